/**
 * Measures this widget against peers that make the same nodes. `cargo xtask
 * bench` runs it and says what the options mean.
 */

import { readFile, writeFile } from "node:fs/promises";
import { cpus, loadavg, totalmem } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { launch } from "./lib/browser.mjs";
import { bytes, cold } from "./lib/cold.mjs";
import { memory } from "./lib/memory.mjs";
import { pages } from "./lib/pages.mjs";
import { serve } from "./lib/server.mjs";
import { inPage, warm } from "./lib/warm.mjs";
import { overview, report } from "./report.mjs";

const { values: options } = parseArgs({
  options: {
    peers: { type: "string" },
    built: { type: "string" },
    packages: { type: "string" },
    engine: { type: "string", default: "chromium" },
    quick: { type: "boolean", default: false },
    docs: { type: "string" },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const names = [...options.peers.split(","), "widget"];
const first = JSON.parse(await readFile(`${root}/pkg/articles/lachin-corridor.json`, "utf8"));
const server = await serve({ benches: options.built, pkg: `${root}/pkg` }, pages(names));
const browser = await launch(options.engine, options.packages);
const log = (text) => console.log(`${new Date().toTimeString().slice(0, 8)}  ${text}`);
try {
  const { origin } = server;
  log("the same nodes and events");
  const differences = await inPage(browser, origin, "check", "check", [names.slice(0, -1), first]);
  if (differences.length) throw new Error(`peers differ from the widget:\n${differences.join("\n")}`);
  const settings = { names, first, isQuick: options.quick, log };
  const result = {
    date: new Date().toISOString().slice(0, 10),
    browser: await browser.version(),
    machine: { processor: cpus()[0].model, cores: cpus().length, memory: totalmem(), load: loadavg()[0] },
    node: process.version,
    isQuick: options.quick,
    names,
    bytes: await bytes(browser, server, names),
    warm: await warm(browser, origin, settings),
    cold: options.engine === "chromium" ? await cold(browser, origin, settings) : undefined,
    memory: options.engine === "chromium" ? await memory(browser, origin, settings) : undefined,
  };
  await writeFile(`${options.built}/results.json`, JSON.stringify(result));
  if (options.docs) await report(result, options.docs);
  console.log(overview(result));
} finally {
  await browser.close();
  server.close();
}
