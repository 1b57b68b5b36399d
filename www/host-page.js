/**
 * What opening and closing has to know about the page around an article: which
 * meeting its fragment names, and whether the browser restores the scroll
 * position. `adopt.js` imports it, and so does the WASM, so both behave alike.
 * It must not open or close a meeting, and never changes the host's history.
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

/** Whether the browser finds an element of the host for `fragment`, as the HTML
    standard does. The children of `host` are not shown beside the article. */
function isAnswered(host, fragment) {
  const anchors = [...document.getElementsByName(fragment)].filter(({ localName }) => localName === "a");
  const found = document.getElementById(fragment) ?? anchors[0];
  return fragment === "top" || (found && (found === host || !host.contains(found)));
}

/** The meeting in `root` that the fragment names for `article`, if any. */
export function linkedMeeting(host, root, article) {
  const [raw, fragment] = fragments();
  const [owner, id = owner, rest] = fragment.split("/");
  const isBare = owner === fragment;
  const meeting = root.getElementById(id);
  if (rest !== undefined || !meeting?.matches(MEETING)) return;
  if (isBare ? isAnswered(host, raw) || isAnswered(host, fragment) : owner !== article) return;
  // Of several articles on a page the first that is shown takes it.
  const named = isBare ? "" : `[data-article="${article}"]`;
  const others = [...document.querySelectorAll("article-widget")].filter((widget) =>
    widget.shadowRoot?.querySelector(`[part=article]${named} ${MEETING}[id="${id}"]`),
  );
  const first = others.find((widget) => widget.getClientRects().length) ?? others[0];
  if (others.includes(host) && first !== host) return;
  return meeting;
}

/** Takes the reader to `meeting`, unless the browser puts them where they were. */
export function showMeeting(article, meeting, isClick) {
  if (isRestored && !isClick) return;
  // What is still on its way open would push the meeting out of view again.
  article.toggleAttribute("data-still", true);
  meeting.scrollIntoView();
  article.toggleAttribute("data-still", false);
  meeting.querySelector("summary")?.focus({ preventScroll: true });
}
