/**
 * Opens and closes meetings in prerendered markup, without the WASM, on behalf of
 * readers, scripts, the page's URL, printing and session memory. Mirrors
 * `src/meetings.rs`, which does this for rendered articles; the files in `behavior/`
 * mirror those in `src/meetings/`, and both use `host-page.js`. Creates no nodes
 * and knows nothing about the format.
 */

import { areAllOpen, updateLabel } from "./behavior/label.js";
import { followHash, followLink } from "./behavior/links.js";
import { restore, store } from "./behavior/memory.js";
import { afterPrint, beforePrint } from "./behavior/print.js";
import { INITIAL, programmatic, ToggleReasons, USER_CLICK } from "./behavior/toggle-reason.js";
import { dispatchToggle, listen, meetingsIn, meetingStates, updateLinks } from "./host-page.js";

/** @import { MeetingState } from "./article_widget.js" */
/** @import { RecordedReason } from "./behavior/toggle-reason.js" */
/** @import { ToggleReason } from "./element.js" */
/** @typedef {Controller} BehaviorController */

const MEETING = "details[part=meeting]";
const TEMPLATE = ":scope > template[shadowrootmode]";

/**
 * Adopts the markup in the shadow root of `host`. If `isBack`, the element has been
 * re-inserted, and neither the URL nor session memory changes it.
 * @param {Element} host
 * @param {string} version
 * @param {boolean} isBack
 */
export function adopt(host, version, isBack) {
  const root = host.shadowRoot?.querySelector("[part=article]") ? host.shadowRoot : attach(host);
  keepTemplate(host, root);
  const controller = new Controller(host, root);
  const found = controller.article.dataset.version;
  if (found !== version) {
    console.warn(`<article-widget>: markup of version ${found}, loader of version ${version}`);
  }
  if (!isBack) {
    restore(controller);
    followHash(controller);
  }
  return controller;
}

/** The meetings of an article, with the methods of a `Widget` except `update`. */
class Controller {
  reasons = new ToggleReasons();
  /**
   * The meetings that printing opened, while it lasts.
   * @type {Set<HTMLDetailsElement> | undefined}
   */
  printing;

  /**
   * @param {Element} host
   * @param {ShadowRoot} root
   */
  constructor(host, root) {
    this.host = host;
    this.root = root;
    this.article = /** @type {HTMLElement} */ (root.querySelector("[part=article]"));
    this.articleId = /** @type {string} */ (this.article.dataset.article);
    /** As rendered: without the WASM the grouping does not change. */
    this.isSingle = this.article.querySelector(`${MEETING}[name]`) !== null;
    for (const meeting of this.elements("[open]")) this.reasons.record(meeting, INITIAL);
    this.article.querySelector("[part=toggle-all]")?.removeAttribute("hidden");
    updateLabel(this.article);
    updateLinks(this.article);
    this.free = this.#listen();
  }

