/**
 * The loader: the `<article-widget>` element, and everything that is fetched
 * for it. It owns requests, attributes, events about loading, and errors. It
 * must not know the article format or any markup below the shadow root: that is
 * the WASM's, or, on prerendered pages, stands there already (`adopt.js`).
 *
 * Nothing here may throw into the page.
 */

export const version = "0.1.0";

const TAG = "article-widget";
const TIMEOUT = 10_000;
/** Attributes, as they are spelled on the element and, after `data-`, on others. */
const LIVE = ["lang", "mode", "heading-level", "remember", "debug"];
const OPTIONS = ["src", "expanded", "theme", "loading", ...LIVE];
/** The article itself, in the markup. */
const INLINE = ':scope > script[type="application/json"]';
/** Children that hold an article: inline data, prerendered markup that came
    late, and the light children of prerendered markup. */
const HOLDERS = `${INLINE}, :scope > template[shadowrootmode], :scope > article`;

/* In `pkg/loader.js` the bindings are part of this file, as a function that makes
   them anew (`bundledGlue`), and the build puts the digest of the WASM here. */
const INTEGRITY = typeof WASM_INTEGRITY === "string" ? WASM_INTEGRITY : "";
const inPackage = (file) => new URL(INTEGRITY ? file : `../pkg/${file}`, import.meta.url).href;

/* The page's own scripts may replace these later, and `Promise` and `JSON.parse`
   may be replaced already: a function has the one, and a response the other. */
const { fetch, Response, URL } = globalThis;
const Promise = (async () => {})().constructor;

/** Errors that may be gone when the network is back. */
const TRANSIENT = ["network", "timeout", "wasm-unavailable"];

/** What went wrong, with a stable `code` and, in an article, the JSON `path`. */
export class ArticleError extends Error {
  name = "ArticleError";
  constructor(code, message, { path, problems } = {}) {
    super(message);
    Object.assign(this, { code, path, problems });
  }
}

/** `work`, or an error when it takes longer than ten seconds. The timer is our
    own: WebKit loses `AbortSignal.timeout` inside of `AbortSignal.any`. */
function inTime(work, what) {
  let timer;
  const end = new Promise((_, reject) => {
    timer = setTimeout(reject, TIMEOUT, new ArticleError("timeout", `no answer from ${what}`));
  });
  return Promise.race([work, end]).finally(() => clearTimeout(timer));
}

/** Loaded when something fails. */
const faults = () => inTime(import("./faults.js"), "faults");

/** Asks for `url` and reads the answer, both within ten seconds. */
async function ask(url, read, init, signal) {
  const request = new AbortController();
  const stop = () => request.abort();
  if (signal) signal.onabort = stop;
  const answer = async () => {
    const response = await fetch(url, {
      // What a page added to every object is no option.
      __proto__: null,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      signal: request.signal,
      ...init,
    });
    if (!response.ok) throw new ArticleError("http", `${url} answered ${response.status}`);
    return read(response);
  };
  return inTime(answer(), url).finally(stop);
}

/** Requests for articles under way, by URL. Elements that want the same article
    share one: browsers send a few at a time, and the rest would time out in the
    queue. */
const requests = new Map();

/** The text at `url`. The request is aborted when nobody waits for it any more. */
function requestText(url, signal) {
  let shared = requests.get(url);
  if (!shared) {
    const request = new AbortController();
    const end = () => requests.get(url) === shared && requests.delete(url);
    shared = { request, end, users: 0, text: ask(url, readText, {}, request.signal).finally(end) };
    requests.set(url, shared);
  }
  shared.users++;
  signal.addEventListener("abort", () => {
    if (--shared.users) return;
    shared.end();
    shared.request.abort();
  });
  return shared.text;
}

/** Fetches an article. */
async function fetchArticle(url, signal) {
  try {
    return await parseArticle(await requestText(url, signal));
  } catch (error) {
    if (error instanceof ArticleError || signal.aborted) throw error;
    const sorted = faults().then((found) => found.articleFault(url, ask));
    throw new ArticleError(...(await sorted.catch(() => ["network", error.message])));
  }
}

