/**
 * Requests: timeouts, sharing, and diagnosis. Knows nothing about what is
 * requested.
 */

import { fetch, Promise } from "./builtins.js";
import { ArticleError } from "./error.js";

/** @import { ArticleErrorCode } from "./article_widget.js" */
/** @import { Diagnosis } from "./internal.js" */

const TIMEOUT = 10_000;

/**
 * Rejects if `work` takes longer than ten seconds. Uses its own timer, since
 * WebKit loses `AbortSignal.timeout` inside `AbortSignal.any`.
 * @template T
 * @param {Promise<T>} work
 * @param {string} what
 * @returns {Promise<T>}
 */
export function withTimeout(work, what) {
  /** @type {number} */
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(reject, TIMEOUT, new ArticleError("timeout", `no answer from ${what}`));
  });
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer));
}

/**
 * Fetches `url` and reads the response, both within ten seconds.
 * @template T
 * @param {string} url
 * @param {(response: Response) => T | Promise<T>} read
 * @param {RequestInit} [init]
 * @param {AbortSignal} [signal]
 * @returns {Promise<T>}
 */
export async function request(url, read, init, signal) {
  const controller = new AbortController();
  const abort = () => controller.abort();
  if (signal) signal.onabort = abort;
  const respond = async () => {
    const response = await fetch(
      url,
      /** @type {RequestInit} */ ({
        // Properties that a page added to every object are not options.
        __proto__: null,
        credentials: "omit",
        referrerPolicy: "no-referrer",
        signal: controller.signal,
        ...init,
      }),
    );
    if (!response.ok) throw new ArticleError("http", `${url} answered ${response.status}`);
    return read(response);
  };
  return withTimeout(respond(), url).finally(abort);
}

/**
 * Pending requests for text, by URL. Elements with the same article share one:
 * browsers run a few at a time, and the others would time out in the queue.
 * @type {Map<string, { controller: AbortController, forget(): void, text: Promise<string>, users: number }>}
 */
const pending = new Map();

/**
 * The text at `url`. The request is aborted once nobody waits for it.
 * @param {string} url
 * @param {AbortSignal} signal
 */
export function requestText(url, signal) {
  let shared = pending.get(url);
  if (!shared) {
    const controller = new AbortController();
    const forget = () => pending.get(url) === shared && pending.delete(url);
    const text = request(url, readText, {}, controller.signal).finally(forget);
    shared = { controller, forget, text, users: 0 };
    pending.set(url, shared);
  }
  shared.users++;
  signal.addEventListener("abort", () => {
    if (--shared.users) return;
    shared.forget();
    shared.controller.abort();
  });
  return shared.text;
}

/** A response that has begun does not lack CORS, so this is a network error. */
const readText = (/** @type {Response} */ response) =>
  response.text().catch((error) => {
    throw new ArticleError("network", `${response.url} broke off: ${error.message}`);
  });

/**
 * Finds out why a request failed. `diagnose` gets the module for that; if it cannot
 * be loaded either, the error has the given code.
 * @param {Error} error
 * @param {ArticleErrorCode} code
 * @param {(module: typeof import("./diagnose.js")) => Diagnosis | Promise<Diagnosis>} diagnose
 */
export async function diagnosed(error, code, diagnose) {
  const found = withTimeout(import("./diagnose.js"), "diagnose.js").then(diagnose);
  const [foundCode, message, details] = await found.catch(() => /** @type {Diagnosis} */ ([code, error.message]));
  return new ArticleError(foundCode, message, details);
}
