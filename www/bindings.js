/**
 * Where the WASM and its bindings are, seen from the sources. The build replaces
 * this file with one that contains the bindings and the digest of the WASM.
 */

import { URL } from "./builtins.js";

/** The digest that the WASM must have, as for the `integrity` of a request. */
export const INTEGRITY = "";

/** The URL of a file of the package. @param {string} file */
export const inPackage = (file) => new URL(`../pkg/${file}`, import.meta.url).href;

/**
 * Bindings for one instance of the WASM.
 * @param {string} query
 * @returns {Promise<import("./internal.js").Glue>}
 */
export const loadBindings = (query) => import(inPackage(`article_widget.js${query}`));
