/**
 * The WASM module and its bindings: one instance for all elements of a page,
 * and a new one after a failure or a trap. Knows nothing about articles.
 */

import { INTEGRITY, inPackage, loadBindings } from "./bindings.js";
import { Promise } from "./builtins.js";
import { EMBEDDED } from "./embedded.js";
import { ArticleError } from "./error.js";
import { diagnosed, request, withTimeout } from "./request.js";
import { version } from "./version.js";

/** @import { Glue } from "./internal.js" */

/**
 * What each mounted element does when the WASM traps.
 * @type {Set<(trap: Error) => void>}
 */
export const trapHandlers = new Set();

/** @type {Promise<Glue> | undefined} */
let module;
let attempts = 0;

/** The bindings of the one instance, which is loaded on the first call. */
export function loadModule() {
  module ??= startModule(attempts++).catch(async (error) => {
    module = undefined;
    if (error instanceof ArticleError && error.code !== "http") throw error;
    throw await diagnosed(error, "wasm-unavailable", ({ diagnoseWasm }) =>
      diagnoseWasm(error, request, inPackage(""), version, INTEGRITY),
    );
  });
  return module;
}

/** @param {number} attempt */
async function startModule(attempt) {
  // Browsers cache failed modules by URL.
  const query = attempt ? `?retry=${attempt}` : "";
  // Bytes instead of the response, so the error is ours and not the engine's.
  const read = (/** @type {Response} */ response) => response.arrayBuffer();
  const wasm = EMBEDDED
    ? EMBEDDED.wasm()
    : request(inPackage(`article_widget_bg.wasm${query}`), read, { integrity: INTEGRITY });
  // New bindings each time: those of a trapped instance are unusable.
  const bindings = withTimeout(loadBindings(query), "WASM");
  const [glue, bytes] = await Promise.all([bindings, wasm]);
  await glue.default({ module_or_path: bytes });
  const found = glue.version();
  if (found !== version) throw new ArticleError("version", `WASM ${found}, loader ${version}`);
  glue.trapped?.then((trap) => {
    module = undefined;
    for (const handle of trapHandlers) handle(trap);
  });
  return glue;
}
