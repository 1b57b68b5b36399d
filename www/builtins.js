/**
 * Built-ins as they were when the loader was loaded. Scripts of the page may
 * replace these later, and `Promise` may be replaced already: an async function
 * returns the native one.
 */

export const { fetch, Response, URL } = globalThis;
export const Promise = /** @type {PromiseConstructor} */ ((async () => {})().constructor);
