/**
 * Puts the gallery together: groups of cases, each an embed with inline data, or
 * the default article. To add a case, add a line to GROUPS.
 *
 * `?only=GROUP` shows one group, `?scheme=dark` (or `light`) decides for the
 * page; the pictures in docs/images are taken that way.
 */

const invalid = { version: 1, id: "No Slug", headline: "", body: [{ type: "paragraph" }, { type: "image" }] };

/** Asked by a server that never answers, if it is the one of `cargo xtask serve`. */
const late = { src: "/fault/hang/late.json" };

const languages = {
  en: "English",
  hy: "Հայերեն",
  ru: "Русский",
  az: "Azərbaycanca",
  fr: "Français",
  de: "Deutsch",
  es: "Español",
  ar: "العربية",
  fa: "فارسی",
};

/** Group: its cases, with title, attributes and the place on the page. */
const GROUPS = {
  Blocks: [
    { title: "Every block, open", sample: "blocks", attributes: { expanded: "all" }, width: 720 },
    { title: "From right to left", sample: "persian", attributes: { expanded: "all" } },
  ],
  States: [
    { title: "Closed", sample: "en" },
    { title: "Open", sample: "en", attributes: { expanded: "all" } },
    { title: "One at a time", sample: "en", attributes: { mode: "single", expanded: "first" } },
    { title: "Late: the fallback, and after a second a line", attributes: late },
    { title: "Not to be had: the fallback, and a sentence", attributes: { src: "demo/missing.json" } },
    { title: "Not to be had, in Armenian", attributes: { src: "demo/missing.json", lang: "hy" } },
    { title: "An error, for its publisher", article: invalid, attributes: { debug: "" } },
  ],
  Themes: [
    { title: "light", sample: "en", attributes: { theme: "light", expanded: "first" } },
    { title: "dark", sample: "en", attributes: { theme: "dark", expanded: "first" } },
    { title: "system", sample: "en", attributes: { theme: "system", expanded: "first" } },
    { title: "auto, in a dark part of a page", sample: "en", attributes: { expanded: "first" }, scheme: "dark" },
    { title: "Custom properties: paper", sample: "en", attributes: { theme: "light", expanded: "first" }, look: "paper" },
    { title: "Custom properties: slate", sample: "en", attributes: { theme: "dark", expanded: "first" }, look: "slate" },
    { title: "Custom properties: high contrast", sample: "en", attributes: { expanded: "first" }, look: "high-contrast" },
  ],
  Languages: Object.entries(languages).map(([lang, title]) => ({
    title,
    sample: lang,
    attributes: { expanded: "all" },
  })),
  Phone: [
    { title: "360 pixels", attributes: {}, width: 360 },
    { title: "360 pixels, dark, open", attributes: { theme: "dark", expanded: "first" }, width: 360 },
  ],
  Widths: [280, 360, 768, 1200].map((width) => ({
    title: `${width} pixels`,
    sample: "en",
    attributes: { expanded: "first" },
    width,
  })),
};

const wanted = new URLSearchParams(location.search);
document.documentElement.style.colorScheme = wanted.get("scheme") ?? "";
document.body.classList.toggle("only", wanted.has("only"));

const samples = await (await fetch(new URL("samples.json", import.meta.url))).json();
const names = Object.keys(GROUPS).filter((name) => !wanted.has("only") || slug(name) === wanted.get("only"));
document.querySelector("#gallery").append(...names.map(group));

/** Cases side by side, as many as there is room for. */
function group(name) {
  const made = element("section", { id: slug(name), class: "group" });
  const cases = element("div", { class: "cases" });
  cases.append(...GROUPS[name].map(one));
  made.append(element("h2", {}, name), cases);
  return made;
}

/** One case. */
function one({ title, sample, article = samples[sample], attributes = {}, scheme, look, width = 360 }) {
  const widget = element("article-widget", { "heading-level": "4", ...attributes });
  if (article) {
    widget.append(element("script", { type: "application/json" }, JSON.stringify(article)));
  }
  // An element with children never shows the default article.
  if (article || attributes.src) {
    widget.append(element("a", { href: "./" }, "Read the article at the publisher’s"));
  }

  const frame = element("div", { class: `frame ${look ?? ""}` });
  if (scheme) frame.style.colorScheme = scheme;
  frame.style.width = `${width}px`;
  frame.append(widget);

  const made = element("section", { class: "case" });
  made.append(element("h3", {}, title), frame);
  return made;
}

function slug(name) {
  return name.toLowerCase().replace(/\W+/g, "-");
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
