import type { ArticleWidgetProps } from "article-widget";
import { useState } from "preact/hooks";
import { article as first, articles } from "../articles.js";

type Look = Pick<ArticleWidgetProps, "theme" | "expanded" | "remember" | "debug"> & { level: ArticleWidgetProps["heading-level"] };

export function App() {
  const [look, setLook] = useState<Look>({ theme: "light", expanded: "morning", level: 3, remember: false, debug: true });
  const [article, setArticle] = useState(first);
  const [shown, setShown] = useState(true);
  const [list, setList] = useState(articles);
  const [ready, setReady] = useState("");
  const [toggled, setToggled] = useState("");

  return (
    <main>
      <button id="look" onClick={() => setLook({ theme: "dark", expanded: "all", level: 4, remember: true, debug: false })}>
        Look
      </button>
      <button id="correct" onClick={() => setArticle({ ...article, headline: "Corrected" })}>Correct</button>
      <button id="show" onClick={() => setShown(!shown)}>Show or hide</button>
      <button id="reverse" onClick={() => setList([...list].reverse())}>Reverse</button>
      <output id="ready">{ready}</output>
      <output id="toggled">{toggled}</output>
      {shown && (
        <article-widget
          id="w"
          theme={look.theme}
          expanded={look.expanded}
          heading-level={look.level}
          remember={look.remember}
          debug={look.debug}
          article={article}
          onarticle-ready={(event) => setReady(event.detail.article)}
          onmeeting-toggle={({ detail }) => setToggled(`${detail.meeting} ${detail.open} ${detail.reason}`)}
        />
      )}
      <div id="list">
        {list.map((article) => <article-widget key={article.id} id={article.id} article={article} />)}
      </div>
    </main>
  );
}
