import "article-widget";
import type { Article } from "article-widget";

export const App = ({ article }: { article: Article }) => (
  <div>
    <article-widget
      id="talks"
      src="talks.json"
      theme="dark"
      heading-level={3}
      prop:article={article}
      remember
      on:meeting-toggle={({ detail }) => console.log(detail.meeting, detail.open)}
    >
      <a href="/talks">Read the article</a>
    </article-widget>
    {/* @ts-expect-error no such theme */}
    <article-widget theme="purple" />
    {/* @ts-expect-error no such attribute */}
    <article-widget address="talks.json" />
    {/* @ts-expect-error no article */}
    <article-widget article="talks.json" />
    {/* @ts-expect-error no such field */}
    <article-widget on:meeting-toggle={({ detail }) => detail.because} />
  </div>
);
