import "article-widget";
import "article-widget/article-widget.css";
import { ArticleError, version } from "article-widget";
import type { Article, Block, Image, Meeting, Options, Person, Problem, Text, Widget } from "article-widget";
import { ArticleWidget } from "article-widget/element";
import { ArticleWidget as Inline } from "article-widget/inline";
import init, { check, mount, renderToString } from "article-widget/wasm";

const element: ArticleWidget | null = document.querySelector("article-widget");
const created = document.createElement("article-widget");
const sentence: Text = ["They met in ", { text: "Vienna", strong: true }];
const meeting: Meeting = { id: "vienna", name: "Vienna", summary: sentence };
const body: Block[] = [{ type: "paragraph", text: "They met." }, { type: "meeting", ...meeting }];
const article: Article = { version: 1, id: "talks", headline: "Talks", inLanguage: "en", body };
created.article = article;
created.expand("vienna");
created.ready.then((ready) => ready.meetings.map(({ id, open }) => `${id} ${open}`));
created.addEventListener("meeting-toggle", ({ detail }) => {
  const reason: "user" | "find" | "hash" | "api" | "print" | "restore" = detail.reason;
  // @ts-expect-error there is no such field
  detail.because;
  return reason;
});
document.addEventListener("article-error", (event) => event.detail.code === "cors");
if (new Inline() instanceof ArticleWidget) version.length;

export const problems = (error: unknown): Problem[] => (error instanceof ArticleError && error.problems) || [];
export async function show(host: HTMLElement, options: Options): Promise<Widget> {
  await init();
  check(article).map(({ path, code, message }) => [path, code, message]);
  renderToString(article, { theme: "dark", headingLevel: 3 });
  return mount(host, article, options);
}
export const names = (people: Person[], image: Image) => [...people.map((person) => person.name), image.alt];

// @ts-expect-error an object, no text
created.article = "talks.json";
// @ts-expect-error read only
created.meetings = [];
// @ts-expect-error ids are text
created.toggle(1);
// @ts-expect-error a headline is missing
export const headless: Article = { version: 1, id: "talks", inLanguage: "en", body };
// @ts-expect-error no such theme
renderToString(article, { theme: "purple" });
// @ts-expect-error no such block
export const block: Block = { type: "video", text: "" };
// @ts-expect-error no such entry
import type {} from "article-widget/nothing";
element?.collapse();
