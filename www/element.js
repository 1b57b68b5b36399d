/**
 * The class of `<article-widget>`: attributes, properties, loading events, and the
 * choice of the module that controls the content. It has no side effects. Must not
 * know the article format or any markup in the shadow root; the WASM renders it, or
 * it is prerendered (`behavior.js`).
 *
 * Nothing here may throw into the page.
 */

import { Promise } from "./builtins.js";
import { ArticleError } from "./error.js";
import { loadModule, trapHandlers } from "./module.js";
import { diagnosed } from "./request.js";
import { hasSource, isEmpty, loadSource, OVERRIDDEN, updateChildren } from "./source.js";
import { version } from "./version.js";

/** @import { Article, ArticleErrorCode, MeetingState, Options } from "./article_widget.js" */
/** @import { Glue, Runner, WidgetClass } from "./internal.js" */

export { ArticleError, version };

/** Attributes whose changes require rendering again. */
const RENDERED = ["lang", "mode", "heading-level", "remember", "debug"];
// codegen: attribute-list
const ATTRIBUTES = ["src", "theme", "lang", "expanded", "mode", "heading-level", "loading", "remember", "debug"];
// /codegen
/** Transient errors, retried on `online`. @type {ArticleErrorCode[]} */
const TRANSIENT = ["network", "timeout", "wasm-unavailable"];

export class ArticleWidget extends /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {}) {
  static version = version;
  static observedAttributes = ATTRIBUTES;
  /** Used by the elements of an older loader (`versions.js`). */
  static load = loadModule;

  /** The article that the page has set, if any. @type {Article | null} */
  #articleProperty = null;
  /** Whether `src` has changed since, so it takes precedence. */
  #isSrcNewer = false;
  /** The article on screen, its URL, and the module that rendered it. @type {Article | null} */
  #shown = null;
  /** @type {string | undefined} */
  #src;
  /** @type {Glue | undefined} */
  #glue;
  /** @type {Runner | undefined} */
  #widget;
  /** Whether loading or adoption has begun since the element was connected. */
  #isStarted = false;
  /** The meetings that were open when the element left the page. @type {string | undefined} */
  #savedOpenIds;
  #loading = new AbortController();
  /** Waits until the element is near the viewport. @type {IntersectionObserver | undefined} */
  #observer;
  #internals = internalsOf(this);
  #ready = newPromise();
  #isSettled = false;
  /** Why the last attempt failed, if it did. @type {ArticleError | undefined} */
  #error;
  /** The names of the attributes that have changed in this tick. @type {Set<string>} */
  #changes = new Set();
  /** Shows a status line when loading takes long. @type {number | undefined} */
  #slowTimer;

  /** @type {Article | null | undefined} */
  get article() {
    return this.#shown;
  }

