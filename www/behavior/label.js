/**
 * The label and state of the button that expands or collapses all meetings. The
 * WASM imports this file too, so it must not import others.
 */

const CLOSED = "details[part=meeting]:not([open])";

/** @param {Element} article */
export function areAllOpen(article) {
  return !article.querySelector(CLOSED);
}

/** @param {Element} article */
export function updateLabel(article) {
  const button = /** @type {HTMLElement | null} */ (article.querySelector("[part=toggle-all]"));
  const isExpanded = areAllOpen(article);
  const label = button?.dataset[isExpanded ? "collapse" : "expand"];
  if (!button || button.textContent === label) return;
  button.textContent = /** @type {string} */ (label);
  button.setAttribute("aria-expanded", /** @type {string} */ (/** @type {unknown} */ (isExpanded)));
}
