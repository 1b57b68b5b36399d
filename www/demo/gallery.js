/**
 * Puts the gallery together: a list of cases, each an embed with its own inline
 * data or the default article. To add a case, add a line to CASES.
 */

const invalid = { version: 1, id: "No Slug", headline: "", body: [{ type: "paragraph" }, { type: "image" }] };

/** title, attributes of the embed, and how the case stands on the page. */
const CASES = [
  { title: "Every block", sample: "blocks", attributes: { expanded: "all" } },
  { title: "Closed", attributes: {} },
  { title: "Open", attributes: { expanded: "all" } },
  { title: "One at a time", attributes: { mode: "single", expanded: "first" } },
  { title: "Theme: light", attributes: { theme: "light", expanded: "first" } },
  { title: "Theme: dark", attributes: { theme: "dark", expanded: "first" } },
  { title: "Theme: system", attributes: { theme: "system" } },
  { title: "Theme: auto, in a dark part of a page", attributes: {}, scheme: "dark" },
  { title: "Custom properties: paper", sample: "blocks", attributes: { theme: "light" }, look: "paper" },
  { title: "Custom properties: slate", sample: "blocks", attributes: { theme: "dark" }, look: "slate" },
  { title: "Custom properties: high contrast", sample: "blocks", attributes: {}, look: "high-contrast" },
  { title: "280 pixels wide", attributes: { expanded: "first" }, width: 280 },
  { title: "360 pixels wide", sample: "blocks", attributes: { expanded: "first" }, width: 360 },
  { title: "768 pixels wide", attributes: { expanded: "first" }, width: 768 },
  { title: "1200 pixels wide", attributes: { expanded: "first" }, width: 1200 },
  { title: "Right to left", sample: "persian", attributes: { expanded: "all" } },
  { title: "Loading, or not to be had: the fallback", attributes: { src: "demo/missing.json" } },
  { title: "An error, for its publisher", article: invalid, attributes: { debug: "" } },
];

const samples = await (await fetch(new URL("samples.json", import.meta.url))).json();
document.querySelector("#gallery").append(...CASES.map(section));

/** One case. */
function section({ title, sample, article = samples[sample], attributes, scheme, look, width = 720 }) {
  const widget = element("article-widget", attributes);
  if (article) {
    widget.append(element("script", { type: "application/json" }, JSON.stringify(article)));
  }
  widget.append(element("a", { href: "./" }, "Read the article at the publisher’s"));

  const frame = element("div", { class: `frame ${look ?? ""}` });
  if (scheme) frame.style.colorScheme = scheme;
  frame.style.width = `${width}px`;
  frame.append(widget);

  const id = title.toLowerCase().replace(/\W+/g, "-");
  const made = element("section", { id: `case-${id}` });
  const scroller = element("div", { class: "scroller" });
  scroller.append(frame);
  made.append(element("h2", {}, title), scroller);
  return made;
}

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.textContent = text;
  return made;
}
