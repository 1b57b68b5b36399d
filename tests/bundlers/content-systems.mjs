/**
 * node content-systems.mjs SETTINGS < SNIPPET: what is left of a snippet that was
 * pasted into content systems, as JSON. SETTINGS has the code for editors that the
 * documentation shows. The packages are those beside this process.
 */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(`${process.cwd()}/`);
const load = async (name) => import(pathToFileURL(require.resolve(name)));
const { JSDOM } = require("jsdom");
const snippet = readFileSync(0, "utf8").trim();
const shown = JSON.parse(process.argv[2]);
const text = `Before\n\n${snippet}\n\nAfter`;

/** Editors expect a browser around them. */
const { window } = new JSDOM("<!doctype html><body></body>", { url: "https://site.example/", pretendToBeVisual: true });
Object.assign(window, {
  matchMedia: () => ({ matches: false, addEventListener() {} }),
  CSS: { escape: (name) => name.replace(/[^\w-]/g, "\\$&") },
  ResizeObserver: class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
});
const missing = Object.getOwnPropertyNames(window).filter((name) => !(name in globalThis));
for (const name of new Set([...missing, "navigator", "Event"])) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
}

function tinymce(settings) {
  const { html } = require("tinymce");
  const schema = html.Schema(settings);
  return html.Serializer({}, schema).serialize(html.DomParser(settings, schema).parse(snippet));
}

/** The settings that the documentation shows. */
let allowed;
new Function("tinymce", shown.tinymce)({ init: (settings) => (allowed = settings) });

const { ClassicEditor } = await load("@ckeditor/ckeditor5-editor-classic");
const { Paragraph } = await load("@ckeditor/ckeditor5-paragraph");
const { GeneralHtmlSupport } = await load("@ckeditor/ckeditor5-html-support");
const { HtmlEmbed } = await load("@ckeditor/ckeditor5-html-embed");

async function ckeditor(plugins, htmlSupport = {}, data = snippet) {
  const place = window.document.body.appendChild(window.document.createElement("div"));
  const editor = await ClassicEditor.create(place, { licenseKey: "GPL", plugins: [Paragraph, ...plugins], htmlSupport });
  return ckeditorKeeps(editor, data);
}

function ckeditorKeeps(editor, data) {
  editor.setData(data);
  return editor.getData();
}

/** The editor that the documentation shows. */
function ckeditorAsShown() {
  const names = { ClassicEditor, Paragraph, GeneralHtmlSupport };
  const place = window.document.body.appendChild(window.document.createElement("div"));
  const create = new Function("place", ...Object.keys(names), `return ${shown.ckeditor}`);
  return create(place, ...Object.values(names));
}

/** The block as WordPress defines it, whose other blocks are in no package that
    can be installed without the whole editor. */
const blocks = require("@wordpress/blocks");
const { createElement, RawHTML } = require("@wordpress/element");
blocks.registerBlockType("core/html", {
  apiVersion: 3,
  title: "Custom HTML",
  category: "widgets",
  attributes: { content: { type: "string", source: "raw" } },
  supports: { customClassName: false, className: false, html: false },
  save: ({ attributes }) => createElement(RawHTML, null, attributes.content),
});

/** A block is saved, opened and saved again. What readers get are its contents. */
function wordpress(made) {
  const post = blocks.serialize(made);
  const opened = blocks.parse(post);
  if (opened.some(({ isValid }) => !isValid) || blocks.serialize(opened) !== post) throw new Error("the post changed");
  return opened.map(({ attributes }) => attributes.content).join("\n");
}

console.warn = () => {}; // CKEditor's, about the script, which does not run in the editor.
const results = {
  "WordPress, block Custom HTML": wordpress([blocks.createBlock("core/html", { content: snippet })]),
  "WordPress, classic block converted to blocks": wordpress(blocks.rawHandler({ HTML: snippet })),
  "WordPress, classic editor": require("@wordpress/autop").autop(text),
  "markdown-it with html": require("markdown-it")({ html: true }).render(text),
  "markdown-it": require("markdown-it")().render(text),
  TinyMCE: tinymce({}),
  "TinyMCE with the element allowed": tinymce(allowed),
  "CKEditor 5": await ckeditor([]),
  "CKEditor 5 with the element's name allowed": await ckeditor([GeneralHtmlSupport], {
    allow: [{ name: "article-widget", attributes: true }],
  }),
  "CKEditor 5 with every element allowed": ckeditorKeeps(await ckeditorAsShown(), snippet),
  "CKEditor 5 with attributes of `<div>` allowed": await ckeditor(
    [GeneralHtmlSupport],
    { allow: [{ name: "div", attributes: /^data-/ }] },
    `<div data-article-widget data-src="https://publisher.example/talks.json"><p>Meeting in Vienna</p></div>`,
  ),
  "CKEditor 5 with HTML embed": await ckeditor([HtmlEmbed], {}, `<div class="raw-html-embed">${snippet}</div>`),
};

const describe = (html) => {
  const { document } = new JSDOM(html).window;
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    embeds: all("article-widget[src] > article > section").length && all("article-widget").length,
    divs: all("div[data-article-widget][data-src] > p").length,
    scripts: all("script[type=module][src][integrity]").length,
    meetings: all("article > section > h3").map((heading) => heading.textContent),
    words: document.body.textContent.includes("Meeting in Vienna"),
    isText: document.body.textContent.includes("<article-widget"),
  };
};
console.log(JSON.stringify(Object.fromEntries(Object.entries(results).map(([name, html]) => [name, describe(html)]))));
process.exit(); // CKEditor's timers would go on.
