/**
 * For pages with `frame.html` of this directory in a frame: gives each such frame
 * the height of its article, tells it the colour scheme around it and the page's
 * fragment. A classic script, so it can stand anywhere; without frames it does
 * nothing. Messages count only from such a frame and its origin.
 */
(() => {
  const TYPE = "article-widget-frame";
  const address = new URL("frame.html", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter(({ src }) => src.split(/[?#]/)[0] === address.href);
  const send = (/** @type {HTMLIFrameElement} */ frame, /** @type {object} */ message) =>
    frame.contentWindow?.postMessage({ type: TYPE, ...message }, address.origin);

  /** The scheme that the frame has as an element of this page. @param {HTMLIFrameElement} frame */
  const tellScheme = (frame) => {
    const { color } = getComputedStyle(frame);
    send(frame, { scheme: color === "rgb(255, 255, 255)" ? "dark" : "light" });
  };
  const connect = (/** @type {HTMLIFrameElement} */ frame) => {
    // The end of the transition reports every change of scheme, whatever caused it.
    frame.style.cssText += "; max-width: 100%; border: 0; color: light-dark(#000, #fff); transition: color 1ms";
    frame.ontransitionend = () => tellScheme(frame);
    tellScheme(frame);
    send(frame, { hash: location.hash });
  };

  addEventListener("message", ({ data, origin, source }) => {
    if (origin !== address.origin || data?.type !== TYPE) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    const { height, top, link } = data;
    if (height > 0) frame.style.height = `${Math.ceil(height)}px`;
    if (Number.isFinite(top)) scrollTo({ top: frame.getBoundingClientRect().top + scrollY + top });
    if (/^#[a-z0-9-]+\/[a-z0-9-]+$/.test(link)) location.hash = link;
    if (!("height" in data || "link" in data)) connect(frame);
  });
  addEventListener("hashchange", () => frames().forEach((frame) => send(frame, { hash: location.hash })));
  // One that was there first says again that it is: until it is loaded, the
  // window has another origin, so nothing but the type may be in this message.
  frames().forEach(({ contentWindow }) => contentWindow?.postMessage({ type: TYPE }, "*"));
})();
