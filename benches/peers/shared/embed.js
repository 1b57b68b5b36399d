/**
 * An embed of a peer, as a page has it: `<article-widget src="…">`. It fetches
 * the article and fires `article-ready`, as the widget does.
 */

async function fetchArticle(src) {
  const response = await fetch(src, { credentials: "omit", referrerPolicy: "no-referrer" });
  return response.json();
}

/** `mounting` is the function that mounts an article, or a promise of it. */
export const define = (mounting) =>
  customElements.define(
    "article-widget",
    class extends HTMLElement {
      async connectedCallback() {
        const [mount, article] = await Promise.all([mounting, fetchArticle(this.getAttribute("src"))]);
        await mount(this, article);
        const detail = { article: article.id };
        this.dispatchEvent(new CustomEvent("article-ready", { bubbles: true, composed: true, detail }));
      }
    },
  );
