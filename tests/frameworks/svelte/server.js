import { render as renderComponent } from "svelte/server";
import Prerendered from "./Prerendered.svelte";

export const render = (template) =>
  `<div id="app">${renderComponent(Prerendered, { props: { template } }).body}</div>`;