  #listen() {
    const follow = () => followHash(this);
    if (document.readyState === "loading") {
      document.addEventListener("readystatechange", follow, { once: true });
    }
    /** In the order of `listen`. @type {((event: any) => void)[]} */
    const acts = [
      (event) => this.#onToggle(event),
      (event) => this.#onClick(event),
      follow,
      () => beforePrint(this),
      () => afterPrint(this),
    ];
    const stop = listen(this.root, (place, event) => acts[place](event));
    return () => {
      document.removeEventListener("readystatechange", follow);
      stop();
    };
  }

  /** @returns {MeetingState[]} */
  meetings() {
    return meetingStates(this.article);
  }

  /** Opens one meeting or all of them. @param {string} [id] */
  expand(id) {
    this.#setOrThrow(id, () => true);
  }

  /** Closes one meeting or all of them. @param {string} [id] */
  collapse(id) {
    this.#setOrThrow(id, () => false);
  }

  /** Toggles one meeting, or does what the button does. @param {string} [id] */
  toggle(id) {
    this.#setOrThrow(id, (isOpen) => !isOpen);
  }

  /** The ids of the meetings that are open, except those open for printing only. */
  openIds() {
    const open = this.elements("[open]").filter((meeting) => !this.printing?.has(meeting));
    return open.map((meeting) => meeting.id);
  }

  /** See `meetingsIn`. */
  elements(narrowed = "") {
    return meetingsIn(this.article, narrowed);
  }

  /**
   * Opens or closes a meeting.
   * @param {HTMLDetailsElement} meeting
   * @param {boolean} open
   * @param {ToggleReason} reason
   */
  set(meeting, open, reason) {
    this.setOpen(meeting, open, reason);
    this.afterChange(reason);
  }

  /**
   * The same without `afterChange`, which is called once for several meetings.
   * @param {HTMLDetailsElement} meeting
   * @param {boolean} open
   * @param {ToggleReason} reason
   */
  setOpen(meeting, open, reason) {
    if (meeting.open === open) return;
    if (open) this.#recordClosing(meeting, programmatic(reason));
    this.reasons.record(meeting, programmatic(reason));
    meeting.open = open;
  }

  /** What depends on which meetings are open. @param {ToggleReason} reason */
  afterChange(reason) {
    updateLabel(this.article);
    if (reason !== "print") store(this);
  }

  /**
   * @param {boolean} open
   * @param {ToggleReason} reason
   */
  #setAll(open, reason) {
    const all = this.elements();
    // Only one can be open in single mode, so "all" is the first.
    if (open && this.isSingle) all.length = Math.min(all.length, 1);
    for (const meeting of all) this.setOpen(meeting, open, reason);
    this.afterChange(reason);
  }

  /**
   * @param {string | undefined} id
   * @param {(isOpen: boolean) => boolean} next
   */
  #setOrThrow(id, next) {
    if (id == null) return this.#setAll(next(areAllOpen(this.article)), "api");
    const meeting = /** @type {HTMLDetailsElement} */ (typeof id === "string" && this.root.getElementById(id));
    if (!meeting?.matches?.(MEETING)) throw new RangeError(`the article has no meeting with the id "${id}"`);
    this.set(meeting, next(meeting.open), "api");
  }

  /**
   * In single mode the browser closes what is open when another meeting opens.
   * @param {HTMLDetailsElement} meeting
   * @param {RecordedReason} reason
   */
  #recordClosing(meeting, reason) {
    if (!this.isSingle || this.printing) return;
    for (const other of this.elements("[open]")) if (other !== meeting) this.reasons.record(other, reason);
  }

  /** @param {Event} event */
  #onToggle(event) {
    const meeting = /** @type {HTMLDetailsElement} */ (event.target);
    if (!meeting.matches(MEETING)) return;
    const recorded = this.reasons.consume(meeting);
    // The initial state dispatches no event.
    if (recorded === INITIAL && meeting.open) return;
    if (!recorded.isProgrammatic) this.afterChange(recorded.reason);
    if (meeting.open) updateLinks(this.article);
    dispatchToggle(this.host, /** @type {ToggleEvent} */ (event), this.articleId, recorded.reason);
  }

  /** @param {Event} event */
  #onClick(event) {
    const target = /** @type {Element} */ (event.target);
    const meeting = /** @type {HTMLDetailsElement} */ (target.closest("summary")?.closest(MEETING));
    const link = target.closest("a");
    if (target.closest("[part=toggle-all]")) {
      this.#setAll(!areAllOpen(this.article), "user");
    } else if (meeting) {
      this.reasons.record(meeting, USER_CLICK);
      if (!meeting.open) this.#recordClosing(meeting, USER_CLICK);
    } else if (link) {
      followLink(this, link, /** @type {MouseEvent} */ (event));
    }
  }
}

/**
 * Attaches the shadow root of markup that was inserted by a script, since only
 * parsers do that. The template stays, for copies.
 * @param {Element} host
 */
function attach(host) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", clonable: true });
  const { content } = /** @type {HTMLTemplateElement} */ (host.querySelector(TEMPLATE));
  root.replaceChildren(host.ownerDocument.importNode(content, true));
  return root;
}

/**
 * Keeps a template in markup of earlier versions, which has no light children, so
 * copies contain the article.
 * @param {Element} host
 * @param {ShadowRoot} root
 */
function keepTemplate(host, root) {
  if (host.firstElementChild || /\S/.test(/** @type {string} */ (host.textContent))) return;
  const template = host.ownerDocument.createElement("template");
  template.setAttribute("shadowrootmode", "open");
  template.content.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
  host.append(template);
}
