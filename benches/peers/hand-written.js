/** Written by hand with `createElement`, for this one article. */

import { COLLAPSE, countText, EXPAND, FORMATS, Meetings, meetingsOf, permalink, shadowRoot, VERSION } from "./shared/page.js";

function element(tag, part, ...children) {
  const node = document.createElement(tag);
  if (part) node.setAttribute("part", part);
  node.append(...children);
  return node;
}

function attributes(node, values) {
  for (const name in values) node.setAttribute(name, values[name]);
  return node;
}

function role({ jobTitle, affiliation }) {
  const span = element("span", "role");
  if (jobTitle) span.append(element("bdi", null, jobTitle));
  if (jobTitle && affiliation) span.append(", ");
  if (affiliation) span.append(element("bdi", null, affiliation));
  return span;
}

function person(person) {
  const item = element("li", null, element("bdi", "person", person.name));
  if (person.jobTitle || person.affiliation) item.append(" ", role(person));
  return item;
}

const fact = (term, value) => element("div", null, element("dt", null, term), element("dd", null, value));

function date({ startDate, dateText }) {
  const text = element("bdi", null, dateText);
  return startDate ? attributes(element("time", null, text), { datetime: startDate }) : element("span", null, text);
}

function meta(meeting) {
  const { format, dateText, location } = meeting;
  const span = element("span", "meeting-meta");
  if (format) span.append(attributes(element("span", null, FORMATS[format]), { "data-format": format }));
  if (format && dateText) span.append(" · ");
  if (dateText) span.append(date(meeting));
  if (location && (format || dateText)) span.append(" · ");
  if (location) span.append(element("bdi", null, location));
  return span;
}

function facts({ attendees = [], agenda = [], outcome }) {
  const list = element("dl", "facts");
  if (attendees.length) list.append(fact("Attendees", attributes(element("ul", "attendees", ...attendees.map(person)), { role: "list" })));
  if (agenda.length) {
    list.append(fact("Agenda", element("ul", "agenda", ...agenda.map((item) => element("li", null, item)))));
  }
  if (outcome) list.append(fact("Outcome", element("p", "outcome", outcome)));
  return list;
}

function meetingCard(article, meeting, isOpen) {
  const summary = element("summary", "summary", element("h3", "meeting-name", meeting.name));
  if (meeting.format || meeting.dateText || meeting.location) summary.append(" ", meta(meeting));
  const link = attributes(element("a", "permalink", "Link to this meeting"), { href: permalink(article, meeting) });
  const inside = element("div", "details", element("p", "paragraph", meeting.summary));
  if (meeting.attendees || meeting.agenda || meeting.outcome) inside.append(facts(meeting));
  inside.append(element("p", null, link));
  const details = element("details", "meeting", summary, inside);
  details.id = meeting.id;
  details.open = isOpen;
  return details;
}

function toolbar(article, meetings) {
  const count = meetingsOf(article).length;
  const bar = element("div", "toolbar", element("span", null, countText(count)));
  if (count > 1) {
    const button = attributes(element("button", "toggle-all", meetings.label), {
      type: "button",
      "data-expand": EXPAND,
      "data-collapse": COLLAPSE,
      "aria-expanded": meetings.areAllOpen,
    });
    bar.append(" ", button);
  }
  return bar;
}

function build(article, meetings) {
  const body = element("div", "body");
  for (const block of article.body) {
    const isMeeting = block.type === "meeting";
    body.append(isMeeting ? meetingCard(article, block, meetings.open.has(block.id)) : element("p", "paragraph", block.text));
  }
  const node = element("article", "article", element("header", "header", element("h2", "headline", article.headline)));
  attributes(node, { lang: article.inLanguage, dir: "ltr", "data-article": article.id, "data-version": VERSION });
  if (meetingsOf(article).length) node.append(toolbar(article, meetings));
  node.append(body);
  if (article.promotion) node.append(element("aside", "promotion", element("p", null, article.promotion.text)));
  return node;
}

/** Clicks and `toggle` events of an article that stands in `root`. */
export function listen(root, meetings) {
  const updateLabel = () => {
    const button = root.querySelector("[part=toggle-all]");
    if (!button || button.textContent === meetings.label) return;
    button.textContent = meetings.label;
    button.setAttribute("aria-expanded", meetings.areAllOpen);
  };
  const onToggle = (event) => {
    meetings.toggled(event);
    updateLabel();
  };
  const onClick = ({ target }) => {
    if (target.closest("[part=toggle-all]")) {
      const open = !meetings.areAllOpen;
      for (const details of root.querySelectorAll("details")) {
        if (details.open === open) continue;
        meetings.clicked(details);
        details.open = open;
      }
    } else if (target.closest("summary")) {
      meetings.clicked(target.closest("details"));
    }
  };
  // `toggle` does not bubble.
  root.addEventListener("toggle", onToggle, true);
  root.addEventListener("click", onClick);
  return () => {
    root.removeEventListener("toggle", onToggle, true);
    root.removeEventListener("click", onClick);
  };
}

/** Renders an article into `host` with what makes its nodes. */
export const mountWith = (build) => (host, article) => {
  const root = shadowRoot(host);
  const meetings = new Meetings(host, article);
  root.append(build(article, meetings));
  const stop = listen(root, meetings);
  return {
    update(article) {
      meetings.show(article);
      root.replaceChildren(build(article, meetings));
    },
    free() {
      stop();
      root.replaceChildren();
    },
  };
};

export const mount = mountWith(build);
