/**
 * Compiles and bundles a peer in Rust, with the options that the package is
 * built with.
 *
 * node build-rust.mjs NAME TOOLS TARGET OUT: the name of the peer, the
 * `node_modules` with esbuild and wasm-opt, a directory for cargo, and the
 * directory for what is built. `cargo` and `wasm-bindgen` are on PATH.
 */

import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const [name, tools, target, out] = process.argv.slice(2);
const here = fileURLToPath(new URL(".", import.meta.url));
const esbuild = createRequire(`${tools}/`)("esbuild");
const { version } = JSON.parse(await readFile(`${here}/../pkg/package.json`, "utf8"));
const TARGET = "wasm32-unknown-unknown";

const run = (program, args, options) => execFileSync(program, args, { stdio: "inherit", ...options });

/** The options of wasm-opt in the manifest of the widget. */
async function optimization() {
  const manifest = await readFile(`${here}/../Cargo.toml`, "utf8");
  const [, list] = /^wasm-opt = \[([^\]]*)\]/m.exec(manifest);
  return list.match(/-[^"]+/g);
}

const cargo = ["build", "--release", "--locked", "--quiet", "--package", `peer-${name}`, "--target", TARGET];
run("cargo", cargo, { cwd: `${here}/rust`, env: { ...process.env, CARGO_TARGET_DIR: target, WIDGET_VERSION: version } });

const bindings = `${target}/bindings/${name}`;
const compiled = `${target}/${TARGET}/release/peer_${name}.wasm`;
run("wasm-bindgen", [compiled, "--target", "web", "--no-typescript", "--out-dir", bindings, "--out-name", name]);
const wasm = `${name}_bg.wasm`;
run("wasm-opt", [`${bindings}/${wasm}`, ...(await optimization()), "--output", `${out}/${wasm}`]);

for (const [entry, outfile] of [
  ["rust", name],
  ["rust.embed", `${name}.embed`],
]) {
  await esbuild.build({
    entryPoints: [`${here}/peers/${entry}.js`],
    outfile: `${out}/${outfile}.js`,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    alias: { "rust-peer": `${bindings}/${name}.js` },
  });
}
