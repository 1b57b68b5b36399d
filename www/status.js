/**
 * The status of an article that is slow or failed to load: a line for readers and,
 * with the attribute `debug`, details for publishers. Loaded on demand.
 */

import { MESSAGES } from "./messages.js";

/* The host's custom properties apply here too; the other colours are system colours,
   which follow the surrounding colour scheme. */
const CSS = `:host{display:block}
:host([hidden]){display:none}
div[role]{
  all:initial;
  -webkit-locale:revert-layer;
  color-scheme:inherit;
  pointer-events:inherit;
  visibility:inherit;
  display:block;
  margin-block:1em;
  border-radius:var(--article-radius,4px);
  background:var(--article-background,Canvas);
  color:var(--article-color,CanvasText);
  font:var(--article-font-size,medium)/var(--article-line-height,1.6) var(--article-font-label,system-ui,sans-serif);
  overflow-wrap:anywhere
}
:host([theme=system i]) div[role]{color-scheme:light dark}
:host([theme=light i]) div[role]{color-scheme:light}
:host([theme=dark i]) div[role]{color-scheme:dark}
div[role] *{margin:0}
div[role]>*+*{margin-block-start:var(--article-spacing,1em)}
div[role=alert]{padding:1em;border:1px solid}
div[role] ul{font-family:ui-monospace,monospace}`;

/** @import { ArticleError } from "./error.js" */

/** The style sheet of each document. @type {WeakMap<Document, CSSStyleSheet>} */
const sheets = new WeakMap();

/**
 * Constructed style sheets need no request and nothing in `style-src`.
 * @param {ShadowRoot} root
 */
function style(root) {
  const document = root.ownerDocument;
  // A document without a window displays nothing.
  if (!document.defaultView) return;
  let sheet = sheets.get(document);
  if (!sheet) {
    sheet = new document.defaultView.CSSStyleSheet();
    sheet.replaceSync(CSS);
    sheets.set(document, sheet);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

/**
 * Shows below the content that loading takes long or, with an `error`, that it has
 * failed. A new line replaces the old one; the next article removes it.
 * @param {Element} host
 * @param {ArticleError} [error]
 */
export function showStatus(host, error) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const isShown = root.querySelector("[part=article]");
  const isDebug = error && host.hasAttribute("debug");
  const role = isDebug ? "alert" : "status";
  const before = root.querySelector("div[role]");
  // The article may have been rendered while this script was loading, and readers
  // who have an article need no status.
  if (isShown && !isDebug) {
    before?.remove();
    return;
  }
  const add = (/** @type {Node} */ parent, /** @type {string} */ tag, text = "") => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };
  style(root);
  if (!root.firstChild) add(root, "slot");
  let box = /** @type {HTMLElement & { turn?: object }} */ (before);
  if (before?.getAttribute("role") !== role) {
    before?.remove();
    box = add(root, "div");
    box.setAttribute("part", isDebug ? "error" : "status");
    box.setAttribute("role", role);
  }
  // A delayed message may be out of date.
  const turn = (box.turn = {});
  const isLast = () => box.isConnected && box.turn === turn;
  const write = () => {
    const [language, loading, failed, direction] = messagesFor(host);
    box.replaceChildren();
    const line = add(box, "p", error ? failed : loading);
    line.lang = language;
    line.dir = direction;
    if (!isDebug) return;
    const { code, message, path, problems = [{ path, message }] } = error;
    // Messages for publishers are in English.
    const english = { lang: "en", dir: "ltr" };
    Object.assign(add(box, "strong", code), english);
    const list = Object.assign(add(box, "ul"), english);
    for (const problem of problems) {
      add(list, "li", problem.path ? `${problem.path}: ${problem.message}` : problem.message);
    }
  };
  // Screen readers announce a status when it changes in an existing live region, and
  // an alert when it appears.
  if (isDebug || box === before) write();
  else setTimeout(() => isLast() && write(), 100);
}

/**
 * The messages in the language of the element, the page or the browser.
 * @param {Element} host
 */
function messagesFor(host) {
  const tag = /** @type {HTMLElement | null} */ (host.closest("[lang]"))?.lang || document.documentElement.lang || navigator.language;
  const language = tag.split("-")[0].toLowerCase();
  const known = Object.hasOwn(MESSAGES, language) ? language : "en";
  const [loading, failed, direction = "ltr"] = MESSAGES[known];
  return [known, loading, failed, direction];
}
