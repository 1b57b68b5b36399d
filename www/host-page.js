/**
 * The page around an article: the meeting that its fragment names, scroll
 * restoration, prerendering, session memory and events. Rendered and prerendered
 * articles share this file; the WASM imports it, so it must not import others.
 * Opens and closes no meeting, and never changes the page's history.
 */

/** @import { MeetingState } from "./article_widget.js" */
/** @import { ToggleReason } from "./element.js" */

const MEETING = "details[part=meeting]";

/** Whether the current history entry was reached by a reload, back or forward, so
    the browser restores the scroll position. */
let isRestored = false;

if (globalThis.document) observeHistory();

function observeHistory() {
  const [load] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
  // A script may have navigated since the page was loaded.
  if (load?.name === location.href) isRestored = /^(reload|back_forward)$/.test(load.type);
  const { navigation } = globalThis;
  if (navigation) {
    navigation.addEventListener("currententrychange", ({ navigationType, from }) => {
      // Routers replace an entry with itself to store state in it.
      const isSame = navigationType === "replace" && from.url === location.href;
      if (navigationType && !isSame) isRestored = navigationType === "traverse";
    });
  } else {
    // Without the Navigation API: the scroll position is restored between these
    // events, and nothing else scrolls then if no element has the fragment.
    /** @type {number} */
    let before;
    addEventListener("popstate", () => (before = scrollY));
    addEventListener("hashchange", () => (isRestored = scrollY !== before));
  }
}

/** The fragment of the URL, raw and percent-decoded. */
function fragments() {
  // Browsers that support text directives hide them.
  const [raw] = location.hash.slice(1).split(":~:");
  try {
    return [raw, decodeURIComponent(raw)];
  } catch {
    return [raw, raw];
  }
}

/**
 * Whether the browser finds an element of the host for the fragment, as the HTML
 * standard does. The children of `host` are not shown beside the article.
 * @param {Element} host
 */
function isAnchor(host) {
  return fragments().some((fragment) => {
    const anchors = [...document.getElementsByName(fragment)].filter(({ localName }) => localName === "a");
    const found = document.getElementById(fragment) ?? anchors[0];
    return fragment === "top" || (found && (found === host || !host.contains(found)));
  });
}

/** The fragment as the ids of an article and a meeting. */
function parseFragment() {
  const slug = "[a-z0-9][a-z0-9-]*";
  const [, article, meeting] = fragments()[1].match(`^(?:(${slug})/)?(${slug})$`) ?? [];
  return { article, meeting };
}

/**
 * The embeds that have the meeting, in document order.
 * @param {ReturnType<typeof parseFragment>} wanted
 */
function embedsWith({ article, meeting }) {
  const named = article ? `[data-article="${article}"]` : "";
  const selector = `[part=article]${named} ${MEETING}[id="${meeting}"]`;
  return [...document.querySelectorAll("article-widget")].filter((embed) => embed.shadowRoot?.querySelector(selector));
}

/**
 * Whether an article that is not loaded may have the meeting of the fragment.
 * @param {Element} host
 */
export function mayNameMeeting(host) {
  const wanted = parseFragment();
  if (!wanted.meeting || (!wanted.article && isAnchor(host))) return false;
  return !embedsWith(wanted).length;
}

/**
 * The meeting in `root` that the fragment names for `article`, if any.
 * @param {Element} host
 * @param {ShadowRoot} root
 * @param {string} article
 */
export function linkedMeeting(host, root, article) {
  if (!location.hash) return;
  const wanted = parseFragment();
  const meeting = /** @type {HTMLDetailsElement | undefined} */ (wanted.meeting && root.getElementById(wanted.meeting));
  // The host's anchor may not be parsed yet.
  if (!meeting?.matches(MEETING) || document.readyState === "loading") return;
  if (wanted.article ? wanted.article !== article : isAnchor(host)) return;
  // If several articles have the meeting, the first visible one opens it.
  const embeds = /** @type {Element[]} */ (embedsWith(wanted));
  // Not `find`, which old libraries replace.
  const first = embeds.filter((embed) => embed.getClientRects().length)[0] ?? embeds[0];
  if (embeds.includes(host) && first !== host) return;
  return meeting;
}

/**
 * Scrolls to `meeting` and focuses it, unless the browser restores the position.
 * @param {Element} host
 * @param {Element} article
 * @param {Element} meeting
 * @param {boolean} isClick
 */
export function showMeeting(host, article, meeting, isClick) {
  reveal(host);
  if (isRestored && !isClick) return;
  // Animations of other meetings would push this one out of view again.
  article.toggleAttribute("data-still", true);
  meeting.scrollIntoView();
  article.toggleAttribute("data-still", false);
  whenActive(() => meeting.querySelector("summary")?.focus({ preventScroll: true }));
}

/**
 * Reveals `node` inside closed elements of the host, as browsers do for anchors.
 * @param {Element & Partial<ShadowRoot>} node
 */
