/**
 * Defines `<article-widget>`, and handles `<div data-article-widget>` once the page
 * has one.
 */

import { URL } from "./builtins.js";
import { ArticleWidget } from "./element.js";
import { version } from "./version.js";

/** @import { AnyNode, WidgetClass } from "./internal.js" */

const TAG = "article-widget";
const MARKED = "[data-article-widget]";

/** Defines the element, unless the page has it or the browser is too old. */
export function define() {
  // Browsers without the newest APIs used here keep the fallback: Safari before
  // 16.4 and Firefox before 101 lack constructed style sheets, Chrome before 93
  // lacks `Object.hasOwn`, and some pages define their own `URL`. Servers may have
  // `customElements`, but no document.
  if (!(globalThis.document?.adoptedStyleSheets && /** @type {Partial<ObjectConstructor>} */ (Object).hasOwn && URL?.prototype)) return;
  const first = /** @type {WidgetClass | undefined} */ (customElements.get(TAG));
  if (!first) {
    customElements.define(TAG, ArticleWidget);
    awaitMarked();
  } else if (first.version !== version) {
    import("./versions.js").then(({ meet }) => meet(first, /** @type {WidgetClass} */ (ArticleWidget))).catch(() => {});
  }
}

/** Waits for the first marked element and loads the script that handles them. */
function awaitMarked() {
  const check = (/** @type {AnyNode} */ node) => {
    if (!node.matches?.(MARKED) && !node.querySelector?.(MARKED)) return;
    observer.disconnect();
    import("./data-attribute.js")
      .then(({ watch }) => watch(TAG, /** @type {WidgetClass} */ (ArticleWidget).observedAttributes))
      .catch(() => {});
  };
  const observer = new MutationObserver((records) => records.forEach(({ addedNodes }) => addedNodes.forEach(check)));
  observer.observe(document, { childList: true, subtree: true });
  check(document);
}
