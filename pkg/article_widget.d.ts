/* tslint:disable */
/* eslint-disable */
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
    theme?: "auto" | "system" | "light" | "dark";
    /** The language of the interface. */
    lang?: string;
    /** `none`, `first`, `all`, or ids of meetings separated by spaces. */
    expanded?: string;
    mode?: "multiple" | "single";
    headingLevel?: 1 | 2 | 3 | 4 | 5;
    loading?: "eager" | "lazy";
    remember?: boolean;
    debug?: boolean;
    /** Where the article came from; relative addresses resolve against it. */
    src?: string;
    /** `renderToString`: the nonce of the styles, inside or linked. */
    nonce?: string;
    /** The address of a style sheet to link. Without it the styles are inside. */
    stylesheet?: string;
    /** `mount`: the article comes back to where it was a moment ago. */
    resume?: boolean;
}

/** Something that is wrong with an article. */
export interface Problem {
    /** As in `body[3].attendees[1].name`; the root is the empty string. */
    path: string;
    code:
    | "missing" | "type" | "empty" | "value" | "slug" | "language" | "date" | "url"
    | "duplicate-id" | "unknown-meeting" | "circular" | "nested" | "limit" | "version"
    | "unknown-block" | "unreadable";
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
    readonly wasm_bindgen__convert__closures________invoke__h3a687ca9241bd4a8: (a: number, b: number, c: any) => void;
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
