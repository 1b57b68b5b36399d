/**
 * The source of an element's article: the `article` property, inline data, `src`, or
 * the default article. Keeps the element's children consistent with the article on
 * screen. Renders nothing.
 */

import { Response, URL } from "./builtins.js";
import { EMBEDDED } from "./embedded.js";
import { ArticleError } from "./error.js";
import { diagnosed, request, requestText } from "./request.js";

/** @import { Article } from "./article_widget.js" */

/** Inline data. */
const INLINE = ':scope > script[type="application/json"]';
/** Children that contain an article: inline data, the template of prerendered markup
    that was inserted by a script, and light children. */
const HOLDERS = `${INLINE}, :scope > template[shadowrootmode], :scope > article`;

/** Marks an element whose `article` takes precedence over its `src`: copies have no
    properties, and must not load another article. */
export const OVERRIDDEN = "data-src-overridden";

/** Whether an element has neither a fallback nor data. @param {Element} element */
export const isEmpty = (element) => !element.firstElementChild && !/\S/.test(/** @type {string} */ (element.textContent));

/**
 * Whether the page specifies an article.
 * @param {Element} element
 * @param {Article | null} property
 */
export const hasSource = (element, property) =>
  property || element.matches(`[src]:not([${OVERRIDDEN}])`) || element.querySelector(INLINE);

/**
 * The article and its URL, if it has one, in order of precedence. A `src` that has
 * changed after the start takes precedence over everything else.
 * @param {Element} element
 * @param {Article | null} property
 * @param {boolean} isSrcNewer
 * @param {AbortSignal} signal
 * @returns {Promise<[article: Article, url?: string]>}
 */
export async function loadSource(element, property, isSrcNewer, signal) {
  const src = element.getAttribute("src");
  if (!isSrcNewer || src === null) {
    if (property) return [property];
    const inline = element.querySelector(INLINE);
    if (inline) return [await parseArticle(/** @type {string} */ (inline.textContent))];
  }
  const url =
    src === null
      ? parseUrl("articles/lachin-corridor.json", import.meta.url)
      : parseUrl(src, element.ownerDocument.baseURI);
  const article = await (EMBEDDED && src === null ? parseArticle(EMBEDDED.article) : fetchArticle(url, signal));
  return [article, url];
}

/**
 * @param {string} url
 * @param {AbortSignal} signal
 */
async function fetchArticle(url, signal) {
  try {
    return await parseArticle(await requestText(url, signal));
  } catch (error) {
    if (error instanceof ArticleError || signal.aborted) throw error;
    throw await diagnosed(/** @type {Error} */ (error), "network", ({ diagnoseArticle }) => diagnoseArticle(url, request));
  }
}

/**
 * The page may have replaced `JSON.parse`; a response uses the native one.
 * @param {string} text
 */
async function parseArticle(text) {
  try {
    return await new Response(text).json();
  } catch (error) {
    throw new ArticleError("invalid-json", `not JSON: ${/** @type {Error} */ (error).message}`);
  }
}

/**
 * `URL.parse`, which Chrome 111, Firefox 115 and Safari 16.4 lack.
 * @param {string} address
 * @param {string} base
 */
function parseUrl(address, base) {
  try {
    return new URL(address, base).href;
  } catch {
    throw new ArticleError("network", `no URL: ${address}`);
  }
}

/**
 * Updates the children of `element` for the article on screen: copies of the element
 * may have only its children, so these must not contain another article. An element
 * without children gets a headline if its attributes do not name the article: it has
 * changed from `before`, is a property, or `isAlone`.
 * @param {Element} element
 * @param {Article} article
 * @param {{ before?: string, isProperty: boolean | null, isAlone?: boolean, base?: string }} how
 */
export function updateChildren(element, article, { before, isProperty, isAlone, base }) {
  try {
    const { id, headline, url, inLanguage } = article;
    element.toggleAttribute(OVERRIDDEN, Boolean(isProperty && element.hasAttribute("src")));
    const isOther = before !== undefined && before !== id;
    if (isOther) element.querySelectorAll(HOLDERS).forEach((holder) => holder.remove());
    else if (isProperty) element.querySelector(INLINE)?.remove();
    if (!isEmpty(element) || !(isOther || isProperty || isAlone)) return;
    const { ownerDocument } = element;
    const light = ownerDocument.createElement("article");
    const line = light.appendChild(ownerDocument.createElement(url ? "a" : "p"));
    light.lang = inLanguage;
    light.dir = "auto";
    line.textContent = headline;
    if (url) /** @type {HTMLAnchorElement} */ (line).href = parseUrl(url, base ?? ownerDocument.baseURI);
    element.append(light);
  } catch {
    // The object could only be read once.
  }
}
