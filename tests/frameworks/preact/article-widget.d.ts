import type { Article, ArticleWidget, ArticleWidgetEventMap } from "article-widget";
import type { HTMLAttributes } from "preact";

type Handlers = {
  [Name in keyof ArticleWidgetEventMap as `on${Name}`]?: (event: ArticleWidgetEventMap[Name]) => void;
};

interface ArticleWidgetProps extends HTMLAttributes<ArticleWidget>, Handlers {
  src?: string;
  theme?: string;
  expanded?: string;
  mode?: string;
  "heading-level"?: number;
  loading?: string;
  remember?: boolean;
  debug?: boolean;
  article?: Article | null;
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": ArticleWidgetProps;
    }
  }
}