function reveal(node) {
  while (node) {
    const parent = /** @type {typeof node & HTMLDetailsElement} */ (node.assignedSlot ?? node.parentNode ?? node.host);
    if (parent?.localName === "details" && node.localName !== "summary") parent.open = true;
    if (node.getAttribute?.("hidden")?.toLowerCase() === "until-found") {
      node.dispatchEvent(new Event("beforematch", { bubbles: true }));
      node.removeAttribute("hidden");
    }
    node = parent;
  }
}

/** The page in the permalinks of each article. */
const linkedPages = new WeakMap();

/**
 * Updates permalinks, which are absolute, after a script has changed the page's URL.
 * Called for every meeting that opens, so it only visits the links if necessary.
 * @param {HTMLElement} article
 */
export function updateLinks(article) {
  const page = location.href.split("#")[0];
  if (linkedPages.get(article) === page) return;
  linkedPages.set(article, page);
  const id = article.dataset.article;
  for (const link of article.querySelectorAll(`a[href*="#${id}/"]`)) {
    const [before, fragment] = /** @type {string} */ (link.getAttribute("href")).split("#");
    if (before !== page) link.setAttribute("href", `${page}#${fragment}`);
  }
}

/**
 * Whether a click on `link` stays at the current URL: it fires no `hashchange`.
 * With a key held it leads to another tab or window.
 * @param {Element} link
 * @param {MouseEvent} click
 */
export function leadsHere(link, { ctrlKey, metaKey, shiftKey }) {
  return !(ctrlKey || metaKey || shiftKey) && link.getAttribute("href") === location.href;
}

/**
 * Runs `act` when the page has a reader: not while it is prerendered.
 * @param {() => void} act
 */
function whenActive(act) {
  if (document.prerendering) document.addEventListener("prerenderingchange", act, { once: true });
  else act();
}

/**
 * The meetings of an article in document order, or those that a selector narrows them
 * to.
 * @param {Element} article
 */
export const meetingsIn = (article, narrowed = "") => [
  .../** @type {NodeListOf<HTMLDetailsElement>} */ (article.querySelectorAll(MEETING + narrowed)),
];

/** The same as scripts see them. @param {Element} article @returns {MeetingState[]} */
export const meetingStates = (article) =>
  meetingsIn(article).map((meeting) => ({
    id: meeting.id,
    name: /** @type {{ textContent: string }} */ (meeting.querySelector("[part=meeting-name]")).textContent,
    open: meeting.open,
  }));

/** The events that concern an article, those in its root first. `src/meetings.rs` and
    `behavior.js` handle them in this order. */
const EVENTS = ["toggle", "click", "hashchange", "beforeprint", "afterprint"];

/**
 * Calls `act` for each event, with its place in the list, until the returned function is
 * called.
 * @param {ShadowRoot} root
 * @param {(place: number, event: any) => void} act
 */
export function listen(root, act) {
  const handler = (/** @type {Event} */ event) => act(EVENTS.indexOf(event.type), event);
  const each = (/** @type {"addEventListener" | "removeEventListener"} */ method) => {
    // `toggle` does not bubble.
    for (let i = 0; i < 5; i++) (i < 2 ? root : globalThis)[method](EVENTS[i], handler, i === 0);
  };
  each("addEventListener");
  return () => each("removeEventListener");
}

/**
 * Dispatches `meeting-toggle` for a `toggle` event of a meeting.
 * @param {Element} host
 * @param {ToggleEvent} toggle
 * @param {string} article
 * @param {ToggleReason} reason
 */
export function dispatchToggle(host, toggle, article, reason) {
  const { id: meeting, open } = /** @type {HTMLDetailsElement} */ (toggle.target);
  // Chrome 111, Firefox 115 and Safari 16.4 have a plain event here.
  const { oldState = open ? "closed" : "open" } = toggle;
  // It was opened and closed again before the event. If session memory did that,
  // the page may have seen the state in the markup.
  if ((oldState === "open") === open && reason !== "restore") return;
  const detail = { article, meeting, open, reason };
  const isPending = document.prerendering;
  whenActive(() => {
    if (isPending && !host.isConnected) return;
    host.dispatchEvent(new CustomEvent("meeting-toggle", { bubbles: true, composed: true, detail }));
  });
}

const keyOf = (/** @type {string} */ article) => `article-widget:${article}`;

/**
 * The ids of the meetings that were open in this session, if any are stored.
 * @param {string} article
 * @returns {string[] | undefined}
 */
export function recall(article) {
  try {
    const ids = JSON.parse(/** @type {string} */ (sessionStorage.getItem(keyOf(article))));
    if (Array.isArray(ids)) return ids.filter((id) => typeof id === "string");
  } catch {
    // A sandboxed frame has no storage, and the data may not be ours.
  }
}

/**
 * Stores the ids of open meetings for the session.
 * @param {string} article
 * @param {string[]} ids
 */
export function remember(article, ids) {
  // Not by `JSON.stringify`: old libraries make it write arrays as strings.
  const json = `[${ids.map((id) => `"${id}"`)}]`;
  whenActive(() => {
    try {
      sessionStorage.setItem(keyOf(article), json);
    } catch {
      // A sandboxed frame has no storage, and it may be full.
    }
  });
}
