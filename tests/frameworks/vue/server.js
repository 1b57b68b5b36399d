import { createSSRApp } from "vue";
import { renderToString } from "vue/server-renderer";
import Prerendered from "./Prerendered.vue";

export const render = async (template) =>
  `<div id="app">${await renderToString(createSSRApp(Prerendered, { template }))}</div>`;
