/**
 * Handles two versions of the widget on one page: the first loader keeps the element,
 * and a newer one renders articles whose format is too new for the first.
 */

/** @import { ArticleError } from "./error.js" */
/** @import { AnyArticle, Diagnosis, WidgetClass } from "./internal.js" */

/** The event on the window when a newer loader arrives. */
const NEWER = "article-widget-newer";

/**
 * Offers the class of this script to the elements of another version.
 * @param {WidgetClass} first
 * @param {WidgetClass} own
 */
export function meet(first, own) {
  console.warn(`article-widget: ${first.version} is loaded, so ${own.version} is not`);
  const { version } = first.newer ?? first;
  if (own.version.localeCompare(version, "en", { numeric: true }) <= 0) return;
  own.url = import.meta.url;
  first.newer = own;
  dispatchEvent(new Event(NEWER));
}

/**
 * Why the class `by` cannot read the format of an article. `retry` gets the newer
 * class that the page has or will have.
 * @param {ArticleError} error
 * @param {AnyArticle} article
 * @param {WidgetClass} by
 * @param {WidgetClass} definition
 * @param {(newer: WidgetClass) => void} retry
 * @returns {Diagnosis}
 */
export function diagnoseFormat({ code, message, path, problems }, article, by, definition, retry) {
  if (code !== "version") return [code, message, { path, problems }];
  if (definition.newer && definition.newer !== by) retry(definition.newer);
  else addEventListener(NEWER, () => retry(/** @type {WidgetClass} */ (definition.newer)), { once: true });
  const { url = import.meta.url, version } = by;
  return [code, `format version ${article.version} needs a newer script than ${url}, which is ${version}`, { path }];
}
