// What the checkers of Vue's and Svelte's templates look up.
import "article-widget";
import type { SvelteHTMLElements } from "svelte/elements";
import type { GlobalComponents } from "vue";

export const inVue: InstanceType<GlobalComponents["article-widget"]>["$props"] = {
  src: "talks.json",
  theme: "dark",
  class: "wide",
  onMeetingToggle: ({ detail }) => console.log(detail.meeting),
};
export const inSvelte: SvelteHTMLElements["article-widget"] = {
  src: "talks.json",
  theme: "dark",
  class: "wide",
  "onmeeting-toggle": ({ detail }) => console.log(detail.meeting),
};
// @ts-expect-error no such theme
inVue.theme = "purple";
// @ts-expect-error no such theme
inSvelte.theme = "purple";
