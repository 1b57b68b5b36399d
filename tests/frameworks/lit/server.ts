import { render as renderResult } from "@lit-labs/ssr";
import { collectResult } from "@lit-labs/ssr/lib/render-result.js";
import { html } from "lit";
import "./prerendered.js";

export const root = "<talks-app></talks-app>";

export const render = (template) =>
  collectResult(renderResult(html`<talks-app .template=${template}></talks-app>`));