  set article(value) {
    const article = value ?? null;
    // Frameworks set it again whenever they render, also to null or undefined.
    if (article === this.#articleProperty && !this.#isSrcNewer && !this.#error) return;
    this.#articleProperty = article;
    this.#isSrcNewer = false;
    if (!article) this.removeAttribute(OVERRIDDEN);
    if (this.isConnected) this.#start();
  }

  get ready() {
    return this.#ready.promise;
  }

  /** Always open, even if a page or an extension makes every root closed. */
  get shadowRoot() {
    return this.#internals?.shadowRoot ?? super.shadowRoot;
  }

  /** @returns {MeetingState[]} */
  get meetings() {
    return this.#widget?.meetings() ?? [];
  }

  /** @param {string} [id] */
  expand(id) {
    this.#call("expand", id);
  }

  /** @param {string} [id] */
  collapse(id) {
    this.#call("collapse", id);
  }

  /** @param {string} [id] */
  toggle(id) {
    this.#call("toggle", id);
  }

  connectedCallback() {
    if (Object.hasOwn(this, "article")) {
      // It was set before the element was upgraded.
      this.#articleProperty = this.article ?? null;
      delete (/** @type {{ article?: unknown }} */ (this).article);
    }
    if (this.#isStarted) return;
    // Its children may not be parsed yet.
    if (this.nextSibling || document.readyState !== "loading") this.#begin();
    else document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
  }

  /** An atomic move (`moveBefore`) changes nothing. */
  connectedMoveCallback() {}

  /** Constructed style sheets do not move to another document: render again. */
  adoptedCallback() {
    this.attributeChangedCallback("lang", 0);
  }

  disconnectedCallback() {
    // An element that is re-inserted immediately has only been moved.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#isStarted = false;
      this.#observer?.disconnect();
      this.#loading.abort();
      clearTimeout(this.#slowTimer);
      trapHandlers.delete(this.#onTrap);
      if (!this.#widget) return;
      this.#runSafely(() => {
        this.#savedOpenIds = this.#openIds();
        /** @type {Runner} */ (this.#widget).free();
      });
      this.#widget = undefined;
    });
  }

  /**
   * @param {string} name
   * @param {unknown} before
   * @param {unknown} [after]
   */
  attributeChangedCallback(name, before, after) {
    if (name === "src" && before !== null) this.removeAttribute(OVERRIDDEN);
    // Setting the same `src` again retries after an error.
    if (!this.#isStarted || (before === after && !this.#error)) return;
    if (!this.#changes.size) queueMicrotask(() => this.#applyChanges());
    this.#changes.add(name);
  }

  /** Applies the attributes that changed in the last tick. */
  #applyChanges() {
    const changes = this.#changes;
    this.#changes = new Set();
    this.#isSrcNewer ||= changes.has("src");
    if (!this.isConnected) return;
    if (changes.has(this.#observer ? "loading" : "src")) {
      this.#start();
      return;
    }
    if (this.#error) this.#showStatus();
    if (this.#widget) {
      this.#runSafely(() => {
        if (changes.has("debug") && this.#shown) this.#logWarnings();
        if (RENDERED.some((name) => changes.has(name))) {
          this.#widget?.update?.(/** @type {Article} */ (this.#shown), this.#options());
        }
        if (changes.has("expanded")) this.#applyExpanded();
      });
    }
  }

  #openIds() {
    const open = this.meetings.filter((meeting) => meeting.open);
    return open.map((meeting) => meeting.id).join(" ");
  }

  #applyExpanded() {
    const value = (this.getAttribute("expanded") ?? "").trim();
    const ids = new Set(value.split(/\s+/));
    const all = this.meetings;
    const isWanted = (/** @type {MeetingState} */ { id }, /** @type {number} */ index) =>
      value === "all" || (value === "first" ? !index : ids.has(id));
    const wanted = all.filter(isWanted);
    // Each call below visits all meetings, so handle all of them in one call.
    if (wanted.length === all.length) return this.#widget?.expand();
    if (!wanted.length) return this.#widget?.collapse();
    all.forEach((meeting, index) => {
      if (isWanted(meeting, index) !== meeting.open) this.#widget?.[meeting.open ? "collapse" : "expand"](meeting.id);
    });
    // In single mode the last one closed the others, but the first must stay open.
    this.#widget?.expand(wanted[0].id);
  }

  /** Starts with the content that is already in the page. */
  #begin() {
    if (!this.isConnected || this.#isStarted) return;
    this.#isStarted = true;
    if (this.#shown) {
      this.#runSafely(() => this.#mount(/** @type {Article} */ (this.#shown), { expanded: this.#savedOpenIds, resume: true }));
    } else if (this.#articleProperty) {
      this.#start();
    } else if (this.shadowRoot?.querySelector("[part=article]") ?? this.querySelector(":scope > template[shadowrootmode]")) {
      this.#adopt();
    } else if (/^lazy$/i.test(/** @type {string} */ (this.getAttribute("loading")))) {
      const begin = (/** @type {IntersectionObserverEntry[]} */ entries) =>
        entries.some((entry) => entry.isIntersecting) && this.#start();
      this.#observer = new IntersectionObserver(begin, { rootMargin: "200px" });
      this.#observer.observe(this);
      this.#awaitLink();
    } else {
      this.#start();
    }
  }

  /** Starts a lazy element if the fragment may name one of its meetings. */
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

  /** Adopts prerendered markup. */
  async #adopt() {
    const { signal } = (this.#loading = new AbortController());
    try {
      const { adopt } = await import("./behavior.js");
      if (signal.aborted) return;
      const isBack = this.#savedOpenIds !== undefined;
      this.#widget = adopt(this, version, isBack);
      if (isBack) return;
      // A copied element may have the original's message.
      this.#clearStatus();
      this.#settle("resolve", this, "article-ready", { article: this.#widget.articleId });
    } catch (error) {
      this.#reportError(/** @type {Error} */ (error), "network");
    }
  }

  /** Loads the current source and cancels earlier requests. `by` is the class whose
      module renders it: that of a newer loader, if the page has one. */
  async #start(by = /** @type {WidgetClass} */ (/** @type {unknown} */ (ArticleWidget))) {
    this.#isStarted = true;
    this.#observer?.disconnect();
    this.#observer = undefined;
    this.#loading.abort();
    clearTimeout(this.#slowTimer);
    const { signal } = (this.#loading = new AbortController());
    if (this.#isSettled) this.#ready = newPromise();
    this.#isSettled = false;
    // A script may insert the element before its children.
    await undefined;
    if (signal.aborted) return;
    // What is on screen stays, and `ready` remains pending until there is a source.
    if (!hasSource(this, this.#articleProperty) && (this.#widget || !isEmpty(this))) {
      this.#error = undefined;
      this.#clearStatus();
      this.#isSettled = Boolean(this.#widget);
      if (this.#isSettled) this.#ready.resolve(this);
      if (this.#shown) this.#updateChildren(undefined, true);
      return;
    }
    this.#slowTimer = setTimeout(() => this.#showStatus(), 1000);
    let /** @type {Article} */ article, src, glue;
    try {
      [[article, src], glue] = await Promise.all([
        loadSource(this, this.#articleProperty, this.#isSrcNewer, signal),
        by.load(),
      ]);
      if (signal.aborted) return;
      const adopted = this.#widget?.articleId;
      const before = this.#shown ? idOf(this.#shown) : adopted;
      this.#src = src;
      // A newer loader's widget reads every format that this one reads.
      if (/** @type {unknown} */ (by) === ArticleWidget && this.#widget?.update) this.#widget.update(article, this.#options());
      else {
        this.#glue = glue;
        // Open meetings stay open if it is the same article.
        this.#mount(article, adopted === idOf(article) && { expanded: this.#openIds(), resume: true });
      }
      this.#shown = article;
      this.#error = undefined;
      this.#updateChildren(before);
      this.#clearStatus();
      this.#logWarnings();
      this.#settle("resolve", this, "article-ready", { article: idOf(article) });
    } catch (/** @type {any} whatever was thrown */ thrown) {
      // The page may have a newer loader now or later.
      const retry = (/** @type {WidgetClass} */ newer) => signal.aborted || this.#start(newer);
      const diagnose = (/** @type {typeof import("./diagnose.js")} */ found) =>
        found.diagnoseFormat(thrown, article, by, /** @type {WidgetClass} */ (this.constructor), retry);
      const error = thrown.path === "version" ? await diagnosed(thrown, thrown.code, diagnose) : thrown;
      if (!signal.aborted) this.#reportError(error);
    }
  }

  /**
   * @param {string} [before]
   * @param {boolean} [isAlone]
   */
  #updateChildren(before, isAlone) {
    const isProperty = this.#articleProperty && !this.#isSrcNewer;
    updateChildren(this, /** @type {Article} */ (this.#shown), { before, isProperty, isAlone, base: this.#src });
  }

  /**
   * @param {Article} article
   * @param {Options | false} options
   */
  #mount(article, options) {
    const before = this.#widget;
    this.#widget = /** @type {Glue} */ (this.#glue).mount(this, article, { ...this.#options(), ...options });
    before?.free();
    trapHandlers.add(this.#onTrap);
  }

  /** What is on screen stays and works without the WASM. */
  #onTrap = (/** @type {Error} */ trap) => {
    trapHandlers.delete(this.#onTrap);
    this.#widget = undefined;
    this.#savedOpenIds ??= "";
    this.#reportError(trap);
    this.#adopt();
  };

  /** The attributes as options of `mount`. @returns {Options} */
  #options() {
    /** @type {Record<string, string | null>} */
    const options = {};
    for (const name of this.getAttributeNames()) if (ATTRIBUTES.includes(name)) options[name] = this.getAttribute(name);
    return { ...options, src: this.#src };
  }

  /**
   * @param {"expand" | "collapse" | "toggle"} name
   * @param {string} [id]
   */
  #call(name, id) {
    try {
      if (this.#widget) return this.#widget[name](id);
    } catch (error) {
      // After a trap the page gets an event instead of an exception.
      if (/** @type {ArticleError} */ (error).code) return;
      throw error;
    }
    if (id != null) throw new RangeError(`no meeting "${id}"`);
  }

  /**
   * Runs code that the page did not call, so it must not get the exceptions.
   * @param {() => void} act
   */
  #runSafely(act) {
    try {
      act();
    } catch (error) {
      this.#reportError(/** @type {Error} */ (error));
    }
  }

  /**
   * @param {Error & Partial<ArticleError>} cause
   * @param {ArticleErrorCode} code of an error of another class
   */
  #reportError(cause, code = "wasm-invalid") {
    const { message, path } = cause;
    if (cause.name === "ArticleError") code = /** @type {ArticleErrorCode} */ (cause.code);
    const error = (this.#error = new ArticleError(code, message, cause));
    const retry = () => this.#error === error && this.isConnected && this.#start();
    if (TRANSIENT.includes(code)) addEventListener("online", retry, { once: true });
    this.#showStatus();
    this.#settle("reject", error, "article-error", { code, message, path });
  }

  /** Removes the status. Lists in the article may have a role too. */
  #clearStatus() {
    this.shadowRoot?.querySelector("div[role]")?.remove();
  }

  /** Shows that loading takes long or has failed. Without a network this script may
      be unavailable too. */
  #showStatus() {
    const error = this.#error;
    const show = (/** @type {typeof import("./status.js")} */ status) =>
      error === this.#error && status.showStatus(this, error);
    import("./status.js").then(show).catch(() => {});
  }

  /** Logs the warnings of the article on screen, for its publisher. */
  #logWarnings() {
    if (!this.hasAttribute("debug")) return;
    for (const { path, severity, message } of /** @type {Glue} */ (this.#glue).check(/** @type {Article} */ (this.#shown))) {
      if (severity === "warning") console.warn(`article-widget: ${path}: ${message}`);
    }
  }

  /**
   * @param {"resolve" | "reject"} how
   * @param {ArticleWidget | ArticleError} value
   * @param {string} event
   * @param {object} detail
   */
  #settle(how, value, event, detail) {
    clearTimeout(this.#slowTimer);
    this.#isSettled = true;
    this.#ready[how](value);
    const dispatch = () => this.dispatchEvent(new CustomEvent(event, { bubbles: true, composed: true, detail }));
    // Prerendered pages must not count views.
    if (document.prerendering) {
      document.addEventListener("prerenderingchange", () => this.isConnected && dispatch(), { once: true });
    } else dispatch();
  }
}

/** The id of an article, which may be a proxy that throws. @param {Article} article */
function idOf(article) {
  try {
    return article.id;
  } catch {
    return undefined;
  }
}

/** @typedef {{ promise: Promise<ArticleWidget>, resolve(value: unknown): void, reject(error: unknown): void }} Deferred */

/** A deferred promise whose rejection counts as handled: there are events too. */
function newPromise() {
  const deferred = /** @type {Deferred} */ ({});
  deferred.promise = new Promise((resolve, reject) => Object.assign(deferred, { resolve, reject }));
  deferred.promise.catch(() => {});
  return deferred;
}

/** Polyfilled elements and old browsers have no internals. @param {HTMLElement} element */
function internalsOf(element) {
  try {
    return element.attachInternals();
  } catch {
    return undefined;
  }
}
