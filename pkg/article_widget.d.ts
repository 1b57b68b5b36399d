/// <reference lib="esnext.disposable" />
/* tslint:disable */
/* eslint-disable */
// codegen: format-types
/** A name for use in addresses. */
export type Slug = string;
/** A BCP 47 language tag. */
export type Language = string;
/** One piece of the body. */
export type Block = Content | MeetingBlock;
/** A piece of text or an image: everything that a body or the details of a meeting can hold, but no meeting. */
export type Content =
| {
    type: "paragraph";
    /** Its text. */
    text: Text;
}
| {
    type: "heading";
    /** Its text. */
    text: Text;
}
| {
    type: "quote";
    /** What was said. */
    text: Text;
    /** Who said it, or where it was written. */
    cite?: string | null;
}
| {
    type: "list";
    /** Its items. */
    items: Text[];
    /** Whether the items are numbered. */
    ordered?: boolean | null;
}
| ({
    type: "image";
} & Image);
/** A line of text: a string, or strings and spans in order. */
export type Text = string | (string | Span)[];
/** A meeting where it stands in the body. */
export type MeetingBlock = {
    type: "meeting";
} & Meeting;
/** How many sides met. */
export type Format = "bilateral" | "trilateral" | "multilateral";

/** A news article that reports one or more meetings. */
export interface Article {
    /** The version of the format: always 1. */
    version: 1;
    /** A name for the article that is used in links and in session memory. */
    id: Slug;
    /** The headline. */
    headline: string;
    /** The language of the text, as a BCP 47 tag. */
    inLanguage: Language;
    /** The text of the article, in order. */
    body: Block[];
    /** The standfirst: one or two sentences under the headline. */
    description?: string | null;
    /** Where the publisher has the article; relative addresses resolve against it. */
    url?: string | null;
    /** When it was first published (RFC 3339 date or date-time). */
    datePublished?: string | null;
    /** When it was last changed (RFC 3339 date or date-time). */
    dateModified?: string | null;
    /** Who wrote it. */
    author?: Contributor[] | null;
    /** Who published it. */
    publisher?: Contributor | null;
    /** The picture that stands over the text. */
    image?: Image | null;
    /** A line of the publisher's own, such as an invitation to subscribe. It is set apart from the article. */
    promotion?: Promotion | null;
}
/** A part of a line that is a link, stressed, or in another language. */
export interface Span {
    /** The text. */
    text: string;
    /** Where it leads: an `https:`, `http:`, `mailto:` or relative address. */
    href?: string | null;
    /** Whether it is stressed. */
    emphasis?: boolean | null;
    /** Whether it is important. */
    strong?: boolean | null;
    /** Its language, if it is not the article's. */
    lang?: Language | null;
}
/** An image. With width and height nothing moves when it arrives. */
export interface Image {
    /** Where it is: an `https:`, `http:` or relative address. */
    src: string;
    /** What it shows, for those who do not see it; empty if it only decorates. */
    alt: string;
    /** The line under the image. */
    caption?: Text | null;
    /** Who made the image. */
    credit?: string | null;
    /** Its width in pixels. */
    width?: number | null;
    /** Its height in pixels. */
    height?: number | null;
}
/** A meeting that the article reports. Its name, format, date and location show while it is closed; everything else opens with it. */
export interface Meeting {
    /** A name for the meeting that is used in links; unique in the article. */
    id: Slug;
    /** What the meeting is called. */
    name: string;
    /** What came of it, in short: the first thing that opening reveals. */
    summary: Text;
    /** More about it, after the summary. */
    details?: Content[] | null;
    /** How many sides met. */
    format?: Format | null;
    /** When it was: a date, a date-time, or `--MM-DD` where the year is not known. */
    startDate?: string | null;
    /** The date as the article prints it; it is shown instead of `startDate`. */
    dateText?: string | null;
    /** Where it was. */
    location?: string | null;
    /** Who took part. */
    attendees?: Person[] | null;
    /** What was talked about. */
    agenda?: Text[] | null;
    /** What was agreed. */
    outcome?: Text | null;
    /** The id of the meeting in the same article that this one was part of. */
    superEvent?: Slug | null;
}
/** Somebody who took part in a meeting. */
export interface Person {
    /** The name. */
    name: string;
    /** The office held. */
    jobTitle?: string | null;
    /** The side: a country or an organisation. */
    affiliation?: string | null;
}
/** An author or a publisher. */
export interface Contributor {
    /** The name. */
    name: string;
    /** A page about them. */
    url?: string | null;
}
/** A line of the publisher's own. */
export interface Promotion {
    /** What it says. */
    text: string;
    /** Where it leads. */
    url?: string | null;
}
// /codegen

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
/** The kinds of problems: `code` of what `check` returns. */
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
| "duplicate-field"
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

