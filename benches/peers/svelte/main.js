/** Svelte 5: compiled components and runes. */

import { flushSync, mount as mountComponent, unmount } from "svelte";
import { Meetings, shadowRoot } from "../shared/page.js";
import Article from "./Article.svelte";
import { View } from "./view.svelte.js";

export function mount(host, article) {
  const view = new View(new Meetings(host, article));
  const component = mountComponent(Article, { target: shadowRoot(host), props: { view } });
  flushSync();
  return {
    update(article) {
      view.meetings.show(article);
      view.show(article);
      flushSync();
    },
    free: () => unmount(component),
  };
}