/** The text of an answer. One that was allowed to begin is not lacking CORS. */
const readText = (response) =>
  response.text().catch((error) => {
    throw new ArticleError("network", `${response.url} broke off: ${error.message}`);
  });

async function parseArticle(text) {
  try {
    return await new Response(text).json();
  } catch (error) {
    throw new ArticleError("invalid-json", `not JSON: ${error.message}`);
  }
}

let module;
let tries = 0;

/** The one instance of the WASM for all the elements of the page. */
function loadModule() {
  module ??= startModule(tries++).catch(async (error) => {
    module = undefined;
    if (error instanceof ArticleError && error.code !== "http") throw error;
    const sorted = faults().then((found) => found.wasmFault(error, ask, inPackage(""), version, INTEGRITY));
    throw new ArticleError(...(await sorted.catch(() => ["wasm-unavailable", error.message])));
  });
  return module;
}

async function startModule(retry) {
  // Browsers remember a module that failed by its address.
  const query = retry ? `?retry=${retry}` : "";
  // The bytes, and not the answer: it is ours to say what is wrong with them.
  const read = (response) => response.arrayBuffer();
  const wasm = ask(inPackage(`article_widget_bg.wasm${query}`), read, { integrity: INTEGRITY });
  const [glue, bytes] = await Promise.all([loadGlue(query), wasm]);
  await glue.default({ module_or_path: bytes });
  const found = glue.version();
  if (found !== version) throw new ArticleError("version", `WASM ${found}, loader ${version}`);
  glue.trapped?.then((trap) => {
    module = undefined;
    for (const rescue of mounted) rescue(trap);
  });
  return glue;
}

/** New bindings, since those of an instance that trapped are of no use. */
function loadGlue(query) {
  if (INTEGRITY) return bundledGlue();
  return inTime(import(inPackage(`article_widget.js${query}`)), "WASM");
}

/** What each element on the page does when the WASM traps. */
const mounted = new Set();

/** The id of an article, which may be a proxy that throws. */
function idOf(article) {
  try {
    return article.id;
  } catch {
    return undefined;
  }
}

/** A deferred promise whose rejection counts as handled: there are events too. */
function newPromise() {
  const deferred = {};
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  deferred.promise.catch(() => {});
  return deferred;
}

/** Elements of a polyfill, and browsers without them, have no internals. */
function internalsOf(element) {
  try {
    return element.attachInternals();
  } catch {
    return undefined;
  }
}

/** `URL.parse`, which Chrome 111, Firefox 115 and Safari 16.4 lack. */
function parseUrl(address, base) {
  try {
    return new URL(address, base).href;
  } catch {
    throw new ArticleError("network", `no address: ${address}`);
  }
}

export class ArticleWidget extends (globalThis.HTMLElement ?? class {}) {
  static version = version;
  static observedAttributes = OPTIONS;

  /** What the page set as `article`, if anything. */
  #given = null;
  /** Whether `src` was changed after that, so that it counts before it. */
  #srcWins = false;
  /** The article on the screen, where it came from, and what rendered it. */
  #shown = null;
  #src;
  #glue;
  /** What runs the markup in the shadow root: a `Widget`, or the stand-in of
      `adopt.js`, which cannot render and so has no `update`. */
  #widget;
  /** Whether the element was taken in hand since it came to the page. */
  #isStarted = false;
  /** The meetings that were open when it left the page. */
  #kept;
  #loading = new AbortController();
  /** Waits until the element is near the viewport. */
  #observer;
  #internals = internalsOf(this);
  #ready = newPromise();
  #isSettled = false;
  /** Why the last attempt failed, if it did. */
  #error;
  /** The names of the attributes that changed in this tick. */
  #changes = new Set();
  /** Tells the reader that it takes long. */
  #slow;

  get article() {
    return this.#shown;
  }

