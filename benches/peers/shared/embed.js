/**
 * An embed of a peer, as a page has it: `<article-widget src="…">`. It fetches
 * the article and fires `article-ready`, as the widget does.
 */

export const define = (mount) =>
  customElements.define(
    "article-widget",
    class extends HTMLElement {
      async connectedCallback() {
        const response = await fetch(this.getAttribute("src"), { credentials: "omit", referrerPolicy: "no-referrer" });
        const article = await response.json();
        mount(this, article);
        const detail = { article: article.id };
        this.dispatchEvent(new CustomEvent("article-ready", { bubbles: true, composed: true, detail }));
      }
    },
  );
