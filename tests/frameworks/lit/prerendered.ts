import { html, LitElement, nothing } from "lit";
import { customElement, property, query, state } from "lit/decorators.js";
import { unsafeHTML } from "lit/directives/unsafe-html.js";
import { article } from "../articles.js";

@customElement("talks-app")
export class TalksApp extends LitElement {
  /** On the server the markup of the article; in the browser the parser has taken it away. */
  @property({ attribute: false }) accessor template = "";
  @query("article-widget") accessor widget;
  @state() accessor theme = "light";
  @state() accessor correction;
  @state() accessor ready = false;
  @state() accessor toggled;

  async firstUpdated() {
    await this.widget.ready;
    this.ready = true;
  }

  render() {
    return html`
      <button id="look" @click=${() => (this.theme = "dark")}>Look</button>
      <button id="correct" @click=${() => (this.correction = { ...article, headline: "Corrected" })}>Correct</button>
      <output id="ready">${this.ready ? "ready" : nothing}</output>
      <output id="toggled">${this.toggled ?? nothing}</output>
      <article-widget
        id="w"
        theme=${this.theme}
        .article=${this.correction}
        @meeting-toggle=${({ detail }) => (this.toggled = `${detail.meeting} ${detail.open} ${detail.reason}`)}
      >${this.template ? unsafeHTML(this.template) : nothing}</article-widget>
    `;
  }
}
