/**
 * The button for all meetings, which says what it would do. The WASM imports this
 * file too, so it must not import others.
 */

const CLOSED = "details[part=meeting]:not([open])";

export function areAllOpen(article) {
  return !article.querySelector(CLOSED);
}

export function updateLabel(article) {
  const button = article.querySelector("[part=toggle-all]");
  const label = button?.dataset[areAllOpen(article) ? "collapse" : "expand"];
  if (button && button.textContent !== label) button.textContent = label;
}
