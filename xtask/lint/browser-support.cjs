/**
 * Whether the shipped scripts and style sheets ask for more than the oldest
 * supported browsers have.
 *
 * Members of the platform come from TypeScript, which knows the type of most
 * expressions, and their support from MDN's data. Where the type is unknown, a
 * name is reported if nothing that is called so is supported. Syntax is what
 * esbuild would rewrite for these browsers. Style sheets may ask for anything
 * inside `@supports`.
 *
 * `node browser-support.cjs FOLDER FILE…`, with file names relative to the folder.
 */
"use strict";

const { execFileSync } = require("node:child_process");
const { readFileSync } = require("node:fs");
const path = require("node:path");
const data = require("@mdn/browser-compat-data");
const postcss = require("postcss");
const ts = require("typescript");
const { exceptions } = require("./exceptions.cjs");

/** The oldest supported browsers. */
const BROWSERS = {
  chrome: "111",
  edge: "111",
  firefox: "115",
  safari: "16.4",
};
const NEVER = "(never)";
const TARGET = "chrome111,edge111,firefox115,safari16.4";

/** Files that are not there: the check has to find these things and no others. */
const SAMPLES = {
  "sample.js": {
    text: `
      export const parsed = URL.parse("https://example.org/");
      export const deferred = Promise.withResolvers();
      const { withResolvers } = Promise;
      export const again = withResolvers;
      export const unknown = (node) => node.commandForElement;
      export const fine = [1].at(-1) + structuredClone(2) + new URL("x:").href;
      export const deep = new Map([[1, document.body]]).get(1).checkVisibility();
      export const iterator = new Map().keys().map((key) => key);
      export const regular = /[\\p{L}--a]/v;`,
    features: [
      "api.URL.parse_static",
      "javascript.builtins.Promise.withResolvers",
      "javascript.builtins.Promise.withResolvers",
      "*.commandForElement",
      "api.Element.checkVisibility",
      "javascript.builtins.Iterator.map",
      "syntax",
    ],
  },
  "sample.css": {
    text: `
      a { color: light-dark(black, white); text-wrap: pretty; margin-inline: 1px; }
      @supports (color: light-dark(black, white)) { a { color: light-dark(black, white); } }
      a::details-content { inline-size: 1cqi; field-sizing: content; }
      @starting-style { a { color: red } }`,
    features: [
      "css.types.color.light-dark",
      "css.properties.text-wrap",
      "css.selectors.details-content",
      "css.properties.field-sizing",
      "css.at-rules.starting-style",
    ],
  },
};

/** A version as a number, or `Infinity` for none. */
function number(version) {
  if (version === false || version === null || version === "preview") return Infinity;
  return version === true ? 0 : Number.parseFloat(String(version).replace("≤", ""));
}

/** What of the oldest browsers lacks a feature: names and versions, or nothing. */
function lacking(compat) {
  const missing = [];
  for (const [browser, oldest] of Object.entries(BROWSERS)) {
    const entries = [compat.support[browser] ?? []].flat();
    const since = entries
      .filter((entry) => !entry.flags && !entry.prefix && !entry.alternative_name)
      .filter((entry) => !entry.version_removed || number(entry.version_removed) > number(oldest))
      .map((entry) => number(entry.version_added));
    const first = Math.min(...since);
    if (entries.length && first > number(oldest)) {
      missing.push(`${data.browsers[browser].name} ${Number.isFinite(first) ? first : NEVER}`);
    }
  }
  return missing;
}

/** The data at a path, if there is any. */
const at = (...keys) => keys.reduce((node, key) => (node && Object.hasOwn(node, key) ? node[key] : undefined), data);

/** Members of the platform by their own name. */
const byName = new Map();
for (const [prefix, area] of [["api", data.api], ["javascript.builtins", data.javascript.builtins]]) {
  for (const [owner, members] of Object.entries(area)) {
    for (const [key, member] of Object.entries(members)) {
      // Names that one browser alone has stand for other things elsewhere.
      if (!member.__compat?.status?.standard_track) continue;
      const name = key.replace(/_(static|event)$/, "");
      if (key.endsWith("_event")) continue;
      if (!byName.has(name)) byName.set(name, []);
      byName.get(name).push({ feature: `${prefix}.${owner}.${key}`, compat: member.__compat });
    }
  }
}

