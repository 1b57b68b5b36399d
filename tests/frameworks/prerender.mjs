/**
 * An article as markup, for the servers of all apps here. It is made by the
 * package itself, which runs in Node as in the browser.
 */

import { readFile } from "node:fs/promises";
import { initSync, renderToString } from "../../pkg/article_widget.js";

initSync({ module: await readFile(new URL("../../pkg/article_widget_bg.wasm", import.meta.url)) });

/** What stands between the tags of the element: a declarative shadow root. */
export function prerender(article, options) {
  const html = renderToString(article, options);
  return html.slice(html.indexOf("<template"), html.lastIndexOf("</article-widget>"));
}
