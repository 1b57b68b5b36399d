// Types that the loader's scripts share. For checking only; not in the package.

import type { Article, ArticleErrorCode, Problem, Widget } from "./article_widget.js";
import type { ArticleWidget } from "./element.js";

/** The bindings of the WASM. */
export type Glue = Omit<typeof import("./article_widget.js"), "trapped"> & { trapped?: Promise<Error> };

/** Runs the markup in a shadow root: a `Widget`, or the controller of
    `behavior.js`, which cannot render and so has no `update`. */
export type Runner = Pick<Widget, "meetings" | "expand" | "collapse" | "toggle" | "free"> & {
  update?: Widget["update"];
  articleId?: string;
};

/** The class of the element with what loaders use among themselves. */
export type WidgetClass = typeof ArticleWidget & {
  readonly observedAttributes: string[];
  load(): Promise<Glue>;
  /** The class of a newer loader that came later, and where that loader is. */
  newer?: WidgetClass;
  url?: string;
};

/** Why something failed: the arguments of `ArticleError`. */
export type Diagnosis = [code: ArticleErrorCode, message: string, details?: ErrorDetails];

export interface ErrorDetails {
  path?: string;
  problems?: Problem[];
}

/** `request` of `request.js`. */
export type Request = typeof import("./request.js").request;

/** What a mutation observer reports. Only elements and documents have these methods. */
export type AnyNode = Node & Partial<Pick<Element, "matches" | "querySelector" | "querySelectorAll">>;

/** Any article that was read, also of a format that this loader does not know. */
export type AnyArticle = Omit<Article, "version"> & { version: number };

// What TypeScript's library does not know yet.
declare global {
  interface Document {
    readonly prerendering?: boolean;
  }

  interface NavigationEntryChangeEvent extends Event {
    readonly navigationType: "push" | "replace" | "reload" | "traverse" | null;
    readonly from: { readonly url: string | null };
  }

  var navigation:
    | { addEventListener(type: "currententrychange", listener: (event: NavigationEntryChangeEvent) => void): void }
    | undefined;
}