// codegen: error-codes
/** Why an article is not on the page: `code` of `article-error`. */
export type ArticleErrorCode =
| "network"
| "timeout"
| "http"
| "cors"
| "invalid-json"
| "invalid-article"
| "wasm-blocked"
| "wasm-unavailable"
| "wasm-invalid"
| "version";
// /codegen

/** What went wrong, with a stable code. */
export class ArticleError extends Error {
    readonly name: "ArticleError";
    readonly code: ArticleErrorCode;
    /** Where in the article, as in `body[3].attendees[1].name`. */
    readonly path?: string;
    /** Everything that is wrong with the article. */
    readonly problems?: Problem[];
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



/**
 * An article on a page, until `free()`.
 */
export class Widget {
    private constructor();
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Closes a meeting, or all of them; an unknown id throws a `RangeError`.
     */
    collapse(id?: string): void;
    /**
     * Opens a meeting, or all of them; an unknown id throws a `RangeError`.
     */
    expand(id?: string): void;
    /**
     * The meetings in document order, and whether they are open.
     */
    meetings(): MeetingState[];
    /**
     * Opens a meeting that is closed and the other way round. Without an id it
     * does what the button does: closes all if all are open, else opens all.
     */
    toggle(id?: string): void;
    /**
     * Renders another article, or the same one anew, in place. Meetings that
     * are open stay open if the new article has them. On an error the old
     * article stays. Without options the old ones stay too.
     */
    update(article: Article, options?: Options): void;
}

/**
 * Everything that is wrong with an article; an empty list if nothing is.
 */
export function check(article: Article): Problem[];

/**
 * Renders `article` into the shadow root of `host`, which is made if there is
 * none. Throws an `ArticleError` when the article cannot be rendered; `host` is
 * then as it was.
 */
export function mount(host: Element, article: Article, options?: Options): Widget;

/**
 * The markup of a prerendered embed. Needs no DOM: it runs in Node, Deno and
 * edge workers. Throws an `ArticleError` when the article cannot be rendered.
 */
export function renderToString(article: Article, options?: Options): string;

/**
 * The version of the package.
 */
export function version(): string;

export type InitInput = RequestInfo | URL | Response | BufferSource | WebAssembly.Module;

export interface InitOutput {
    readonly memory: WebAssembly.Memory;
    readonly __wbg_widget_free: (a: number, b: number) => void;
    readonly check: (a: any) => any;
    readonly mount: (a: any, b: any, c: any) => [number, number, number];
    readonly renderToString: (a: any, b: any) => [number, number, number, number];
    readonly version: () => [number, number];
    readonly widget_collapse: (a: number, b: any) => [number, number];
    readonly widget_expand: (a: number, b: any) => [number, number];
    readonly widget_meetings: (a: number) => any;
    readonly widget_toggle: (a: number, b: any) => [number, number];
    readonly widget_update: (a: number, b: any, c: any) => [number, number];
    readonly wasm_bindgen__convert__closures________invoke__hd745398f99814b65: (a: number, b: number, c: any) => void;
    readonly __wbindgen_malloc: (a: number, b: number) => number;
    readonly __wbindgen_realloc: (a: number, b: number, c: number, d: number) => number;
    readonly __wbindgen_free: (a: number, b: number, c: number) => void;
    readonly __externref_table_alloc: () => number;
    readonly __wbindgen_externrefs: WebAssembly.Table;
    readonly __wbindgen_exn_store: (a: number) => void;
    readonly __externref_drop_slice: (a: number, b: number) => void;
    readonly __wbindgen_destroy_closure: (a: number, b: number) => void;
    readonly __externref_table_dealloc: (a: number) => void;
    readonly __wbindgen_start: () => void;
}

export type SyncInitInput = BufferSource | WebAssembly.Module;

/**
 * Instantiates the given `module`, which can either be bytes or
 * a precompiled `WebAssembly.Module`.
 *
 * @param {{ module: SyncInitInput }} module - Passing `SyncInitInput` directly is deprecated.
 *
 * @returns {InitOutput}
 */
export function initSync(module: { module: SyncInitInput } | SyncInitInput): InitOutput;

/**
 * If `module_or_path` is {RequestInfo} or {URL}, makes a request and
 * for everything else, calls `WebAssembly.instantiate` directly.
 *
 * @param {{ module_or_path: InitInput | Promise<InitInput> }} module_or_path - Passing `InitInput` directly is deprecated.
 *
 * @returns {Promise<InitOutput>}
 */
export default function __wbg_init (module_or_path?: { module_or_path: InitInput | Promise<InitInput> } | InitInput | Promise<InitInput>): Promise<InitOutput>;
