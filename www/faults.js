/**
 * What went wrong, found out afterwards: browsers tell little about a request
 * or a module that failed. And what stands in the place of an article that is
 * late or does not come. Loaded when that happens and not before; when not even
 * this can be loaded, the network is gone, which is then the answer.
 */

import { WORDS } from "./words.js";

/** Why an article could not be fetched: `[code, message]`. */
export async function articleFault(url, ask) {
  // A request that needs no permission shows whether the server can be reached,
  // and one without a body whether the permission is there: an answer that is
  // cut short or wrongly encoded fails in some engines like one without CORS.
  const succeeds = (init) => ask(url, () => true, init).catch((error) => error.code === "http");
  const [isThere, isAllowed] = await Promise.all([succeeds({ mode: "no-cors" }), succeeds({ method: "HEAD" })]);
  return isThere && !isAllowed
    ? ["cors", `${url} does not allow other sites to read it (CORS)`]
    : ["network", `${url} could not be reached`];
}

/** Why the WASM in the folder `place` could not be had: `[code, message]`. */
export async function wasmFault(error, ask, place, version, integrity) {
  const { WebAssembly } = globalThis;
  if (!WebAssembly) return ["wasm-unavailable", "this browser has no WebAssembly"];
  if (isBlocked(error)) {
    const message =
      "the Content-Security-Policy of the page does not allow WebAssembly; add 'wasm-unsafe-eval' to script-src";
    console.error(`<article-widget>: ${message}`);
    return ["wasm-blocked", message];
  }
  if (error.code === "http") return ["wasm-unavailable", error.message];
  const url = new URL("article_widget_bg.wasm", place).href;
  const isWrong = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
  try {
    // A digest that does not fit looks like a request that failed; what is
    // there tells the two apart. It is looked at and never run.
    const read = (response) => response.arrayBuffer();
    const bytes = await ask(url, read);
    const [section] = WebAssembly.Module.customSections(await WebAssembly.compile(bytes), "article-widget");
    const found = new TextDecoder().decode(section);
    if (found !== version) return ["version", `WASM ${found}, loader ${version}`];
    // The page may lack `crypto.subtle`; the request that failed can be repeated anywhere.
    const isOurs = !integrity || (await ask(url, read, { integrity }).catch(() => false));
    if (!isOurs) return ["wasm-invalid", `${url} is not the WASM that this loader was built with: its digest differs`];
  } catch (other) {
    if (other instanceof WebAssembly.CompileError) return ["wasm-invalid", `${url} is no WASM: ${other.message}`];
  }
  return [isWrong ? "wasm-invalid" : "wasm-unavailable", error.message];
}

/** Whether the policy of the page forbids WebAssembly. WebKit says so in the
    message; elsewhere not even the smallest module there is compiles then. */
function isBlocked(error) {
  if (/unsafe-eval/.test(error.message)) return true;
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return false;
  } catch {
    return true;
  }
}

/* The host's own properties apply here too; colours are the system's, so that
   they fit the colour scheme of the place. */
const CSS = `:host{display:block}
:host([hidden]){display:none}
[role]{
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
:host([theme=system i]) [role]{color-scheme:light dark}
:host([theme=light i]) [role]{color-scheme:light}
:host([theme=dark i]) [role]{color-scheme:dark}
[role] *{margin:0}
[role]>*+*{margin-block-start:var(--article-spacing,1em)}
[role=alert]{padding:1em;border:1px solid}
[role] ul{font-family:ui-monospace,monospace}`;

/** The style sheet of each document. */
const sheets = new WeakMap();

/** Constructed style sheets need no request and nothing in `style-src`. */
function style(root) {
  const document = root.ownerDocument;
  // A document without a window shows nothing.
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
 * Tells the reader what the element is waiting for, after what is on the
 * screen: that loading takes long, or, with an `error`, that it failed. With
 * the attribute `debug` the publisher is told why. A new line takes the place
 * of the old one; what is rendered next takes all of it away.
 */
export function explain(host, error) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const isShown = root.querySelector("[part=article]");
  const isDebug = error && host.hasAttribute("debug");
  const role = isDebug ? "alert" : "status";
  const before = root.querySelector("[role]");
  // Rendered while this script was on its way; and a reader who has the article
  // has lost nothing.
  if (isShown && !isDebug) {
    before?.remove();
    return;
  }
  const add = (parent, tag, text = "") => {
    const element = parent.appendChild(document.createElement(tag));
    element.textContent = text;
    return element;
  };
  style(root);
  if (!root.firstChild) add(root, "slot");
  let box = before;
  if (before?.getAttribute("role") !== role) {
    before?.remove();
    box = add(root, "div");
    box.setAttribute("part", isDebug ? "error" : "status");
    box.setAttribute("role", role);
  }
  // What is told later may be out of date by then.
  const turn = (box.turn = {});
  const isLast = () => box.isConnected && box.turn === turn;
  const tell = () => {
    const [language, loading, failed, direction] = wordsFor(host);
    box.replaceChildren();
    const line = add(box, "p", error ? failed : loading);
    line.lang = language;
    line.dir = direction;
    if (!isDebug) return;
    const { code, message, path, problems = [{ path, message }] } = error;
    // Publishers are told in English.
    const english = { lang: "en", dir: "ltr" };
    Object.assign(add(box, "strong", code), english);
    const list = Object.assign(add(box, "ul"), english);
    for (const problem of problems) {
      add(list, "li", problem.path ? `${problem.path}: ${problem.message}` : problem.message);
    }
  };
  // A status is read out when it changes in a region that is known already, an
  // alert when it comes.
  if (isDebug || box === before) tell();
  else setTimeout(() => isLast() && tell(), 100);
}

/** The words in the language of the interface, else of the place in the page. */
function wordsFor(host) {
  const tag = host.closest("[lang]")?.lang || document.documentElement.lang || navigator.language;
  const language = tag.split("-")[0].toLowerCase();
  const known = Object.hasOwn(WORDS, language) ? language : "en";
  const [loading, failed, direction = "ltr"] = WORDS[known];
  return [known, loading, failed, direction];
}
