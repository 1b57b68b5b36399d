/** The pages that are opened: an embed of each peer, and an empty one. */

const ARTICLE = "/pkg/articles/lachin-corridor.json";

/** The script of a peer's embed; this widget's is the published loader. */
const scriptOf = (name) => (name === "widget" ? "/pkg/loader.js" : `/benches/${name}.embed.js`);

/** Notes when the article is there and laid out. */
const RECORDER = `<script>
addEventListener("article-ready", ({ target }) => {
  target.getBoundingClientRect();
  globalThis.readyAt = performance.now();
});
</script>`;

function embed(name, isHinted) {
  const hint = isHinted ? `<link rel="modulepreload" href="${scriptOf(name)}">\n` : "";
  // A page has some markup before the embed, and the hint comes before that.
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Embed</title>
${hint}${RECORDER}
</head>
<body>
<h1>Host</h1>
<article-widget src="${ARTICLE}"></article-widget>
<script type="module" src="${scriptOf(name)}"></script>
</body>
</html>
`;
}

export function pages(names) {
  const entries = names.flatMap((name) => [
    [`/embed/${name}.html`, embed(name, false)],
    [`/hinted/${name}.html`, embed(name, true)],
  ]);
  return { "/blank.html": "<!doctype html><title>Bench</title><body>", ...Object.fromEntries(entries) };
}
