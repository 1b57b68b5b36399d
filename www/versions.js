/**
 * Two versions of the widget on one page: the first loader keeps the element, and
 * a newer one renders the articles whose format is too new for the first.
 */

/** The event of the window when a newer loader has come. */
const NEWER = "article-widget-newer";

/** Offers `loader`, the one of this script, to elements of another version. */
export function meet(first, loader) {
  console.warn(`article-widget: ${first.version} is here, so ${loader.version} is not`);
  const { version } = first.newer ?? first;
  if (loader.version.localeCompare(version, "en", { numeric: true }) <= 0) return;
  first.newer = { ...loader, url: import.meta.url };
  dispatchEvent(new Event(NEWER));
}

/**
 * Why the loader `by` cannot read the format of an article: `[code, message,
 * details]`. `retry` gets the newer loader that the page has or will have.
 */
export function diagnoseFormat({ code, message, path, problems }, definition, by, retry) {
  if (code !== "version") return [code, message, { path, problems }];
  if (definition.newer && definition.newer !== by) retry(definition.newer);
  else addEventListener(NEWER, () => retry(definition.newer), { once: true });
  const { url = import.meta.url, version } = by;
  return [code, `${message} (${url} is ${version})`, { path }];
}
