/** Lit 3: templates and `render`. */

import { html, nothing, render } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { COLLAPSE, countText, EXPAND, FORMATS, Meetings, meetingsOf, permalink, shadowRoot, VERSION } from "./shared/page.js";

const isolated = (text) => html`<bdi>${text}</bdi>`;

const role = ({ jobTitle, affiliation }) =>
  html` <span part="role">${jobTitle ? isolated(jobTitle) : nothing}${jobTitle && affiliation ? ", " : nothing}${affiliation ? isolated(affiliation) : nothing}</span>`;

const person = (person) =>
  html`<li><bdi part="person">${person.name}</bdi>${person.jobTitle || person.affiliation ? role(person) : nothing}</li>`;

const fact = (term, value) => html`<div><dt>${term}</dt><dd>${value}</dd></div>`;

const facts = ({ attendees, agenda, outcome }) =>
  html`<dl part="facts">${
    attendees ? fact("Attendees", html`<ul part="attendees" role="list">${attendees.map(person)}</ul>`) : nothing
  }${agenda ? fact("Agenda", html`<ul part="agenda">${agenda.map((item) => html`<li>${item}</li>`)}</ul>`) : nothing}${
    outcome ? fact("Outcome", html`<p part="outcome">${outcome}</p>`) : nothing
  }</dl>`;

const date = ({ startDate, dateText }) =>
  startDate ? html`<time datetime=${startDate}>${isolated(dateText)}</time>` : html`<span>${isolated(dateText)}</span>`;

const meta = (meeting) => {
  const { format, dateText, location } = meeting;
  return html` <span part="meeting-meta">${format ? html`<span data-format=${format}>${FORMATS[format]}</span>` : nothing}${
    format && dateText ? " · " : nothing
  }${dateText ? date(meeting) : nothing}${location && (format || dateText) ? " · " : nothing}${
    location ? isolated(location) : nothing
  }</span>`;
};

class View {
  constructor(host, article) {
    this.root = shadowRoot(host);
    this.meetings = new Meetings(host, article);
    this.render();
  }

  render() {
    render(this.article(this.meetings.article), this.root);
  }

  toggled = (event) => {
    const { label } = this.meetings;
    this.meetings.toggled(event);
    if (label !== this.meetings.label) this.render();
  };

  summaryClicked = ({ currentTarget }) => this.meetings.clicked(currentTarget.parentNode);

  toggleAll = () => {
    const open = !this.meetings.areAllOpen;
    for (const details of this.root.querySelectorAll("details")) {
      if (details.open === open) continue;
      this.meetings.clicked(details);
      details.open = open;
    }
  };

  meeting(article, meeting) {
    return html`<details part="meeting" id=${meeting.id} @toggle=${this.toggled}><summary part="summary" @click=${
      this.summaryClicked
    }><h3 part="meeting-name">${meeting.name}</h3>${
      meeting.format || meeting.dateText || meeting.location ? meta(meeting) : nothing
    }</summary><div part="details"><p part="paragraph">${meeting.summary}</p>${
      meeting.attendees || meeting.agenda || meeting.outcome ? facts(meeting) : nothing
    }<p><a part="permalink" href=${permalink(article, meeting)}>Link to this meeting</a></p></div></details>`;
  }

  toolbar(count) {
    return html`<div part="toolbar"><span>${countText(count)}</span>${
      count > 1
        ? html` <button part="toggle-all" type="button" data-expand=${EXPAND} data-collapse=${COLLAPSE} aria-expanded=${this.meetings.areAllOpen} @click=${
            this.toggleAll
          }>${this.meetings.label}</button>`
        : nothing
    }</div>`;
  }

  article(article) {
    const count = meetingsOf(article).length;
    return html`<article part="article" lang=${article.inLanguage} dir="ltr" data-article=${article.id} data-version=${VERSION}><header part="header"><h2 part="headline">${
      article.headline
    }</h2></header>${count ? this.toolbar(count) : nothing}<div part="body">${repeat(
      article.body,
      ({ id }, index) => id ?? index,
      (block) => (block.type === "meeting" ? this.meeting(article, block) : html`<p part="paragraph">${block.text}</p>`),
    )}</div>${
      article.promotion ? html`<aside part="promotion"><p>${article.promotion.text}</p></aside>` : nothing
    }</article>`;
  }
}

export function mount(host, article) {
  const view = new View(host, article);
  return {
    update(article) {
      view.meetings.show(article);
      view.render();
    },
    free: () => render(nothing, view.root),
  };
}
