/**
 * node content-systems.mjs < SNIPPET: what is left of a snippet that was pasted
 * into content systems, as JSON. The packages are those beside this process.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(`${process.cwd()}/`);
const { JSDOM } = require("jsdom");
const { window } = new JSDOM("<!doctype html><body></body>");
const snippet = readFileSync(0, "utf8").trim();
const text = `Before\n\n${snippet}\n\nAfter`;

/** TinyMCE reads and writes markup with a document, and without a page. */
function tinymce(settings) {
  Object.assign(window, { matchMedia: () => ({ matches: false, addEventListener() {} }) });
  const names = ["document", "Node", "HTMLElement", "Element", "DOMParser", "NodeFilter", "DocumentFragment"];
  for (const name of ["window", "navigator", ...names]) {
    Object.defineProperty(globalThis, name, { value: window[name], configurable: true });
  }
  globalThis.CSS ??= { escape: (name) => name.replace(/[^\w-]/g, "\\$&") };
  const { html } = require("tinymce");
  const schema = html.Schema(settings);
  return html.Serializer({}, schema).serialize(html.DomParser(settings, schema).parse(snippet));
}

/** The setting that docs/content-systems.md gives. */
const allowed = {
  custom_elements: "article-widget",
  extended_valid_elements: "article-widget[*],script[src|type|integrity|crossorigin]",
};

const results = {
  "WordPress, classic editor": require("@wordpress/autop").autop(text),
  "markdown-it with html": require("markdown-it")({ html: true }).render(text),
  "markdown-it": require("markdown-it")().render(text),
  TinyMCE: tinymce({}),
  "TinyMCE with the element allowed": tinymce(allowed),
};

const describe = (html) => {
  const { document } = new JSDOM(html).window;
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    embeds: all("article-widget[src] > article > section").length && all("article-widget").length,
    scripts: all("script[type=module][src][integrity]").length,
    meetings: all("article > section > h3").map((heading) => heading.textContent),
    isText: document.body.textContent.includes("<article-widget"),
  };
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(results).map(([name, html]) => [name, describe(html)]))));
