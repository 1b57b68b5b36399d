/**
 * Built-ins as of when the loader ran. Scripts of the page may replace them later,
 * and `Promise` may already be replaced: an async function returns the native one.
 */

export const { fetch, Response, URL } = globalThis;
export const Promise = /** @type {PromiseConstructor} */ ((async () => {})().constructor);
