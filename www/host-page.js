/**
 * The page around an article, as opening and closing sees it: which meeting its
 * fragment names, whether the browser restores the scroll position, and whether
 * there is a reader yet. `behavior.js` imports it, and so does the WASM, so both
 * behave alike. It must not open or close a meeting, and never changes the
 * host's history.
 */

const MEETING = "details[part=meeting]";

/** Whether the current history entry was reached by a reload, back or forward:
    the browser restores the scroll position then. */
let isRestored = false;

if (globalThis.document) observeHistory();

function observeHistory() {
  const [load] = performance.getEntriesByType("navigation");
  // A script of the page may have navigated since it loaded.
  if (load?.name === location.href) isRestored = /^(reload|back_forward)$/.test(load.type);
  const { navigation } = globalThis;
  if (navigation) {
    navigation.addEventListener("currententrychange", ({ navigationType, from }) => {
      // Routers replace an entry by itself to keep state in it.
      const isSame = navigationType === "replace" && from.url === location.href;
      if (navigationType && !isSame) isRestored = navigationType === "traverse";
    });
  } else {
    // Without the Navigation API: the scroll position is restored between these
    // events. Nothing else scrolls there when no element has the fragment.
    let before;
    addEventListener("popstate", () => (before = scrollY));
    addEventListener("hashchange", () => (isRestored = scrollY !== before));
  }
}

/** The fragment of the address, as it stands and percent-decoded. */
function fragments() {
  // Browsers that know text directives hide them.
  const [raw] = location.hash.slice(1).split(":~:");
  try {
    return [raw, decodeURIComponent(raw)];
  } catch {
    return [raw, raw];
  }
}

/** Whether the browser finds an element of the host for the fragment, as the
    HTML standard does. The children of `host` are not shown beside the article. */
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

/** The embeds that have the meeting, in document order. */
function embedsWith({ article, meeting }) {
  const named = article ? `[data-article="${article}"]` : "";
  const selector = `[part=article]${named} ${MEETING}[id="${meeting}"]`;
  return [...document.querySelectorAll("article-widget")].filter((embed) => embed.shadowRoot?.querySelector(selector));
}

/** Whether an article that is not loaded may have the meeting of the fragment. */
export function mayNameMeeting(host) {
  const wanted = parseFragment();
  if (!wanted.meeting || (!wanted.article && isAnchor(host))) return false;
  return !embedsWith(wanted).length;
}

/** The meeting in `root` that the fragment names for `article`, if any. */
export function linkedMeeting(host, root, article) {
  const wanted = parseFragment();
  const meeting = wanted.meeting && root.getElementById(wanted.meeting);
  // What the parser has still to read may be the host's anchor.
  if (!meeting?.matches(MEETING) || document.readyState === "loading") return;
  if (wanted.article ? wanted.article !== article : isAnchor(host)) return;
  // Of several articles the first that is shown has it.
  const embeds = embedsWith(wanted);
  // Not `find`, which old libraries replace.
  const first = embeds.filter((embed) => embed.getClientRects().length)[0] ?? embeds[0];
  if (embeds.includes(host) && first !== host) return;
  return meeting;
}

/** Takes the reader to `meeting`, unless the browser puts them where they were. */
export function showMeeting(host, article, meeting, isClick) {
  reveal(host);
  if (isRestored && !isClick) return;
  // What is still on its way open would push the meeting out of view again.
  article.toggleAttribute("data-still", true);
  meeting.scrollIntoView();
  article.toggleAttribute("data-still", false);
  whenActive(() => meeting.querySelector("summary")?.focus({ preventScroll: true }));
}

/** Opens what the host has closed around `node`, as browsers do for anchors. */
function reveal(node) {
  while (node) {
    const parent = node.assignedSlot ?? node.parentNode ?? node.host;
    if (parent?.localName === "details" && node.localName !== "summary") parent.open = true;
    if (node.getAttribute?.("hidden")?.toLowerCase() === "until-found") {
      node.dispatchEvent(new Event("beforematch", { bubbles: true }));
      node.removeAttribute("hidden");
    }
    node = parent;
  }
}

/** Runs `act` when the page has a reader: not while it is prerendered. */
function whenActive(act) {
  if (document.prerendering) document.addEventListener("prerenderingchange", act, { once: true });
  else act();
}

/** Dispatches an event of an article. */
export function dispatch(host, type, detail) {
  const isPending = document.prerendering;
  whenActive(() => {
    if (isPending && !host.isConnected) return;
    host.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail }));
  });
}

/** Stores the ids of open meetings for the session. */
export function remember(key, ids) {
  // By hand: with old libraries on the page JSON has lists as texts.
  const json = `[${ids.map((id) => `"${id}"`)}]`;
  whenActive(() => {
    try {
      sessionStorage.setItem(key, json);
    } catch {
      // A sandboxed frame has no storage, and a full one takes nothing.
    }
  });
}
