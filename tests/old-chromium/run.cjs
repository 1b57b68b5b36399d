/**
 * Opens pages in Chromium 111, one after the other, and says what it saw.
 *
 * Reads a JSON list of pages, `{address, before, script}`: `before` runs in the
 * page ahead of its own scripts, `script` is the body of an async function and
 * runs afterwards. Writes a JSON list of `{value, messages}`, where `messages` is
 * what the console says and what nobody caught.
 */
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const zlib = require("node:zlib");
const { chromium } = require("playwright-core");

const ARGUMENTS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--headless",
];

/** The browser's program, unpacked beside the packages when it is not there. */
function program() {
  const packed = path.join(path.dirname(require.resolve("@sparticuz/chromium/package.json")), "bin/chromium.br");
  const unpacked = packed.replace(/\.br$/, "");
  if (!fs.existsSync(unpacked)) {
    const part = `${unpacked}.${process.pid}`;
    fs.writeFileSync(part, zlib.brotliDecompressSync(fs.readFileSync(packed)), { mode: 0o755 });
    fs.renameSync(part, unpacked);
  }
  return unpacked;
}

async function open(browser, { address, before, script }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const messages = [];
  page.on("console", (message) => messages.push(`${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => messages.push(`uncaught: ${error}`));
  if (before) await page.addInitScript(before);
  await page.goto(address);
  const value = await page
    .evaluate(`(async () => { ${script} })()`)
    .catch((error) => `the script failed: ${error}`);
  await context.close();
  return { value: value ?? null, messages };
}

async function main() {
  const pages = JSON.parse(fs.readFileSync(0, "utf8"));
  const browser = await chromium.launch({ executablePath: program(), args: ARGUMENTS });
  const seen = [];
  for (const page of pages) seen.push(await open(browser, page));
  await browser.close();
  console.log(JSON.stringify({ version: browser.version(), seen }));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
