/** A news article that reports meetings: the article format, version 1. */
export interface Article {
  version: 1;
  /** A slug: `[a-z0-9][a-z0-9-]*`. */
  id: string;
  headline: string;
  /** BCP 47. */
  inLanguage: string;
  body: Block[];
  description?: string | null;
  /** `https:`, `http:` or relative; relative addresses in the article resolve against it. */
  url?: string | null;
  /** RFC 3339. */
  datePublished?: string | null;
  /** RFC 3339. */
  dateModified?: string | null;
  author?: Contributor[] | null;
  publisher?: Contributor | null;
  image?: Image | null;
  promotion?: { text: string; url?: string | null } | null;
}

/** An author or a publisher. */
export interface Contributor {
  name: string;
  url?: string | null;
}

/** A piece of the body. */
export type Block = Content | ({ type: "meeting" } & Meeting);

/** Everything that the details of a meeting can hold: any block but a meeting. */
export type Content =
  | { type: "paragraph"; text: Text }
  | { type: "heading"; text: Text }
  | { type: "quote"; text: Text; cite?: string | null }
  | { type: "list"; items: Text[]; ordered?: boolean | null }
  | ({ type: "image" } & Image);

/** An image. Width and height, in pixels, keep the page from moving. */
export interface Image {
  src: string;
  alt: string;
  caption?: Text | null;
  credit?: string | null;
  width?: number | null;
  height?: number | null;
}

/** A meeting that the article reports. */
export interface Meeting {
  /** A slug, unique in the article. */
  id: string;
  name: string;
  /** What opening the meeting reveals first. */
  summary: Text;
  details?: Content[] | null;
  format?: "bilateral" | "trilateral" | "multilateral" | null;
  /** A date, a date-time, or `--MM-DD` where the year is not known. */
  startDate?: string | null;
  /** The date as the article prints it. */
  dateText?: string | null;
  location?: string | null;
  attendees?: Person[] | null;
  agenda?: Text[] | null;
  outcome?: Text | null;
  /** The id of the meeting that this one was part of. */
  superEvent?: string | null;
}

/** Somebody who took part in a meeting. */
export interface Person {
  name: string;
  jobTitle?: string | null;
  affiliation?: string | null;
}

/** A line of text. */
export type Text = string | (string | Span)[];

/** A part of a line that is a link, stressed, or in another language. */
export interface Span {
  text: string;
  href?: string | null;
  emphasis?: boolean | null;
  strong?: boolean | null;
  lang?: string | null;
}

/** How an embed wants its article: the attributes of `<article-widget>`. */
export interface Options {
  // codegen: attribute-options
  /** Address of the article JSON, which relative addresses in it resolve against; an empty element without it shows a sample article. */
  src?: string;
  /** `auto` follows the `color-scheme` around the widget, `system` the reader's preference. */
  theme?: "auto" | "system" | "light" | "dark";
  /** Language of the interface; English where it is not known. */
  lang?: string;
  /** Which meetings start open. */
  expanded?: string;
  /** `single`: opening one closes the others. */
  mode?: "multiple" | "single";
  /** Level of the headline; meetings are one below. */
  headingLevel?: 1 | 2 | 3 | 4 | 5;
  /** `lazy`: nothing is fetched until the element is near the viewport. */
  loading?: "eager" | "lazy";
  /** Keep open meetings for the session, in `sessionStorage`. */
  remember?: boolean;
  /** Show errors in place, with JSON paths; log warnings of the article to the console. */
  debug?: boolean;
  // /codegen
  /** `renderToString`: the nonce of the styles, inside or linked. */
  nonce?: string;
  /** The address of a style sheet to link. Without it the styles are inside. */
  stylesheet?: string;
  /** `mount`: the article comes back to where it was a moment ago. */
  resume?: boolean;
}

// codegen: problem-codes
export type ProblemCode =
  | "missing"
  | "type"
  | "empty"
  | "value"
  | "slug"
  | "language"
  | "date"
  | "url"
  | "duplicate-id"
  | "unknown-meeting"
  | "circular"
  | "nested"
  | "limit"
  | "version"
  | "unknown-block"
  | "unreadable";
// /codegen

/** Something that is wrong with an article. */
export interface Problem {
  /** As in `body[3].attendees[1].name`; the root is the empty string. */
  path: string;
  code: ProblemCode;
  severity: "error" | "warning";
  message: string;
}

/** A meeting on the page. */
export interface MeetingState {
  id: string;
  name: string;
  open: boolean;
}

/**
 * Resolves with the error when the WASM traps, which no article should be able
 * to cause. From then on every call throws an `ArticleError` with the code
 * `wasm-invalid`, and what is on the page stays as it is.
 */
export const trapped: Promise<Error>;
