/**
 * What every peer shares: the root with the widget's style sheet, the words of
 * the interface, and the events that tell the host what opened.
 */

import css from "../../../pkg/article-widget.css";

const sheet = new CSSStyleSheet();
sheet.replaceSync(css);

export function shadowRoot(host) {
  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [sheet];
  return root;
}

export const VERSION = "{{VERSION}}";
export const FORMATS = { bilateral: "Bilateral", trilateral: "Trilateral", multilateral: "Multilateral" };
export const EXPAND = "Expand all";
export const COLLAPSE = "Collapse all";

export const meetingsOf = ({ body }) => body.filter(({ type }) => type === "meeting");
export const countText = (count) => (count === 1 ? "1 meeting" : `${count} meetings`);
export const permalink = (article, meeting) => `${location.href.split("#")[0]}#${article.id}/${meeting.id}`;

/** Which meetings are open, and `meeting-toggle` events on the host. */
export class Meetings {
  #clicked = new WeakSet();
  open = new Set();

  constructor(host, article) {
    this.host = host;
    this.show(article);
  }

  /** Keeps what is open if the new article has it too. */
  show(article) {
    this.article = article;
    this.ids = meetingsOf(article).map(({ id }) => id);
    const ids = new Set(this.ids);
    for (const id of this.open) if (!ids.has(id)) this.open.delete(id);
  }

  get areAllOpen() {
    return this.open.size === this.ids.length;
  }

  get label() {
    return this.areAllOpen ? COLLAPSE : EXPAND;
  }

  /** The next `toggle` event of this meeting comes from a click. */
  clicked(details) {
    this.#clicked.add(details);
  }

  /** Handles a `toggle` event. */
  toggled({ target }) {
    const { id, open } = target;
    // It was open from the start.
    if (open === this.open.has(id)) return;
    if (open) this.open.add(id);
    else this.open.delete(id);
    const reason = this.#clicked.delete(target) ? "user" : "find";
    const detail = { article: this.article.id, meeting: id, open, reason };
    this.host.dispatchEvent(new CustomEvent("meeting-toggle", { bubbles: true, composed: true, detail }));
  }
}
