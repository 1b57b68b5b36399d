/**
 * Finds out why something could not be loaded: browsers report little about failed
 * requests and modules. Loaded on demand; if even this cannot be loaded, the network
 * is the likely cause.
 */

export * from "./versions.js";

/** @import { ArticleError } from "./error.js" */
/** @import { Diagnosis, Request } from "./internal.js" */

/**
 * Why an article could not be fetched.
 * @param {string} url
 * @param {Request} request
 * @returns {Promise<Diagnosis>}
 */
export async function diagnoseArticle(url, request) {
  // A request without CORS shows whether the server is reachable, and one without
  // a body whether CORS is allowed: in some engines a truncated or wrongly encoded
  // response fails like one without CORS.
  const succeeds = (/** @type {RequestInit} */ init) =>
    request(url, () => true, init).catch((error) => error.code === "http");
  const [isThere, isAllowed] = await Promise.all([succeeds({ mode: "no-cors" }), succeeds({ method: "HEAD" })]);
  return isThere && !isAllowed
    ? ["cors", `${url} does not allow other sites to read it (CORS)`]
    : ["network", `${url} could not be reached`];
}

/**
 * Why the WASM in the directory `base` could not be used.
 * @param {ArticleError} error of that class, or any other error
 * @param {Request} request
 * @param {string} base
 * @param {string} version
 * @param {string} integrity
 * @returns {Promise<Diagnosis>}
 */
export async function diagnoseWasm(error, request, base, version, integrity) {
  const { WebAssembly } = globalThis;
  if (!WebAssembly) return ["wasm-unavailable", "this browser has no WebAssembly"];
  if (isBlocked(error)) {
    const message =
      "the Content-Security-Policy of the page does not allow WebAssembly; add 'wasm-unsafe-eval' to script-src";
    console.error(`<article-widget>: ${message}`);
    return ["wasm-blocked", message];
  }
  if (error.code === "http") return ["wasm-unavailable", error.message];
  const url = new URL("article_widget_bg.wasm", base).href;
  const isWrong = error instanceof WebAssembly.CompileError || error instanceof WebAssembly.LinkError;
  try {
    // A wrong hash looks like a failed request. The bytes distinguish the two; they
    // are inspected and never run.
    const read = (/** @type {Response} */ response) => response.arrayBuffer();
    const bytes = await request(url, read);
    const [section] = WebAssembly.Module.customSections(await WebAssembly.compile(bytes), "article-widget");
    const found = new TextDecoder().decode(section);
    if (found !== version) return ["version", `WASM ${found}, loader ${version}`];
    // The page may lack `crypto.subtle`, but the request can be repeated anywhere.
    const isOurs = !integrity || (await request(url, read, { integrity }).catch(() => false));
    if (!isOurs) return ["wasm-invalid", `${url} is not the WASM that this loader was built with: its digest differs`];
  } catch (other) {
    if (other instanceof WebAssembly.CompileError) return ["wasm-invalid", `${url} is not WASM: ${other.message}`];
  }
  return [isWrong ? "wasm-invalid" : "wasm-unavailable", error.message];
}

/**
 * Whether the page's policy forbids WebAssembly. WebKit reports it in the message;
 * in other engines not even the smallest module compiles.
 * @param {Error} error
 */
function isBlocked(error) {
  if (/unsafe-eval/.test(error.message)) return true;
  try {
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return false;
  } catch {
    return true;
  }
}
