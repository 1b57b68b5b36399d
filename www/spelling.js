/**
 * The second spelling, `<div data-article-widget data-src="…">`, for content
 * systems that strip unknown tags. It puts an element of ours into each such
 * element, with its children as fallback, and keeps the options of both equal.
 * What the options mean is the loader's matter.
 */

const MARKED = "[data-article-widget]";

let isWatching = false;

/** Serves what is in the page and what will be. Once is enough. */
export function watch(tag, options) {
  if (isWatching) return;
  isWatching = true;
  const make = (element) => {
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
  const scan = (node) => {
    if (node.matches?.(MARKED)) make(node);
    node.querySelectorAll?.(MARKED).forEach(make);
  };
  const begin = () => {
    scan(document);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target.matches?.(MARKED)) make(target);
        addedNodes.forEach(scan);
      }
    }).observe(document, { childList: true, subtree: true, attributeFilter: options.map((name) => `data-${name}`) });
  };
  // Their children may be still to come while the parser is at work.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin, { once: true });
  else begin();
}
