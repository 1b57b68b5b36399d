/**
 * The compilers of the frameworks that have one of their own, as plugins of
 * esbuild. Each calls its compiler as the framework's own plugins for bundlers
 * do; what those have besides (reloading, styles) no app here needs.
 */

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename } from "node:path";

/** A plugin that hands files whose names end so to `compile`. */
const plugin = (name, filter, compile) => ({
  name,
  setup: ({ onLoad }) =>
    onLoad({ filter }, async ({ path }) => compile(await readFile(path, "utf8"), path)),
});

export const compilers = {
  vue(packages, server) {
    const { compileScript, parse } = createRequire(`${packages}/`)("vue/compiler-sfc");
    return [
      plugin("vue", /\.vue$/, (source, filename) => {
        const compilerOptions = { isCustomElement: (tag) => tag === "article-widget" };
        const { descriptor } = parse(source, { filename, templateParseOptions: compilerOptions });
        const templateOptions = { ssr: server, ssrCssVars: [], compilerOptions };
        const id = basename(filename);
        return { contents: compileScript(descriptor, { id, inlineTemplate: true, templateOptions }).content };
      }),
    ];
  },

  svelte(packages, server) {
    const { compile } = createRequire(`${packages}/`)("svelte/compiler");
    return [
      plugin("svelte", /\.svelte$/, (source, filename) => {
        const { js, warnings } = compile(source, { filename, generate: server ? "server" : "client", dev: true });
        return { contents: js.code, warnings: warnings.map(({ message }) => ({ text: message })) };
      }),
    ];
  },

  solid(packages, server) {
    const require = createRequire(`${packages}/`);
    const { transformAsync } = require("@babel/core");
    const preset = [require("babel-preset-solid"), { generate: server ? "ssr" : "dom", hydratable: true }];
    return [
      plugin("solid", /\.jsx$/, async (source, filename) => {
        const { code } = await transformAsync(source, { filename, presets: [preset], babelrc: false, configFile: false });
        return { contents: code };
      }),
    ];
  },
};
