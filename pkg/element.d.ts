import type { Article, ArticleErrorCode, MeetingState } from "./article_widget.js";

export { ArticleError } from "./article_widget.js";
export type * from "./article_widget.js";

/** The version of the package. */
export const version: string;

// codegen: reason-type
/** Why a meeting opened or closed: `reason` of `meeting-toggle`. */
export type ToggleReason =
  | "user"
  | "find"
  | "hash"
  | "api"
  | "print"
  | "restore";
// /codegen

/** The element. The package defines it as `<article-widget>`. */
export class ArticleWidget extends HTMLElement {
  /** The version of the package. */
  static readonly version: string;
  /**
   * The article in use; `null` before there is one, and on prerendered markup. Setting it renders it; setting the
   * same object again changes nothing.
   */
  get article(): Article | null;
  set article(article: Article | null | undefined);
  /** Resolves with the element once it is rendered, rejects with an `ArticleError`. A new promise for each attempt. */
  readonly ready: Promise<this>;
  /** The meetings in document order. */
  readonly meetings: MeetingState[];
  /** Opens a meeting, or all of them. Throws a `RangeError` for an unknown id. */
  expand(id?: string): void;
  /** Closes a meeting, or all of them. Throws a `RangeError` for an unknown id. */
  collapse(id?: string): void;
  /** Toggles a meeting. Without an id: closes all if all are open, else opens all. */
  toggle(id?: string): void;
}

// codegen: event-map
export interface ArticleWidgetEventMap {
  /** An article is on the page; `article` is its id. */
  "article-ready": CustomEvent<{ article: string }>;
  /** An article could not be shown; what was on the page stays. */
  "article-error": CustomEvent<{ code: ArticleErrorCode; message: string; path?: string }>;
  /** A meeting opened or closed. */
  "meeting-toggle": CustomEvent<{ article: string; meeting: string; open: boolean; reason: ToggleReason }>;
}
// /codegen
