/**
 * Locates the WASM and its bindings relative to the sources. The build replaces
 * this file with one that contains the bindings and the hash of the WASM.
 */

import { URL } from "./builtins.js";

/** The hash that the WASM must have, in the form of `integrity`. */
export const INTEGRITY = "";

/** The URL of a file in the package. @param {string} file */
export const inPackage = (file) => new URL(`../pkg/${file}`, import.meta.url).href;

/**
 * Bindings for one instance of the WASM.
 * @param {string} query
 * @returns {Promise<import("./internal.js").Glue>}
 */
export const loadBindings = (query) => import(inPackage(`article_widget.js${query}`));
