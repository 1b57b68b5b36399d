/**
 * `<article-widget>` in the templates of React 19, Preact, Solid, Vue and
 * Svelte. Where a framework is not installed, the comments keep TypeScript
 * from reporting it.
 */

import type { Article, ArticleWidget, ArticleWidgetEventMap } from "./element.js";

// codegen: jsx-attributes
export interface ArticleWidgetAttributes {
  /** URL of the article JSON, against which relative URLs in the article resolve; an empty element without it shows a sample article. */
  "src"?: string | undefined;
  /** `auto` follows the `color-scheme` around the widget, `system` the reader's preference. */
  "theme"?: "auto" | "system" | "light" | "dark" | undefined;
  /** Language of the interface; English if the interface is not available in it. */
  "lang"?: string | undefined;
  /** Which meetings start open. */
  "expanded"?: string | undefined;
  /** `single`: opening one closes the others. */
  "mode"?: "multiple" | "single" | undefined;
  /** Level of the headline; meetings are one level below. */
  "heading-level"?: 1 | 2 | 3 | 4 | 5 | "1" | "2" | "3" | "4" | "5" | undefined;
  /** `lazy`: nothing is fetched until the element is near the viewport. */
  "loading"?: "eager" | "lazy" | undefined;
  /** Remember open meetings for the session, in `sessionStorage`. */
  "remember"?: boolean | undefined;
  /** Show errors in place, with JSON paths; log warnings of the article to the console. */
  "debug"?: boolean | undefined;
}
// /codegen

/** The attributes, and the property that takes an object. */
export interface ArticleWidgetProps extends ArticleWidgetAttributes {
  article?: Article | null;
}

/** Listeners under the names that a framework gives them. */
export type ArticleWidgetListeners<Prefix extends string> = {
  [Name in keyof ArticleWidgetEventMap as `${Prefix}${Name}`]?: (event: ArticleWidgetEventMap[Name]) => void;
};

type VueListeners = {
  onArticleReady?: (event: ArticleWidgetEventMap["article-ready"]) => void;
  onArticleError?: (event: ArticleWidgetEventMap["article-error"]) => void;
  onMeetingToggle?: (event: ArticleWidgetEventMap["meeting-toggle"]) => void;
};

// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": ArticleWidgetProps &
        ArticleWidgetListeners<"on"> &
        // @ts-ignore
        Omit<DetailedHTMLProps<HTMLAttributes<ArticleWidget>, ArticleWidget>, keyof ArticleWidgetProps>;
    }
  }
}

// @ts-ignore
declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": ArticleWidgetProps &
        ArticleWidgetListeners<"on"> &
        // @ts-ignore
        Omit<HTMLAttributes<ArticleWidget>, keyof ArticleWidgetProps>;
    }
  }
}

// @ts-ignore
declare module "solid-js/jsx-runtime" {
  namespace JSX {
    interface IntrinsicElements {
      "article-widget": ArticleWidgetProps &
        { "prop:article"?: Article | null } &
        ArticleWidgetListeners<"on:"> &
        // @ts-ignore
        Omit<HTMLAttributes<ArticleWidget>, keyof ArticleWidgetProps>;
    }
  }
}

// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "article-widget": new () => {
      // @ts-ignore
      $props: ArticleWidgetProps & VueListeners & Omit<HTMLAttributes, keyof ArticleWidgetProps>;
    };
  }
}

// @ts-ignore
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "article-widget": ArticleWidgetProps &
      ArticleWidgetListeners<"on"> &
      // @ts-ignore
      Omit<HTMLAttributes<ArticleWidget>, keyof ArticleWidgetProps>;
  }
}
