import { renderToString } from "preact-render-to-string";
import { Prerendered } from "./prerendered.js";

export const render = (template: string) =>
  `<div id="app">${renderToString(<Prerendered template={template} />)}</div>`;
