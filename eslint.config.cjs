"use strict";

const js = require("@eslint/js");
const globals = require("globals");

module.exports = [
  { ignores: ["pkg/", "target/", "tests/fixtures/", "tests/frameworks/", "tests/hosts/"] },
  {
    ...js.configs.recommended,
    languageOptions: { globals: globals.browser },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      ...js.configs.recommended.rules,
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-eval": "error",
      "no-var": "error",
      "prefer-const": ["error", { destructuring: "all" }],
    },
  },
  {
    // The build calls it.
    files: ["src/trap-guard.js"],
    rules: { "no-unused-vars": ["error", { varsIgnorePattern: "^guard$" }] },
  },
  { files: ["**/*.cjs"], languageOptions: { sourceType: "commonjs", globals: globals.node } },
  // The compiler knows the runes.
  { files: ["**/*.svelte.js"], languageOptions: { globals: { $state: "readonly" } } },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
];
