/**
 * For pages that show this directory's `frame.html` in a frame: gives each frame the
 * height of its article, and sends it the surrounding colour scheme and the page's
 * fragment. A classic script that can be placed anywhere; without frames it does
 * nothing. It only accepts messages from these frames and their origin.
 */
(() => {
  const TYPE = "article-widget-frame";
  const address = new URL("frame.html", /** @type {HTMLScriptElement} */ (document.currentScript).src);
  const frames = () =>
    [...document.querySelectorAll("iframe")].filter(({ src }) => src.split(/[?#]/)[0] === address.href);
  const send = (/** @type {HTMLIFrameElement} */ frame, /** @type {object} */ message) =>
    frame.contentWindow?.postMessage({ type: TYPE, ...message }, address.origin);

  /** Sends the colour scheme of the frame's surroundings. @param {HTMLIFrameElement} frame */
  const sendScheme = (frame) => {
    const { color } = getComputedStyle(frame);
    send(frame, { scheme: color === "rgb(255, 255, 255)" ? "dark" : "light" });
  };
  const connect = (/** @type {HTMLIFrameElement} */ frame) => {
    // The end of the transition reports every change of scheme, whatever caused it.
    frame.style.cssText += "; max-width: 100%; border: 0; color: light-dark(#000, #fff); transition: color 1ms";
    frame.ontransitionend = () => sendScheme(frame);
    sendScheme(frame);
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
  // Frames that were loaded before this script announce themselves again. A frame
  // that is still loading has another origin, so this contains only the type.
  frames().forEach(({ contentWindow }) => contentWindow?.postMessage({ type: TYPE }, "*"));
})();
