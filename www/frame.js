/**
 * `frame.html?src=URL`: an article for pages that take a frame and no script of
 * others. Further parameters are the attributes of the element. With
 * `frame-host.js` in the page around it, the frame is as high as its article,
 * has the page's colours and opens the meeting that the page's fragment names.
 *
 * Anyone may frame it, so what it sends is no secret, and what it takes is
 * checked: the window must be its parent, and the origin that of its first message.
 */

import { ArticleWidget } from "./loader.js";

const TYPE = "article-widget-frame";
const { documentElement } = document;
const widget = document.createElement("article-widget");
const attributes = /** @type {import("./internal.js").WidgetClass} */ (ArticleWidget).observedAttributes;
for (const [name, value] of new URLSearchParams(location.search)) {
  if (attributes.includes(name)) widget.setAttribute(name, value);
}
// Messages are in the reader's language until the article is there.
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
  // The observer is silent in a frame that is out of view, where Chromium renders
  // nothing; so are animation frames.
  widget.addEventListener("article-ready", report);
  widget.addEventListener("article-error", report);
  widget.addEventListener("meeting-toggle", ({ detail: { meeting, reason } }) => {
    const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
    const top = /** @type {number} */ (root.getElementById(meeting)?.getBoundingClientRect().top);
    send({ height: height(), top: reason === "hash" ? top + scrollY : undefined });
  });
  // A meeting's link to itself leads to the page, which has the address.
  widget.addEventListener("click", (event) => {
    const link = event.composedPath().find((node) => /** @type {Element} */ (node).part?.contains("permalink"));
    if (!link || host === "*") return;
    event.preventDefault();
    send({ link: new URL(/** @type {HTMLAnchorElement} */ (link).href).hash });
  });
  send({});
}
