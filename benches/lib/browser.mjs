/** Starts the browser, and opens pages that nothing was kept for. */

import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";

const BROWSERS = { chromium: ["chromium", "chromium-browser", "google-chrome"], firefox: ["firefox", "firefox-esr"] };

const CHROMIUM = [
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--js-flags=--expose-gc",
  // The first root of the process has no sandbox.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

function programOf(engine) {
  for (const name of BROWSERS[engine]) {
    try {
      return execFileSync("which", [name], { encoding: "utf8" }).trim();
    } catch {
      // The next name.
    }
  }
  throw new Error(`${engine} was not found on PATH; \`cargo xtask setup\` installs it`);
}

export async function launch(engine, packages) {
  const puppeteer = createRequire(`${packages}/`)("puppeteer-core");
  const isChromium = engine === "chromium";
  return puppeteer.launch({
    browser: isChromium ? "chrome" : "firefox",
    executablePath: programOf(engine),
    args: isChromium ? CHROMIUM : [],
    extraPrefsFirefox: { "privacy.reduceTimerPrecision": false },
    // Some measurements take minutes.
    protocolTimeout: 1_200_000,
  });
}

/** Runs `use` with a page in a new profile. */
export async function withPage(browser, use) {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    await page.setViewport({ width: 1000, height: 800 });
    return await use(page);
  } finally {
    await context.close();
  }
}
