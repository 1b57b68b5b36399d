import { createSignal, onMount } from "solid-js";
import { article } from "../articles.js";

/** On the server `template` is the markup of the article; in the browser the parser has taken it away. */
export function Prerendered(props) {
  let widget;
  const [theme, setTheme] = createSignal("light");
  const [correction, setCorrection] = createSignal();
  const [ready, setReady] = createSignal(false);
  const [toggled, setToggled] = createSignal("");
  onMount(async () => {
    await widget.ready;
    setReady(true);
  });

  return (
    <main>
      <button id="look" onClick={() => setTheme("dark")}>Look</button>
      <button id="correct" onClick={() => setCorrection({ ...article, headline: "Corrected" })}>Correct</button>
      <output id="ready">{ready() && "ready"}</output>
      <output id="toggled">{toggled()}</output>
      <article-widget
        id="w"
        ref={widget}
        attr:theme={theme()}
        prop:article={correction()}
        on:meeting-toggle={({ detail }) => setToggled(`${detail.meeting} ${detail.open} ${detail.reason}`)}
        innerHTML={props.template ?? ""}
      />
    </main>
  );
}
