/**
 * What went wrong, found out afterwards: browsers tell little about a request
 * or a module that failed. And what stands in the place of an article that is
 * late or does not come. Loaded when that happens and not before; when not even
 * this can be loaded, the network is gone, which is then the answer.
 */

import { WORDS } from "./words.js";

/** Why an article could not be fetched: `[code, message]`. */
export async function articleFault(url, ask) {
  // A request that needs no permission tells whether the permission is missing.
  const isThere = await ask(url, () => true, { mode: "no-cors" }).catch((error) => error.code === "http");
  return isThere
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

/** Faults that may be gone when the network is back. */
const PASSING = ["network", "timeout", "wasm-unavailable"];

/**
 * Tells the reader what the element is waiting for, after what is on the
 * screen: that loading takes long, or, with an `error`, that it failed. With
 * the attribute `debug` the publisher is told why. A new line takes the place
 * of the old one; what is rendered next takes all of it away.
 */
export function explain(host, error, retry) {
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
  if (!root.firstChild) {
    // Nothing was rendered, so that the style sheet is not here either.
    const link = add(root, "link");
    link.rel = "stylesheet";
    link.href = new URL("./article-widget.css", import.meta.url).href;
    add(root, "slot");
  }
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
  if (error && PASSING.includes(error.code)) {
    addEventListener("online", () => isLast() && retry(), { once: true });
  }
}

/** The words in the language of the interface, else of the place in the page. */
function wordsFor(host) {
  const tag = host.closest("[lang]")?.lang || document.documentElement.lang || navigator.language;
  const language = tag.split("-")[0].toLowerCase();
  const known = Object.hasOwn(WORDS, language) ? language : "en";
  const [loading, failed, direction = "ltr"] = WORDS[known];
  return [known, loading, failed, direction];
}
