/**
 * `<div data-article-widget data-src="…">`, the alternative for content systems that
 * strip unknown tags. Inserts an `<article-widget>` into each such element, with the
 * element's children as fallback, and copies its options.
 */

/** @import { AnyNode } from "./internal.js" */

const MARKED = "[data-article-widget]";

let isWatching = false;

/**
 * Handles marked elements, including those added later. Call it once.
 * @param {string} tag
 * @param {string[]} options
 */
export function watch(tag, options) {
  if (isWatching) return;
  isWatching = true;
  const make = (/** @type {Element} */ element) => {
    const widget = element.querySelector(`:scope > ${tag}`) ?? document.createElement(tag);
    for (const name of options) {
      const value = element.getAttribute(`data-${name}`);
      if (value === null) widget.removeAttribute(name);
      else widget.setAttribute(name, value);
    }
    if (widget.parentNode) return;
    widget.append(...element.childNodes);
    element.append(widget);
  };
  const scan = (/** @type {AnyNode} */ node) => {
    if (node.matches?.(MARKED)) make(/** @type {Element} */ (node));
    node.querySelectorAll?.(MARKED).forEach(make);
  };
  const begin = () => {
    scan(document);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of /** @type {(MutationRecord & { target: Element })[]} */ (records)) {
        if (target.matches?.(MARKED)) make(target);
        addedNodes.forEach(scan);
      }
    }).observe(document, { childList: true, subtree: true, attributeFilter: options.map((name) => `data-${name}`) });
  };
  // Their children may not be parsed yet.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}
