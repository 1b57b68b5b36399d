/**
 * Bundles the peers: `NAME.js` exports `mount`, and `NAME.embed.js` defines an
 * embed, each minified as the package is. This widget is not bundled: a page
 * gets it as it is published.
 *
 * node build.mjs PACKAGES TOOLS OUT: the `node_modules` of tests/frameworks,
 * those with esbuild, and the directory for what is built.
 */

import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [packages, tools, out] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const esbuild = createRequire(`${tools}/`)("esbuild");
const { version } = JSON.parse(await readFile(`${here}/../pkg/package.json`, "utf8"));

const JAVASCRIPT = {
  "hand-written": "hand-written.js",
  "cloned-templates": "cloned-templates.js",
  lit: "lit.js",
  preact: "preact.jsx",
  svelte: "svelte/main.js",
};

/** Compiles `.svelte` files and modules with runes. */
const svelte = {
  name: "svelte",
  setup({ onLoad }) {
    const { compile, compileModule } = createRequire(`${packages}/`)("svelte/compiler");
    const load = (filter, compile) =>
      onLoad({ filter }, async ({ path }) => {
        const { js, warnings } = compile(await readFile(path, "utf8"), { filename: path, generate: "client" });
        return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
      });
    load(/\.svelte$/, compile);
    load(/\.svelte\.js$/, compileModule);
  },
};

/** The style sheet is minified here, and the version is the package's. */
const sources = {
  name: "sources",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => ({ contents: await readFile(path, "utf8"), loader: "text" }));
    onLoad({ filter: /shared\/page\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace("{{VERSION}}", version),
    }));
  },
};

/** The package lies beside the peers, as in `pkg/` and `benches/`. */
const widget = {
  name: "widget",
  setup: ({ onResolve }) =>
    onResolve({ filter: /pkg\/article_widget\.js$/ }, () => ({ path: "../pkg/article_widget.js", external: true })),
};

const bundle = (name, contents) =>
  esbuild.build({
    stdin: { contents, resolveDir: here },
    outfile: `${out}/${name}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    nodePaths: [packages],
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [svelte, sources, widget],
  });

await mkdir(out, { recursive: true });
await Promise.all([
  ...Object.entries(JAVASCRIPT).flatMap(([name, file]) => [
    bundle(name, `export { mount } from "./peers/${file}";`),
    bundle(`${name}.embed`, `import { mount } from "./peers/${file}"; import { define } from "./peers/shared/embed.js"; define(mount);`),
  ]),
  bundle("widget", `export { mount } from "./peers/widget.js";`),
  bundle("articles", `export { withMeetings } from "./page/articles.js";`),
  bundle("check", `export { check } from "./page/check.js";`),
  bundle("measure", `export * from "./page/measure.js";`),
]);