  set article(article = null) {
    // Frameworks set it again whenever they render, also to nothing.
    if (article === this.#given && !this.#srcWins && !this.#error) return;
    this.#given = article;
    this.#srcWins = false;
    if (this.isConnected) this.#start();
  }

  get ready() {
    return this.#ready.promise;
  }

  /** Open by contract, also where a page or an extension closes every root. */
  get shadowRoot() {
    return this.#internals?.shadowRoot ?? super.shadowRoot;
  }

  get meetings() {
    return this.#widget?.meetings() ?? [];
  }

  expand(id) {
    this.#call("expand", id);
  }

  collapse(id) {
    this.#call("collapse", id);
  }

  toggle(id) {
    this.#call("toggle", id);
  }

  connectedCallback() {
    if (Object.hasOwn(this, "article")) {
      // It was set before the element was one of ours.
      this.#given = this.article ?? null;
      delete this.article;
    }
    if (this.#isStarted) return;
    // Its children may be still to come while the parser is at work.
    if (this.nextSibling || document.readyState !== "loading") this.#begin();
    else document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
  }

  /** A move in one step (`moveBefore`) changes nothing. */
  connectedMoveCallback() {}

  /** Constructed style sheets stay behind in the old document: render anew. */
  adoptedCallback() {
    this.attributeChangedCallback("lang", 0);
  }

  disconnectedCallback() {
    // What is put in again at once has only been moved.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#isStarted = false;
      this.#observer?.disconnect();
      this.#loading.abort();
      clearTimeout(this.#slow);
      mounted.delete(this.#rescue);
      if (!this.#widget) return;
      this.#guard(() => {
        this.#kept = this.#openIds();
        this.#widget.free();
      });
      this.#widget = undefined;
    });
  }

  attributeChangedCallback(name, before, after) {
    // The same `src` again is another attempt, when the last one failed.
    if (!this.#isStarted || (before === after && !this.#error)) return;
    if (!this.#changes.size) queueMicrotask(() => this.#follow());
    this.#changes.add(name);
  }

  /** Follows the attributes that changed in the last tick. */
  #follow() {
    const changes = this.#changes;
    this.#changes = new Set();
    this.#srcWins ||= changes.has("src");
    if (!this.isConnected) return;
    if (changes.has(this.#observer ? "loading" : "src")) {
      this.#start();
      return;
    }
    if (this.#error) this.#explain();
    if (this.#widget) {
      this.#guard(() => {
        if (changes.has("debug") && this.#shown) this.#warn();
        if (LIVE.some((name) => changes.has(name))) this.#widget.update?.(this.#shown, this.#options());
        if (changes.has("expanded")) this.#expandAsAsked();
      });
    }
  }

  #openIds() {
    const open = this.meetings.filter((meeting) => meeting.open);
    return open.map((meeting) => meeting.id).join(" ");
  }

  #expandAsAsked() {
    const asked = (this.getAttribute("expanded") ?? "").trim();
    let first;
    this.meetings.forEach(({ id }, index) => {
      const isWanted = asked === "all" || (asked === "first" ? !index : asked.split(/\s+/).includes(id));
      if (isWanted) first ??= id;
      this.#widget[isWanted ? "expand" : "collapse"](id);
    });
    // In single mode the last one closed the others, and the first is to stay.
    if (first) this.#widget.expand(first);
  }

  /** Begins with what stands in the page. */
  #begin() {
    if (!this.isConnected || this.#isStarted) return;
    this.#isStarted = true;
    if (this.#shown) {
      this.#guard(() => this.#mount(this.#shown, { expanded: this.#kept, resume: true }));
    } else if (this.#given) {
      this.#start();
    } else if (this.shadowRoot?.querySelector("[part=article]") ?? this.querySelector(":scope > template[shadowrootmode]")) {
      this.#adopt();
    } else if (/^lazy$/i.test(this.getAttribute("loading"))) {
      const begin = (entries) => entries.some((entry) => entry.isIntersecting) && this.#start();
      this.#observer = new IntersectionObserver(begin, { rootMargin: "200px" });
      this.#observer.observe(this);
      this.#awaitLink();
    } else {
      this.#start();
    }
  }

  /** Starts a lazy element when the fragment may name one of its meetings. */
  #awaitLink() {
    const { signal } = (this.#loading = new AbortController());
    const seek = async () => {
      const { mayNameMeeting } = await import("./host-page.js");
      if (!signal.aborted && mayNameMeeting(this)) this.#start();
    };
    const check = () => location.hash && seek().catch(() => {});
    addEventListener("hashchange", check, { signal });
    check();
  }

  /** Takes prerendered markup as it stands. */
  async #adopt() {
    const { signal } = (this.#loading = new AbortController());
    try {
      const { adopt } = await import("./adopt.js");
      if (signal.aborted) return;
      const isBack = this.#kept !== undefined;
      this.#widget = adopt(this, version, isBack);
      if (isBack) return;
      // The message of an element that this one is a copy of.
      this.shadowRoot.querySelector("[role]")?.remove();
      this.#settle("resolve", this, "article-ready", { article: this.#widget.article });
    } catch (error) {
      this.#fail(error, "network");
    }
  }

  /** Loads what is to be shown now; what was under way is void. */
  async #start() {
    this.#isStarted = true;
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#loading.abort();
    clearTimeout(this.#slow);
    const { signal } = (this.#loading = new AbortController());
    if (this.#isSettled) this.#ready = newPromise();
    this.#isSettled = false;
    // A script that inserts an element may add its children right after.
    await undefined;
    if (signal.aborted) return;
    if (!this.#hasSource()) {
      this.#error = undefined;
      this.shadowRoot?.querySelector("[role]")?.remove();
      this.#isSettled = Boolean(this.#widget);
      if (this.#isSettled) this.#ready.resolve(this);
      if (this.#shown) this.#updateChildren(undefined, true);
      return;
    }
    this.#slow = setTimeout(() => this.#explain(), 1000);
    try {
      const [[article, src], glue] = await Promise.all([this.#source(signal), loadModule()]);
      if (signal.aborted) return;
      const before = this.#shown ? idOf(this.#shown) : this.#widget?.article;
      this.#glue = glue;
      this.#src = src;
      if (this.#widget?.update) this.#widget.update(article, this.#options());
      // Of the same article what is open stays open.
      else this.#mount(article, this.#widget?.article === idOf(article) && { expanded: this.#openIds(), resume: true });
      this.#shown = article;
      this.#error = undefined;
      this.#updateChildren(before);
      this.shadowRoot.querySelector("[role]")?.remove();
      this.#warn();
      this.#settle("resolve", this, "article-ready", { article: idOf(article) });
    } catch (error) {
      if (!signal.aborted) this.#fail(error);
    }
  }

  /** The article and where it came from, by the order of precedence. */
  async #source(signal) {
    const src = this.getAttribute("src");
    const isSrc = this.#srcWins && src !== null;
    if (this.#given && !isSrc) return [this.#given];
    const inline = this.querySelector(INLINE);
    if (inline && !isSrc) return [await parseArticle(inline.textContent)];
    const url =
      src === null
        ? parseUrl("articles/lachin-corridor.json", import.meta.url)
        : parseUrl(src, this.ownerDocument.baseURI);
    return [await fetchArticle(url, signal), url];
  }

  /** Whether it shows the sample: nothing is on screen, not even a fallback. */
  #isBare() {
    return !this.#widget && this.#isEmpty();
  }

  #isEmpty() {
    return !this.firstElementChild && !/\S/.test(this.textContent);
  }

  /** Whether there is an article to load. If not, what is on screen stays, and
      `ready` is pending until there is one. */
  #hasSource() {
    return this.#given || this.hasAttribute("src") || this.querySelector(INLINE) || this.#isBare();
  }

  /** Copies of the element may have its children alone, and the children must
      not hold another article than the one on screen. */
  #updateChildren(before, isAlone) {
    try {
      const { id, headline, url, inLanguage } = this.#shown;
      const isOther = before !== undefined && before !== id;
      const isGiven = this.#given && !this.#srcWins;
      if (isOther) this.querySelectorAll(HOLDERS).forEach((holder) => holder.remove());
      else if (isGiven) this.querySelector(INLINE)?.remove();
      if (!this.#isEmpty() || !(isOther || isGiven || isAlone)) return;
      const { ownerDocument } = this;
      const light = ownerDocument.createElement("article");
      const line = light.appendChild(ownerDocument.createElement(url ? "a" : "p"));
      light.lang = inLanguage;
      light.dir = "auto";
      line.textContent = headline;
      if (url) line.href = parseUrl(url, this.#src ?? ownerDocument.baseURI);
      this.append(light);
    } catch {
      // An object that can be read once and not again.
    }
  }

  #mount(article, options) {
    const standIn = this.#widget;
    this.#widget = this.#glue.mount(this, article, { ...this.#options(), ...options });
    standIn?.free();
    mounted.add(this.#rescue);
  }

  /** What is on the screen stays, and goes on without the WASM. */
  #rescue = (trap) => {
    mounted.delete(this.#rescue);
    this.#widget = undefined;
    this.#kept ??= "";
    this.#fail(trap);
    this.#adopt();
  };

  /** The attributes as the WASM takes them. */
  #options() {
    const options = {};
    for (const name of this.getAttributeNames()) if (OPTIONS.includes(name)) options[name] = this.getAttribute(name);
    return { ...options, src: this.#src };
  }

  #call(name, id) {
    try {
      if (this.#widget) return this.#widget[name](id);
    } catch (error) {
      // Where the WASM stopped, the page is told by an event.
      if (error.code) return;
      throw error;
    }
    if (id != null) throw new RangeError(`no meeting "${id}"`);
  }

  /** Does something that the page did not ask for, and must not hear of. */
  #guard(act) {
    try {
      act();
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(cause, code = "wasm-invalid") {
    const { message, path } = cause;
    if (cause.name === "ArticleError") code = cause.code;
    const error = (this.#error = new ArticleError(code, message, cause));
    const retry = () => this.#error === error && this.isConnected && this.#start();
    if (TRANSIENT.includes(code)) addEventListener("online", retry, { once: true });
    this.#explain();
    this.#settle("reject", error, "article-error", { code, message, path });
  }

  /** Tells the reader that it takes long, or what went wrong. Without a network
      there may be no script for that. */
  #explain() {
    const error = this.#error;
    const explain = (found) => error === this.#error && found.explain(this, error);
    faults().then(explain).catch(() => {});
  }

  /** Logs the warnings of the article on screen, for its publisher. */
  #warn() {
    if (!this.hasAttribute("debug")) return;
    for (const { path, severity, message } of this.#glue.check(this.#shown)) {
      if (severity === "warning") console.warn(`${TAG}: ${path}: ${message}`);
    }
  }

  #settle(how, value, event, detail) {
    clearTimeout(this.#slow);
    this.#isSettled = true;
    this.#ready[how](value);
    const dispatch = () => this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
    // A page counts nothing before it has a reader.
    if (document.prerendering) {
      document.addEventListener("prerenderingchange", () => this.isConnected && dispatch(), { once: true });
    } else dispatch();
  }
}

/** Waits for the first `<div data-article-widget>`, whose script comes then. */
function seekSpelling() {
  const marked = "[data-article-widget]";
  const seek = (node) => {
    if (!node.matches?.(marked) && !node.querySelector?.(marked)) return;
    observer.disconnect();
    import("./spelling.js").then(({ watch }) => watch(TAG, OPTIONS)).catch(() => {});
  };
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(seek)));
  observer.observe(document, { childList: true, subtree: true });
  seek(document);
}

// Browsers without the youngest APIs used here keep the fallback: Safari before
// 16.4 and Firefox before 101 lack constructed style sheets, Chrome before 93
// lacks `Object.hasOwn`, and some pages have a `URL` of their own. Servers may
// have `customElements`, but no document.
if (globalThis.document?.adoptedStyleSheets && Object.hasOwn && URL?.prototype) {
  const first = customElements.get(TAG);
  if (first) {
    if (first.version !== version) {
      console.warn(`${TAG}: ${first.version} is here, so ${version} is not`);
    }
  } else {
    customElements.define(TAG, ArticleWidget);
    seekSpelling();
  }
}
