// Prints the markup of a prerendered article: `node examples/render.mjs`.
import { readFile } from "node:fs/promises";
import { initSync, renderToString } from "../pkg/article_widget.js";

const read = (file) => readFile(new URL(file, import.meta.url));
initSync({ module: await read("../pkg/article_widget_bg.wasm") });
console.log(renderToString(JSON.parse(await read("talks.json"))));
