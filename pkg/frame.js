/**
 * `frame.html?src=URL`: an article for pages that allow frames but no third-party
 * scripts. Further parameters are the element's attributes. If the page loads
 * `frame-host.js`, the frame is as high as its article, has the page's colours and
 * opens the meeting that the page's fragment names.
 *
 * Any page may frame it, so its messages contain no secrets, and it only accepts
 * messages from its parent with the origin of the first message.
 */

import { ArticleWidget } from "./loader.js";

const TYPE = "article-widget-frame";
const { documentElement } = document;
const widget = document.createElement("article-widget");
const attributes = /** @type {import("./internal.js").WidgetClass} */ (ArticleWidget).observedAttributes;
for (const [name, value] of new URLSearchParams(location.search)) {
  if (attributes.includes(name)) widget.setAttribute(name, value);
}
// Messages are in the reader's language until there is an article.
documentElement.lang = navigator.language;
widget.addEventListener("article-ready", () => {
  const { headline, inLanguage } = /** @type {import("./article_widget.js").Article} */ (widget.article);
  document.title = headline;
  documentElement.lang = inLanguage;
});
document.body.append(widget);
if (parent !== window) connect();

function connect() {
  let host = "*";
  const send = (/** @type {object} */ message) => parent.postMessage({ type: TYPE, ...message }, host);

  addEventListener("message", ({ data, origin, source }) => {
    if (source !== parent || data?.type !== TYPE || (host !== "*" && origin !== host)) return;
    if (origin !== "null") host = origin;
    if (!("scheme" in data || "hash" in data)) send({});
    // Where the schemes of a frame and its page differ, browsers paint a canvas.
    if (/^(light|dark)$/.test(data.scheme)) documentElement.style.colorScheme = data.scheme;
    if (/^#./.test(data.hash) && data.hash !== location.hash) location.replace(data.hash);
  });
  const height = () => documentElement.offsetHeight;
  const report = () => send({ height: height() });
  new ResizeObserver(report).observe(documentElement);
  // Chromium does not render frames that are out of view, so neither the observer
  // nor animation frames run there.
  widget.addEventListener("article-ready", report);
  widget.addEventListener("article-error", report);
  widget.addEventListener("meeting-toggle", ({ detail: { meeting, reason } }) => {
    const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
    const top = /** @type {number} */ (root.getElementById(meeting)?.getBoundingClientRect().top);
    send({ height: height(), top: reason === "hash" ? top + scrollY : undefined });
  });
  // Permalinks lead to the page, which knows its URL.
  widget.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => /** @type {Element} */ (node).part?.contains("permalink"));
    if (!link || host === "*") return;
    event.preventDefault();
    send({ link: new URL(/** @type {HTMLAnchorElement} */ (link).href).hash });
  });
  send({});
}
