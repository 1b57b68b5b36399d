/**
 * Builds the apps in this directory: for each framework the pages `index.html`
 * (rendered in the browser) and `prerendered.html` (rendered by the framework's
 * own server part, with the article prerendered by the package, and hydrated).
 *
 * node build.mjs PACKAGES TOOLS OUT: the `node_modules` of `package.json` here,
 * those with esbuild, and the output directory. `cargo xtask` runs it
 * when something changed.
 */

import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { article, articles } from "./articles.js";
import { compilers } from "./compilers.mjs";
import { prerender } from "./prerender.mjs";

const [packages, tools, out] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const loader = fileURLToPath(new URL("../../pkg/loader.d.ts", import.meta.url));
const esbuild = createRequire(`${tools}/`)("esbuild");
const frame = await readFile(`${here}/page.html`, "utf8");
const DEVELOPMENT = { "process.env.NODE_ENV": '"development"' };

/** For each framework what is special about building it. */
const FRAMEWORKS = {
  react: {},
  preact: { jsxImportSource: "preact" },
  vue: { define: { ...DEVELOPMENT, __VUE_OPTIONS_API__: "true", __VUE_PROD_DEVTOOLS__: "false", __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: "true" } },
  svelte: {},
  lit: {},
  solid: {},
  htmx: {},
  angular: { tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } } },
};

/** Development builds, which complain about what is not right. */
const bundle = (name, entries, server) =>
  esbuild.build({
    absWorkingDir: `${here}/${name}`,
    entryPoints: entries.map((entry) => `./${entry}`),
    outdir: `${out}/${name}`,
    bundle: true,
    format: server ? "cjs" : "esm",
    outExtension: server ? { ".js": ".cjs" } : {},
    platform: server ? "node" : "browser",
    conditions: ["development"],
    define: DEVELOPMENT,
    nodePaths: [packages],
    target: "es2022",
    jsx: "automatic",
    logLevel: "warning",
    plugins: compilers[name]?.(packages, server) ?? [],
    ...FRAMEWORKS[name],
  });

/** Holds an app to the types of the package and of its framework. */
async function checkTypes(name) {
  const project = `${out}/${name}/tsconfig.json`;
  const compilerOptions = {
    noEmit: true,
    strict: true,
    skipLibCheck: true,
    allowJs: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    jsx: "react-jsx",
    jsxImportSource: name,
    types: [],
    paths: { "article-widget": [loader], "*": [`${packages}/@types/*`, `${packages}/*`] },
  };
  await mkdir(`${out}/${name}`, { recursive: true });
  await writeFile(project, JSON.stringify({ compilerOptions, include: [`${here}/${name}`] }));
  const tsc = `${packages}/typescript/bin/tsc`;
  await promisify(execFile)(process.execPath, [tsc, "--project", project]).catch(({ stdout, stderr }) => {
    throw new Error(`${name} has wrong types:\n${stdout}${stderr}`);
  });
}

const page = (name, file, root, script, wrapping = frame) => {
  const html = wrapping.replace("<!--root-->", () => root).replace("<!--script-->", script);
  return writeFile(`${out}/${name}/${file}`, html);
};

/** The page with the loader after the app, which then hears of everything. */
const loaderLast = () => {
  const [tag] = /<script .*loader\.js.*\n/.exec(frame);
  return frame.replace(tag, "").replace("</body>", `${tag}</body>`);
};

/** Pages and fragments that a server made, of the files that stand for its templates. */
async function buildHtml(name, template) {
  await mkdir(`${out}/${name}`, { recursive: true });
  await bundle(name, ["main"], false);
  for (const file of (await readdir(`${here}/${name}`)).filter((file) => file.endsWith(".html"))) {
    const html = (await readFile(`${here}/${name}/${file}`, "utf8")).replace("{{TEMPLATE}}", () => template);
    if (["index.html", "prerendered.html"].includes(file)) await page(name, file, html, "main.js", loaderLast());
    else await writeFile(`${out}/${name}/${file}`, html);
  }
  const corrected = { ...article, id: "corrected", headline: "Corrected" };
  for (const { id, ...rest } of [article, corrected, ...articles]) {
    await writeFile(`${out}/${name}/${id}.json`, JSON.stringify({ id, ...rest }));
  }
}

async function buildApp(name, template) {
  await mkdir(`${out}/${name}`, { recursive: true });
  await Promise.all([bundle(name, ["main", "hydrate"], false), bundle(name, ["server"], true)]);
  const { render, root = '<div id="app"></div>' } = (await import(pathToFileURL(`${out}/${name}/server.cjs`))).default;
  await page(name, "index.html", root, "main.js");
  await page(name, "prerendered.html", await render(template), "hydrate.js");
}

const template = prerender(article, { stylesheet: "{{WIDGET}}/pkg/article-widget.css" });
await Promise.all([checkTypes("react"), checkTypes("preact")]);
for (const name of Object.keys(FRAMEWORKS)) await (name === "htmx" ? buildHtml : buildApp)(name, template);
