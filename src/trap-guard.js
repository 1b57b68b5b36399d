/**
 * What the build puts around the exports of the WASM, in the bindings. After a
 * trap the memory of an instance may be half written, so that nothing may call
 * into it again: what the page calls throws an error then, and what the browser
 * calls (listeners, finalizers) does nothing. It knows no export by its name,
 * only which of them are the bindings' own.
 */

/* The language's own: pages put others in its place. */
const Promise = /** @type {PromiseConstructor} */ ((async () => {})().constructor);

let tell;

/** Resolves with the error when the WASM traps. */
export const trapped = new Promise((resolve) => (tell = resolve));

function guard(exports, ArticleError) {
  let trap;
  const wrap = (name, run) => {
    const isQuiet = /^__|closure/.test(name);
    return (...values) => {
      if (!trap) {
        try {
          const result = run(...values);
          // A listener that ran meanwhile may have trapped.
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

/** Engines tell of a stack that is full in words only. */
function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || /call stack|recursion/i.test(error?.message);
}
