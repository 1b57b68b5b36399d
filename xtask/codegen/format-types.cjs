// Prints the TypeScript types of a JSON Schema of the article format.
//
// json-schema-to-typescript does the work. Before it, the schema is put in the
// form that keeps its names: a reference beside other keywords would become a
// copy, and the block of an unknown type would allow every mistake.
"use strict";

const { readFileSync } = require("node:fs");
const { compile } = require("json-schema-to-typescript");

const isUnknownBlock = (schema) => Boolean(schema?.properties?.type?.not);

function prepare(node) {
  if (Array.isArray(node)) return node.filter((item) => !isUnknownBlock(item)).map(prepare);
  if (!node || typeof node !== "object") return node;
  const { $ref, ...rest } = node;
  const schema = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, prepare(value)]));
  if (!$ref) return schema;
  const { description, ...own } = schema;
  const reference = { $ref };
  if (!Object.keys(schema).length) return reference;
  const parts = Object.keys(own).length ? [{ ...own, additionalProperties: false }, reference] : [reference];
  return { description, allOf: parts };
}

async function main() {
  const schema = prepare(JSON.parse(readFileSync(process.argv[2], "utf8")));
  // Editors read it; it is no part of an article.
  delete schema.properties.$schema;
  const types = await compile(schema, "Article", {
    additionalProperties: false,
    bannerComment: "",
    style: { printWidth: 120 },
  });
  // One line is enough for a comment of one line.
  process.stdout.write(types.replace(/\/\*\*\n\s*\* (.*)\n\s*\*\//g, "/** $1 */"));
}

main();
