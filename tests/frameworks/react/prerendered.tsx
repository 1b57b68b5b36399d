import type { ArticleWidgetProps } from "article-widget";
import { useEffect, useRef, useState } from "react";
import type { Article, ArticleWidget } from "article-widget";
import { article } from "../articles.js";

/** On the server `template` is the markup of the article; in the browser it is what the element holds. */
export function Prerendered({ template = "" }) {
  const widget = useRef<ArticleWidget>(null);
  const [theme, setTheme] = useState<ArticleWidgetProps["theme"]>("light");
  const [correction, setCorrection] = useState<Article>();
  const [ready, setReady] = useState(false);
  const [toggled, setToggled] = useState("");
  useEffect(() => {
    widget.current?.ready.then(() => setReady(true));
  }, []);

  return (
    <main>
      <button id="look" onClick={() => setTheme("dark")}>Look</button>
      <button id="correct" onClick={() => setCorrection({ ...article, headline: "Corrected" })}>Correct</button>
      <output id="ready">{ready && "ready"}</output>
      <output id="toggled">{toggled}</output>
      <article-widget
        id="w"
        ref={widget}
        theme={theme}
        article={correction}
        onmeeting-toggle={({ detail }) => setToggled(`${detail.meeting} ${detail.open} ${detail.reason}`)}
        dangerouslySetInnerHTML={{ __html: template }}
      />
    </main>
  );
}
