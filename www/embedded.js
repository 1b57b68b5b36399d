/**
 * What the build for bundlers contains: the WASM and the default article, since
 * a bundler may not place files. Empty in the sources and in `pkg/loader.js`, and
 * alone in its file so that minifiers remove what depends on it.
 */

export const EMBEDDED = /** @type {{ wasm(): Promise<ArrayBuffer>, article: string } | null} */ (null);
