/**
 * The build wraps the exports of the WASM with this, in the bindings. After a trap
 * the memory of an instance may be inconsistent, so nothing may call into it again:
 * calls from the page throw an error, and calls from the browser (listeners,
 * finalizers) do nothing. It knows no export by name, only which ones are internal
 * to the bindings.
 */

/* The native one, since pages may replace it. */
const Promise = /** @type {PromiseConstructor} */ ((async () => {})().constructor);

/** @type {(trap: Error) => void} */
let tell;

/** Resolves with the error when the WASM traps. @type {Promise<Error>} */
export const trapped = new Promise((resolve) => (tell = resolve));

/**
 * @param {WebAssembly.Exports} exports
 * @param {typeof import("../www/error.js").ArticleError} ArticleError
 */
function guard(exports, ArticleError) {
  /** @type {Error | undefined} */
  let trap;
  const wrap = (/** @type {string} */ name, /** @type {Function} */ run) => {
    const isQuiet = /^__|closure/.test(name);
    return (/** @type {unknown[]} */ ...values) => {
      if (!trap) {
        try {
          const result = run(...values);
          // A listener that ran during the call may have trapped.
          if (!trap || isQuiet) return result;
        } catch (error) {
          if (!isTrap(error)) throw error;
          trap = error;
          tell(error);
        }
      }
      if (isQuiet) return undefined;
      throw new ArticleError("wasm-invalid", `the WASM stopped: ${trap.message}`);
    };
  };
  const entries = Object.entries(exports);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "function" ? wrap(name, value) : value]),
  );
}

/**
 * Engines report a stack overflow only in the message.
 * @param {unknown} error
 * @returns {error is Error}
 */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || /call stack|recursion/i.test(/** @type {Error} */ (error)?.message);
}
