import { html, LitElement } from "lit";
import { customElement, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { article, articles } from "../articles.js";

@customElement("talks-app")
export class TalksApp extends LitElement {
  @state() accessor look = { theme: "light", expanded: "morning", level: 3, remember: false, debug: true };
  @state() accessor article = article;
  @state() accessor shown = true;
  @state() accessor list = articles;
  @state() accessor ready = "";
  @state() accessor toggled = "";

  render() {
    return html`
      <button id="look" @click=${() => (this.look = { theme: "dark", expanded: "all", level: 4, remember: true, debug: false })}>Look</button>
      <button id="correct" @click=${() => (this.article = { ...this.article, headline: "Corrected" })}>Correct</button>
      <button id="show" @click=${() => (this.shown = !this.shown)}>Show or hide</button>
      <button id="reverse" @click=${() => (this.list = [...this.list].reverse())}>Reverse</button>
      <output id="ready">${this.ready}</output>
      <output id="toggled">${this.toggled}</output>
      ${this.shown ? this.renderArticle() : ""}
      <div id="list">
        ${repeat(this.list, ({ id }) => id, (article) => html`<article-widget id=${article.id} .article=${article}></article-widget>`)}
      </div>
    `;
  }

  renderArticle() {
    return html`
      <article-widget
        id="w"
        theme=${this.look.theme}
        expanded=${this.look.expanded}
        heading-level=${this.look.level}
        ?remember=${this.look.remember}
        ?debug=${this.look.debug}
        .article=${this.article}
        @article-ready=${({ detail }) => (this.ready = detail.article)}
        @meeting-toggle=${({ detail }) => (this.toggled = `${detail.meeting} ${detail.open} ${detail.reason}`)}
      ></article-widget>
    `;
  }
}
