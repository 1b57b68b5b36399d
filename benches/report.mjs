/** Writes what was measured into docs/performance.md, with charts beside it. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { barChart, lineChart } from "./chart.mjs";
import { exponent, median, summary } from "./lib/statistics.mjs";

const BASE = "hand-written";
const [BEGIN, END] = ["<!-- bench: what follows is written by `cargo xtask bench` -->", "<!-- /bench -->"];

const milliseconds = (time) =>
  time < 1 ? `${Math.round(time * 1000)} µs` : `${time < 100 ? time.toPrecision(3) : Math.round(time)} ms`;
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

const table = (head, rows) =>
  [head, head.map((_, index) => (index ? "---:" : "---")), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");

const ratio = (name, times) => (median(times[name]) / median(times[BASE])).toFixed(2);

/** The ratios of everything that was measured, a row each. */
function ratios(names, measured) {
  const row = ([title, times]) => [title, ...names.map((name) => ratio(name, times)), milliseconds(median(times[BASE]))];
  return table(["median, hand-written is 1.00", ...names, `${BASE}, absolute`], measured.map(row));
}

/** Medians with quartiles. */
function absolute(names, measured) {
  const cell = (times) => {
    const { median, quartiles } = summary(times);
    return `${milliseconds(median)} (${quartiles.map(milliseconds).join(" to ")})`;
  };
  const rows = measured.map(([title, times]) => [title, ...names.map((name) => cell(times[name]))]);
  return table(["median (quartiles)", ...names], rows);
}

function bars(names, title, times) {
  return barChart(
    title,
    names.map((name) => {
      const { median, quartiles } = summary(times[name]);
      return { name, value: median, range: quartiles, label: milliseconds(median) };
    }),
  );
}

const pointsOf = (counts, name) => Object.entries(counts).map(([count, times]) => [Number(count), median(times[name])]);

function sizes({ names, bytes }) {
  const total = (name) => Object.values(bytes[name]).reduce((sum, size) => sum + size, 0);
  const files = (name) => Object.entries(bytes[name]).map(([file, size]) => `${file} ${kilobytes(size)}`);
  const rows = names.map((name) => [name, kilobytes(total(name)), files(name).join(", ")]);
  const chart = barChart(
    "Bytes of an embed",
    names.map((name) => ({ name, value: total(name), label: kilobytes(total(name)) })),
  );
  return { text: table(["embed", "in all", "files"], rows), chart };
}

function measurements({ warm, cold }) {
  const rows = [
    ["mount and unmount, script", warm.mount],
    ["the same with layout", warm.mountWithLayout],
    ...Object.entries(warm.counts).map(([count, times]) => [`${Number(count).toLocaleString("en")} meetings, script`, times]),
    ["expand all of 1,000, until the host heard every event", warm.expand],
    ["update, one paragraph of the first article", warm.update],
    ["update, one paragraph beside 1,000 meetings", warm.updateMany],
  ];
  if (cold) {
    rows.push(
      ["cold start, no throttling", cold.plain],
      ["cold start, Slow 4G and a CPU four times slower", cold.slow],
      ["the same with `modulepreload`", cold.slowHinted],
    );
  }
  return rows;
}

function body(result) {
  const { names, warm, cold, memory, machine } = result;
  const measured = measurements(result);
  const { text, chart } = sizes(result);
  const charts = {
    bytes: chart,
    mount: bars(names, "Mount and unmount of the first article, script", warm.mount),
    meetings: lineChart(
      "Mount and unmount by the number of meetings",
      "meetings",
      "milliseconds",
      names.map((name) => ({ name, points: pointsOf(warm.counts, name) })),
    ),
  };
  if (cold) charts["slow-4g"] = bars(names, "Cold start on Slow 4G", cold.slow);
  const growth = names.map((name) => exponent(pointsOf(warm.counts, name)).toFixed(2));
  const picture = (name, alt) => (charts[name] ? `![${alt}](performance/${name}.svg)` : "");
  const used = memory && [
    ["the first article", memory[0]],
    ["1,000 meetings", memory[1000]],
  ];
  const parts = [
    `Measured on ${result.date} with ${result.browser.replace("/", " ")} on ${machine.cores} cores (${machine.processor}), ` +
      `${Math.round(machine.memory / 2 ** 30)} GB, Node ${result.node}, with a load of ${machine.load.toFixed(1)} at the start${result.isQuick ? ", `--quick`" : ""}.`,
    "## At a glance",
    ratios(names, measured),
    "## Bytes",
    "What a page loads for one embed besides the article, after brotli (quality 11).",
    text,
    picture("bytes", "Bytes of an embed, by peer"),
    "## Mounting",
    picture("mount", "Milliseconds of a mount, by peer"),
    "By the number of meetings; where times grow as *n*<sup>*k*</sup>, *k* is",
    table(["", ...names], [["growth exponent", ...growth]]),
    picture("meetings", "Milliseconds of a mount by the number of meetings, both logarithmic"),
    cold && "## Cold start",
    picture("slow-4g", "Milliseconds until the article is there on Slow 4G, by peer"),
    "## All times",
    absolute(names, measured),
    used && "## Memory",
    used && "Heap, nodes and WASM memory after a collection, above those of an empty page.",
    used && table(["", ...names], used.map(([title, bytes]) => [title, ...names.map((name) => megabytes(median(bytes[name])))])),
  ];
  return { charts, text: parts.filter(Boolean).join("\n\n") };
}

/** The ratios, to be read in a terminal. */
export function overview({ names, ...result }) {
  const cells = measurements(result).map(([title, times]) => [title, ...names.map((name) => ratio(name, times))]);
  const line = ([title, ...cells]) => title.slice(0, 48).padEnd(50) + cells.map((cell) => cell.padStart(17)).join("");
  return [["", ...names], ...cells].map(line).join("\n");
}

/** Replaces what stands between the marks of `page`. */
export async function report(result, docs) {
  const page = `${docs}/performance.md`;
  const { charts, text } = body(result);
  const [before, rest] = (await readFile(page, "utf8")).split(BEGIN);
  if (!rest?.includes(END)) throw new Error(`${page} has no place for the results: \`${BEGIN}\` and \`${END}\``);
  await writeFile(page, `${before}${BEGIN}\n\n${text}\n\n${END}${rest.split(END)[1]}`);
  await mkdir(`${docs}/performance`, { recursive: true });
  for (const [name, chart] of Object.entries(charts)) await writeFile(`${docs}/performance/${name}.svg`, chart);
  await writeFile(`${docs}/performance/results.json`, `${JSON.stringify(result, rounded)}\n`);
}

/** Microseconds and whole bytes are precise enough to keep. */
const rounded = (_, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
