import { createSignal, For, Show } from "solid-js";
import { article as first, articles } from "../articles.js";

export function App() {
  const [look, setLook] = createSignal({ theme: "light", expanded: "morning", level: 3, remember: false, debug: true });
  const [article, setArticle] = createSignal(first);
  const [shown, setShown] = createSignal(true);
  const [list, setList] = createSignal(articles);
  const [ready, setReady] = createSignal("");
  const [toggled, setToggled] = createSignal("");

  return (
    <main>
      <button id="look" onClick={() => setLook({ theme: "dark", expanded: "all", level: 4, remember: true, debug: false })}>
        Look
      </button>
      <button id="correct" onClick={() => setArticle({ ...article(), headline: "Corrected" })}>Correct</button>
      <button id="show" onClick={() => setShown(!shown())}>Show or hide</button>
      <button id="reverse" onClick={() => setList([...list()].reverse())}>Reverse</button>
      <output id="ready">{ready()}</output>
      <output id="toggled">{toggled()}</output>
      <Show when={shown()}>
        <article-widget
          id="w"
          attr:theme={look().theme}
          attr:expanded={look().expanded}
          attr:heading-level={look().level}
          bool:remember={look().remember}
          bool:debug={look().debug}
          prop:article={article()}
          on:article-ready={(event) => setReady(event.detail.article)}
          on:meeting-toggle={({ detail }) => setToggled(`${detail.meeting} ${detail.open} ${detail.reason}`)}
        />
      </Show>
      <div id="list">
        <For each={list()}>{(article) => <article-widget id={article.id} prop:article={article} />}</For>
      </div>
    </main>
  );
}
