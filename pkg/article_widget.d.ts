/// <reference lib="esnext.disposable" />
/* tslint:disable */
/* eslint-disable */
// codegen: format-types
/** A name for use in URLs. */
export type Slug = string;
/** A BCP 47 language tag. */
export type Language = string;
/** A block of the body. */
export type Block = Content | MeetingBlock;
/** Any block but a meeting: text or an image, in the body or in the details of a meeting. */
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
    /** The quoted text. */
    text: Text;
    /** The person or source that is quoted. */
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
/** A meeting in the body. */
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
    /** The article's canonical URL; relative URLs resolve against it. */
    url?: string | null;
    /** When it was first published (RFC 3339 date or date-time). */
    datePublished?: string | null;
    /** When it was last changed (RFC 3339 date or date-time). */
    dateModified?: string | null;
    /** Who wrote it. */
    author?: Contributor[] | null;
    /** Who published it. */
    publisher?: Contributor | null;
    /** The picture above the text. */
    image?: Image | null;
    /** A line from the publisher, such as an invitation to subscribe. It is set apart from the article. */
    promotion?: Promotion | null;
}
/** A part of a line that is a link, emphasized, or in another language. */
export interface Span {
    /** The text. */
    text: string;
    /** The URL that it links to: `https:`, `http:`, `mailto:` or relative. */
    href?: string | null;
    /** Whether it is emphasized. */
    emphasis?: boolean | null;
    /** Whether it is important. */
    strong?: boolean | null;
    /** Its language, if it is not the article's. */
    lang?: Language | null;
}
/** An image. With width and height nothing moves when it loads. */
export interface Image {
    /** Its URL: `https:`, `http:` or relative. */
    src: string;
    /** A text alternative; empty for decorative images. */
    alt: string;
    /** The caption under the image. */
    caption?: Text | null;
    /** Who made the image. */
    credit?: string | null;
    /** Its width in pixels. */
    width?: number | null;
    /** Its height in pixels. */
    height?: number | null;
}
/** A meeting that the article reports. While it is closed it shows its name, format, date and location; opening it shows the rest. */
export interface Meeting {
    /** A name for the meeting that is used in links; unique in the article. */
    id: Slug;
    /** The name of the meeting. */
    name: string;
    /** A short summary, shown first when the meeting opens. */
    summary: Text;
    /** Further blocks, shown after the summary. */
    details?: Content[] | null;
    /** How many sides met. */
    format?: Format | null;
    /** The date: a date, a date-time, or `--MM-DD` if the year is unknown. */
    startDate?: string | null;
    /** The date as printed; shown instead of `startDate`. */
    dateText?: string | null;
    /** The place. */
    location?: string | null;
    /** The attendees. */
    attendees?: Person[] | null;
    /** The topics. */
    agenda?: Text[] | null;
    /** What was agreed. */
    outcome?: Text | null;
    /** The id of the meeting, in the same article, that this one was part of. */
    superEvent?: Slug | null;
}
/** An attendee of a meeting. */
export interface Person {
    /** The name. */
    name: string;
    /** The office that the person holds. */
    jobTitle?: string | null;
    /** The country or organisation that the person represents. */
    affiliation?: string | null;
}
/** An author or a publisher. */
export interface Contributor {
    /** The name. */
    name: string;
    /** A page about them. */
    url?: string | null;
}
/** A line from the publisher. */
export interface Promotion {
    /** The text. */
    text: string;
    /** The URL that it links to. */
    url?: string | null;
}
// /codegen

/** The options of `mount` and `renderToString`: the attributes of `<article-widget>`, and more. */
export interface Options {
    // codegen: attribute-options
    /** URL of the article JSON, against which relative URLs in the article resolve; an empty element without it shows a sample article. */
    src?: string;
    /** `auto` follows the `color-scheme` around the widget, `system` the reader's preference. */
    theme?: "auto" | "system" | "light" | "dark";
    /** Language of the interface; English if the interface is not available in it. */
    lang?: string;
    /** Which meetings start open. */
    expanded?: string;
    /** `single`: opening one closes the others. */
    mode?: "multiple" | "single";
    /** Level of the headline; meetings are one level below. */
    headingLevel?: 1 | 2 | 3 | 4 | 5;
    /** `lazy`: nothing is fetched until the element is near the viewport. */
    loading?: "eager" | "lazy";
    /** Remember open meetings for the session, in `sessionStorage`. */
    remember?: boolean;
    /** Show errors in place, with JSON paths; log warnings of the article to the console. */
    debug?: boolean;
    // /codegen
    /** `renderToString`: the nonce of the styles, inlined or linked. */
    nonce?: string;
    /** The URL of a style sheet to link. Without it the styles are inlined. */
    stylesheet?: string;
    /** `mount`: the article returns to a page that it has just left. */
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

/** A problem of an article. */
export interface Problem {
    /** The path, as in `body[3].attendees[1].name`; the root is the empty string. */
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

/** An error with a stable code. */
export class ArticleError extends Error {
    readonly name: "ArticleError";
    readonly code: ArticleErrorCode;
    /** The path in the article, as in `body[3].attendees[1].name`. */
    readonly path?: string;
    /** Every problem of the article. */
    readonly problems?: Problem[];
}

/** A meeting on the page. */
export interface MeetingState {
    id: string;
    name: string;
    open: boolean;
}

/**
 * Resolves with the error if the WASM traps, which no article should cause. From then
 * on every call throws an `ArticleError` with the code `wasm-invalid`, and the page's
 * content stays.
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
     * Toggles a meeting; an unknown id throws a `RangeError`. Without an id it
     * closes all if all are open, else opens all, as the button does.
     */
    toggle(id?: string): void;
    /**
     * Renders another article, or the same one again, in place. Open meetings
     * stay open if the new article has them. On an error the old article stays.
     * Without options the previous ones apply.
     */
    update(article: Article, options?: Options): void;
}

/**
 * Returns every problem of an article; an empty list if there are none.
 */
export function check(article: Article): Problem[];

/**
 * Renders `article` into the shadow root of `host`, which is created if there is
 * none. Throws an `ArticleError` if the article cannot be rendered; `host` is then
 * unchanged.
 */
export function mount(host: Element, article: Article, options?: Options): Widget;

/**
 * The markup of a prerendered embed. Needs no DOM: it runs in Node, Deno and
 * edge workers. Throws an `ArticleError` if the article cannot be rendered.
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
    readonly __closure_a: (a: number, b: number, c: number, d: any) => void;
    readonly __closure_b: (a: number, b: number, c: any) => void;
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
