/**
 * The WASM and the default article in the build for bundlers, which may not handle
 * such files. Null in the sources and in `pkg/loader.js`, and in a separate file so
 * minifiers remove the code that depends on it.
 */

export const EMBEDDED = /** @type {{ wasm(): Promise<ArrayBuffer>, article: string } | null} */ (null);
