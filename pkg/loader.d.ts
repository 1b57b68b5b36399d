import type { ArticleWidget, ArticleWidgetEventMap } from "./element.js";

export * from "./element.js";
export type * from "./jsx.js";

declare global {
  interface HTMLElementTagNameMap {
    "article-widget": ArticleWidget;
  }
  interface GlobalEventHandlersEventMap extends ArticleWidgetEventMap {}
}