const found = [];
const used = new Set();
function report(file, line, feature, missing) {
  if (!missing.length) return;
  found.push({ file, line, feature, missing });
}

/** Reports a feature of MDN's data, unless every browser has it. */
function check(file, line, feature, compat) {
  report(file, line, feature, lacking(compat));
}

// ---- scripts

function checkScripts(folder, names) {
  const texts = new Map(names.map((name) => [path.join(folder, name), SAMPLES[name]?.text ?? readFileSync(path.join(folder, name), "utf8")]));
  const options = {
    allowJs: true,
    noEmit: true,
    noResolve: true,
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    lib: ["lib.esnext.full.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  host.getSourceFile = (file, language, ...rest) =>
    texts.has(file)
      ? ts.createSourceFile(file, texts.get(file), language, true, ts.ScriptKind.JS)
      : getSourceFile(file, language, ...rest);
  const program = ts.createProgram([...texts.keys()], options, host);
  const checker = program.getTypeChecker();
  for (const [file] of texts) {
    const source = program.getSourceFile(file);
    const name = path.relative(folder, file);
    const visit = (node) => {
      const line = () => source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (ts.isPropertyAccessExpression(node)) {
        checkMember(program, checker, name, line, checker.getSymbolAtLocation(node.name), node.name.text);
      } else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
        const key = node.propertyName ?? node.name;
        if (ts.isIdentifier(key)) {
          const type = checker.getTypeAtLocation(node.parent);
          checkMember(program, checker, name, line, type.getProperty(key.text), key.text);
        }
      } else if (ts.isIdentifier(node) && !ts.isPropertyAccessExpression(node.parent)) {
        const symbol = checker.getSymbolAtLocation(node);
        if (symbol && isOfPlatform(program, symbol)) checkGlobal(name, line, node.text);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
}

const isOfPlatform = (program, symbol) =>
  Boolean(symbol.declarations?.length) &&
  symbol.declarations.every((declaration) => program.isSourceFileDefaultLibrary(declaration.getSourceFile()));

/** A member of something: a property, a method, or a static one. */
function checkMember(program, checker, file, line, symbol, name) {
  if (symbol && !isOfPlatform(program, symbol)) return;
  const owners = new Set();
  for (const declaration of symbol?.declarations ?? []) {
    const { parent } = declaration;
    if (ts.isSourceFile(parent) || ts.isVariableDeclarationList(parent)) return checkGlobal(file, line, name);
    if (ts.isInterfaceDeclaration(parent)) owners.add(parent.name.text);
    else if (ts.isTypeLiteralNode(parent) && ts.isVariableDeclaration(parent.parent)) owners.add(`${parent.parent.name.text}_static`);
  }
  for (const owner of owners) {
    const plain = owner.replace(/(Constructor|_static|Object)$/, "");
    const places = owner.endsWith("_static")
      ? [["api", plain, `${name}_static`], ["javascript", "builtins", plain, name]]
      : [["javascript", "builtins", plain, name], ["api", owner, name]];
    for (const place of places) {
      const compat = at(...place, "__compat");
      if (compat) return check(file, line(), place.join("."), compat);
    }
  }
  // Unknown: reported if nothing with this name is supported. What one browser
  // does without to this day often has a name that means other things elsewhere.
  const known = byName.get(name)?.filter(({ compat }) => !lacking(compat).join().includes(NEVER));
  if (!known?.length || known.some(({ compat }) => !lacking(compat).length)) return;
  report(file, line(), `*.${name}`, lacking(known[0].compat));
}

function checkGlobal(file, line, name) {
  const places = [["javascript", "builtins", name], ["api", name], ["api", "Window", name]];
  for (const place of places) {
    const compat = at(...place, "__compat");
    if (compat) return check(file, line(), place.join("."), compat);
  }
}

/** What esbuild rewrites is not understood as it stands. */
function checkSyntax(folder, name) {
  const input = SAMPLES[name]?.text ?? readFileSync(path.join(folder, name), "utf8");
  const loader = path.extname(name).slice(1);
  const build = (target) =>
    execFileSync("esbuild", [
      `--loader=${loader}`, `--target=${target}`,
      "--log-level=error",
    ], { input, encoding: "utf8" });
  const [plain, rewritten] = [build("esnext"), build(TARGET)];
  if (plain === rewritten) return;
  const [before, after] = [plain, rewritten].map((text) => text.split("\n"));
  const line = before.findIndex((text, index) => text !== after[index]);
  found.push({ file: name, line: 0, feature: "syntax", missing: [`esbuild rewrites \`${before[line]?.trim().slice(0, 120)}\``] });
}

// ---- style sheets

/** Functions in values, wherever the data has them. */
const functions = new Map();
(function collect(node, place) {
  for (const [key, child] of Object.entries(node)) {
    if (key === "__compat" || typeof child !== "object") continue;
    if (child.__compat && !functions.has(key)) functions.set(key, { feature: `${place}.${key}`, compat: child.__compat });
    collect(child, `${place}.${key}`);
  }
})(data.css.types, "css.types");

function checkStyles(folder, name) {
  const text = SAMPLES[name]?.text ?? readFileSync(path.join(folder, name), "utf8");
  postcss.parse(text).walk((node) => {
    for (let parent = node; parent; parent = parent.parent) {
      if (parent.type === "atrule" && parent.name === "supports") return;
    }
    const { line } = node.source.start;
    const try_ = (...keys) => {
      const compat = at("css", ...keys, "__compat");
      if (compat) check(name, line, `css.${keys.join(".")}`, compat);
      return Boolean(compat) && !lacking(compat).length;
    };
    if (node.type === "atrule") {
      try_("at-rules", node.name);
      for (const [, feature] of node.params.matchAll(/\(\s*([a-z-]+)/g)) try_("at-rules", node.name, feature);
    } else if (node.type === "rule" && node.parent.name !== "keyframes") {
      for (const [, pseudo] of node.selector.matchAll(/::?([a-z-]+)/g)) try_("selectors", pseudo);
    } else if (node.type === "decl" && !node.prop.startsWith("--")) {
      const is_known = try_("properties", node.prop);
      checkValue(name, line, node.value, is_known ? node.prop : undefined);
    } else if (node.type === "decl") {
      checkValue(name, line, node.value);
    }
  });
}

function checkValue(file, line, value, property) {
  const bare = value.replace(/"[^"]*"|'[^']*'/g, "");
  for (const [, word, paren] of bare.matchAll(/(?<![\w-#.%])(-?[a-z][a-z-]*)(\()?/g)) {
    const compat = paren ? functions.get(word)?.compat : property && at("css", "properties", property, word, "__compat");
    if (compat) check(file, line, paren ? functions.get(word).feature : `css.properties.${property}.${word}`, compat);
  }
}

// ---- all of it

const [folder, ...files] = process.argv.slice(2);
const all = [...files, ...Object.keys(SAMPLES)];
const is = (kind) => (file) => path.extname(file) === kind;
checkScripts(folder, all.filter(is(".js")));
for (const file of all) checkSyntax(folder, file);
for (const file of all.filter(is(".css"))) checkStyles(folder, file);

const complaints = [];
for (const [file, { features }] of Object.entries(SAMPLES)) {
  const seen = found.filter((entry) => entry.file === file).map((entry) => entry.feature);
  if (seen.join() !== features.join()) {
    complaints.push(`the check itself is broken: in ${file} it found\n  ${seen.join("\n  ")}\ninstead of\n  ${features.join("\n  ")}`);
  }
}
for (const { file, line, feature, missing } of found) {
  if (file in SAMPLES) continue;
  if (feature in exceptions) used.add(feature);
  else complaints.push(`${file}:${line || "?"}: ${feature}: ${missing.join(", ")}`);
}
for (const feature of Object.keys(exceptions)) {
  if (!used.has(feature)) complaints.push(`exceptions.cjs: nothing uses ${feature}`);
}
if (complaints.length) {
  console.error(complaints.join("\n"));
  process.exitCode = 1;
}
