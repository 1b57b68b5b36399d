import { generateHydrationScript, renderToString } from "solid-js/web";
import { Prerendered } from "./prerendered.jsx";

export const render = (template) =>
  `${generateHydrationScript()}<div id="app">${renderToString(() => <Prerendered template={template} />)}</div>`;
