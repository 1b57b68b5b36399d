/**
 * Prerendered articles without WASM: what `src/meetings.rs` does for articles
 * that the WASM rendered, for markup that came with the page. It owns opening
 * and closing, and nothing else: it makes no node and knows no format. The
 * end-to-end cases run for both, so that they stay the same.
 */

import { dispatch, linkedMeeting, remember, showMeeting } from "./host-page.js";

const MEETING = "details[part=meeting]";
const TEMPLATE = ":scope > template[shadowrootmode]";

/**
 * Takes charge of the markup in the shadow root of `host`. When it comes back
 * to the page it stays as it is: neither the address nor the memory counts.
 */
export function adopt(host, version, isBack) {
  const root = host.shadowRoot?.querySelector("[part=article]") ? host.shadowRoot : attach(host);
  keepTemplate(host, root);
  const article = root.querySelector("[part=article]");
  const id = article.dataset.article;
  const button = article.querySelector("[part=toggle-all]");
  const listeners = new AbortController();
  /** As it was rendered: without the WASM the grouping stays as it is. */
  const isSingle = article.querySelector(`${MEETING}[name]`) !== null;
  /** Why the next `toggle` event of a meeting comes. */
  const causes = new WeakMap();
  /** The meetings that printing opened, while it lasts. */
  let printing;

  const meetings = () => [...article.querySelectorAll(MEETING)];
  const allOpen = () => !article.querySelector(`${MEETING}:not([open])`);

  const find = (meeting) => {
    const found = root.getElementById(meeting);
    return found?.matches(MEETING) ? found : undefined;
  };

  const findOrThrow = (meeting) => {
    const found = typeof meeting === "string" ? find(meeting) : undefined;
    if (!found) throw new RangeError(`the article has no meeting with the id "${meeting}"`);
    return found;
  };

  const expectOthersToClose = (meeting, cause) => {
    if (!isSingle) return;
    for (const other of meetings()) if (other.open && other !== meeting) causes.set(other, cause);
  };

  const ask = (meeting, open, reason) => {
    if (meeting.open === open) return;
    if (open) expectOthersToClose(meeting, { reason, asked: true });
    causes.set(meeting, { reason, asked: true });
    meeting.open = open;
  };

  const changed = (reason) => {
    updateLabel();
    if (reason !== "print") store();
  };

  const set = (meeting, open, reason) => {
    ask(meeting, open, reason);
    changed(reason);
  };

  const setAll = (open, reason) => {
    const all = meetings();
    if (open && isSingle) all.length = Math.min(all.length, 1);
    for (const meeting of all) ask(meeting, open, reason);
    changed(reason);
  };

  /** The button says what it would do. */
  const updateLabel = () => {
    if (!button) return;
    const label = allOpen() ? button.dataset.collapse : button.dataset.expand;
    if (button.textContent !== label) button.textContent = label;
  };

  /** Links to meetings are absolute, and follow the address of the page. */
  const updateLinks = () => {
    const page = location.href.split("#")[0];
    for (const link of article.querySelectorAll(`a[href*="#${id}/"]`)) {
      const [before, fragment] = link.getAttribute("href").split("#");
      if (before !== page) link.setAttribute("href", `${page}#${fragment}`);
    }
  };

  const key = `article-widget:${id}`;

  const store = () => {
    if (!host.hasAttribute("remember")) return;
    const open = meetings().filter((meeting) => meeting.open && !printing?.includes(meeting));
    remember(key, open.map((meeting) => meeting.id));
  };

  const restore = () => {
    if (!host.hasAttribute("remember")) return;
    let open;
    try {
      open = JSON.parse(sessionStorage.getItem(key));
    } catch {
      // A sandboxed frame has no storage, and what is stored may not be our data.
    }
    if (!Array.isArray(open)) return;
    for (const meeting of meetings()) ask(meeting, open.includes(meeting.id), "restore");
    updateLabel();
  };

  const followHash = (isClick) => {
    const meeting = linkedMeeting(host, root, id);
    if (!meeting) return;
    set(meeting, true, "hash");
    showMeeting(host, article, meeting, isClick);
  };

  const onToggle = (event) => {
    const meeting = event.target;
    if (!meeting.matches(MEETING)) return;
    const cause = causes.get(meeting) ?? { reason: "find" };
    causes.delete(meeting);
    if (cause.isInitial && meeting.open) return;
    if (!cause.asked) changed(cause.reason);
    const { open } = meeting;
    if (open) updateLinks();
    // Chrome 111, Firefox 115 and Safari 16.4 have a plain event here.
    const { oldState = open ? "closed" : "open" } = event;
    if ((oldState === "open") === open && cause.reason !== "restore") return;
    dispatch(host, "meeting-toggle", { article: id, meeting: meeting.id, open, reason: cause.reason });
  };

  const onClick = ({ target, ctrlKey, metaKey, shiftKey }) => {
    if (target.closest("[part=toggle-all]")) {
      setAll(!allOpen(), "user");
      return;
    }
    const link = target.closest("a");
    const meeting = target.closest("summary")?.closest(MEETING);
    if (meeting) {
      causes.set(meeting, { reason: "user" });
      if (!meeting.open) expectOthersToClose(meeting, { reason: "user" });
    } else if (link) {
      updateLinks();
      // Of a link to the address that the page has already no browser tells.
      // With a key held it leads to another tab or window.
      const isElsewhere = ctrlKey || metaKey || shiftKey;
      if (!isElsewhere && link.getAttribute("href") === location.href) followHash(true);
    }
  };

  const openForPrint = (some, open) => {
    for (const meeting of some) {
      if (meeting.open === open) continue;
      causes.set(meeting, { reason: "print", asked: true });
      meeting.open = open;
    }
    changed("print");
  };

  const beforePrint = () => {
    if (printing) return;
    const all = meetings();
    for (const meeting of all) meeting.removeAttribute("name");
    printing = all.filter((meeting) => !meeting.open);
    openForPrint(printing, true);
  };

  const afterPrint = () => {
    if (!printing) return;
    openForPrint(printing, false);
    printing = undefined;
    if (isSingle) for (const meeting of meetings()) meeting.setAttribute("name", id);
  };

  // A copy or markup that came by script sends `toggle` for what starts open.
  for (const meeting of meetings()) if (meeting.open) causes.set(meeting, { reason: "find", isInitial: true });

  const { signal } = listeners;
  if (document.readyState === "loading") {
    document.addEventListener("readystatechange", () => followHash(), { signal, once: true });
  }
  root.addEventListener("toggle", onToggle, { signal, capture: true });
  root.addEventListener("click", onClick, { signal });
  window.addEventListener("hashchange", () => followHash(), { signal });
  window.addEventListener("beforeprint", beforePrint, { signal });
  window.addEventListener("afterprint", afterPrint, { signal });

  if (article.dataset.version !== version) {
    console.warn(`<article-widget>: markup of version ${article.dataset.version}, loader of version ${version}`);
  }
  button?.removeAttribute("hidden");
  updateLabel();
  updateLinks();
  if (!isBack) {
    restore();
    followHash();
  }

  const act = (open) => (meeting) =>
    meeting == null ? setAll(open, "api") : set(findOrThrow(meeting), open, "api");
  return {
    article: id,
    expand: act(true),
    collapse: act(false),
    toggle(meeting) {
      if (meeting == null) return setAll(!allOpen(), "api");
      const found = findOrThrow(meeting);
      set(found, !found.open, "api");
    },
    meetings: () =>
      meetings().map((meeting) => ({
        id: meeting.id,
        name: meeting.querySelector("[part=meeting-name]").textContent,
        open: meeting.open,
      })),
    free: () => listeners.abort(),
  };
}

/** Prerendered markup that came by script still has its template, since only a
    parser makes a shadow root of it. The template stays, for copies. */
function attach(host) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open", clonable: true });
  const { content } = host.querySelector(TEMPLATE);
  root.replaceChildren(host.ownerDocument.importNode(content, true));
  return root;
}

/** Markup of earlier versions has no light children. What is copied of it has to
    have the article somewhere. */
function keepTemplate(host, root) {
  if (host.firstElementChild || /\S/.test(host.textContent)) return;
  const template = host.ownerDocument.createElement("template");
  template.setAttribute("shadowrootmode", "open");
  template.content.append(...[...root.childNodes].map((node) => node.cloneNode(true)));
  host.append(template);
}
