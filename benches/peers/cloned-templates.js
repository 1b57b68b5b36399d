/** Clones of templates with texts filled in: as fast as the DOM allows. */

import { mountWith } from "./hand-written.js";
import { COLLAPSE, countText, EXPAND, FORMATS, meetingsOf, permalink, VERSION } from "./shared/page.js";

function template(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content.firstChild;
}

// A space in an element that gets a text is the text node for it.
const ARTICLE = template(
  `<article part="article" dir="ltr" data-version="${VERSION}"><header part="header"><h2 part="headline"> </h2></header><div part="body"></div></article>`,
);
const TOOLBAR = template(`<div part="toolbar"><span> </span></div>`);
const BUTTON = template(
  `<button part="toggle-all" type="button" data-expand="${EXPAND}" data-collapse="${COLLAPSE}"> </button>`,
);
const PARAGRAPH = template(`<p part="paragraph"> </p>`);
const PROMOTION = template(`<aside part="promotion"><p> </p></aside>`);
const MEETING = template(
  `<details part="meeting"><summary part="summary"><h3 part="meeting-name"> </h3></summary><div part="details"><p part="paragraph"> </p><p><a part="permalink">Link to this meeting</a></p></div></details>`,
);
const META = template(`<span part="meeting-meta"></span>`);
const FORMAT = template(`<span> </span>`);
const TIME = template(`<time><bdi> </bdi></time>`);
const DATE = template(`<span><bdi> </bdi></span>`);
const ISOLATED = template(`<bdi> </bdi>`);
const FACTS = template(`<dl part="facts"></dl>`);
const ATTENDEES = template(`<div><dt>Attendees</dt><dd><ul part="attendees" role="list"></ul></dd></div>`);
const AGENDA = template(`<div><dt>Agenda</dt><dd><ul part="agenda"></ul></dd></div>`);
const OUTCOME = template(`<div><dt>Outcome</dt><dd><p part="outcome"> </p></dd></div>`);
const PERSON = template(`<li><bdi part="person"> </bdi></li>`);
const ROLE = template(`<span part="role"></span>`);
const ITEM = template(`<li> </li>`);

const clone = (node) => node.cloneNode(true);

/** A clone whose only text is this. */
function filled(template, text) {
  const node = clone(template);
  let place = node;
  while (place.firstChild) place = place.firstChild;
  place.data = text;
  return node;
}

function role({ jobTitle, affiliation }) {
  const node = clone(ROLE);
  if (jobTitle) node.append(filled(ISOLATED, jobTitle));
  if (jobTitle && affiliation) node.append(", ");
  if (affiliation) node.append(filled(ISOLATED, affiliation));
  return node;
}

function person(person) {
  const node = filled(PERSON, person.name);
  if (person.jobTitle || person.affiliation) node.append(" ", role(person));
  return node;
}

function date({ startDate, dateText }) {
  const node = filled(startDate ? TIME : DATE, dateText);
  if (startDate) node.dateTime = startDate;
  return node;
}

function meta(meeting) {
  const { format, dateText, location } = meeting;
  const node = clone(META);
  if (format) node.appendChild(filled(FORMAT, FORMATS[format])).dataset.format = format;
  if (format && dateText) node.append(" · ");
  if (dateText) node.append(date(meeting));
  if (location && (format || dateText)) node.append(" · ");
  if (location) node.append(filled(ISOLATED, location));
  return node;
}

function facts({ attendees, agenda, outcome }) {
  const node = clone(FACTS);
  if (attendees) node.appendChild(clone(ATTENDEES)).lastChild.firstChild.append(...attendees.map(person));
  if (agenda) node.appendChild(clone(AGENDA)).lastChild.firstChild.append(...agenda.map((item) => filled(ITEM, item)));
  if (outcome) node.appendChild(clone(OUTCOME)).lastChild.firstChild.firstChild.data = outcome;
  return node;
}

function meetingCard(article, meeting, isOpen) {
  const node = clone(MEETING);
  const [summary, inside] = node.childNodes;
  node.id = meeting.id;
  node.open = isOpen;
  summary.firstChild.firstChild.data = meeting.name;
  if (meeting.format || meeting.dateText || meeting.location) summary.append(" ", meta(meeting));
  const [text, link] = inside.childNodes;
  text.firstChild.data = meeting.summary;
  link.firstChild.href = permalink(article, meeting);
  if (meeting.attendees || meeting.agenda || meeting.outcome) link.before(facts(meeting));
  return node;
}

function toolbar(count, meetings) {
  const node = clone(TOOLBAR);
  node.firstChild.firstChild.data = countText(count);
  if (count > 1) {
    const button = filled(BUTTON, meetings.label);
    button.setAttribute("aria-expanded", meetings.areAllOpen);
    node.append(" ", button);
  }
  return node;
}

function build(article, meetings) {
  const node = clone(ARTICLE);
  const [header, body] = node.childNodes;
  node.lang = article.inLanguage;
  node.dataset.article = article.id;
  header.firstChild.firstChild.data = article.headline;
  for (const block of article.body) {
    const isMeeting = block.type === "meeting";
    body.append(isMeeting ? meetingCard(article, block, meetings.open.has(block.id)) : filled(PARAGRAPH, block.text));
  }
  const count = meetingsOf(article).length;
  if (count) body.before(toolbar(count, meetings));
  if (article.promotion) node.append(filled(PROMOTION, article.promotion.text));
  return node;
}

export const mount = mountWith(build);
