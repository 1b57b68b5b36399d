/** First visits: what a page loads, and when the article is there. */

import { withPage } from "./browser.mjs";

/** What Chromium's and Lighthouse's "Slow 4G" is, with a processor four times slower. */
const SLOW = { network: { download: 180_000, upload: 84_375, latency: 562.5 }, cpu: 4 };

export const KINDS = {
  plain: { path: "embed" },
  slow: { path: "embed", ...SLOW },
  slowHinted: { path: "hinted", ...SLOW },
};

/** Opens an embed in a new profile; returns milliseconds and the paths that were loaded. */
export const visit = (browser, origin, name, { path, network, cpu }) =>
  withPage(browser, async (page) => {
    if (network) await page.emulateNetworkConditions(network);
    if (cpu) await page.emulateCPUThrottling(cpu);
    await page.goto(`${origin}/${path}/${name}.html`);
    const ready = await page.waitForFunction("globalThis.readyAt", { polling: 20, timeout: 60_000 });
    const loaded = await page.evaluate(() => performance.getEntriesByType("resource").map((entry) => entry.name));
    return { time: await ready.jsonValue(), paths: loaded.map((url) => new URL(url).pathname) };
  });

/** Scripts and WASM of one embed, in bytes after brotli. */
export async function bytes(browser, server, names) {
  const result = {};
  for (const name of names) {
    const { paths } = await visit(browser, server.origin, name, KINDS.plain);
    const files = [...new Set(paths)].filter((path) => /\.(js|wasm)$/.test(path));
    result[name] = {};
    for (const path of files) result[name][path.split("/").pop()] = await server.size(path);
  }
  return result;
}

export async function cold(browser, origin, { names, isQuick, log }) {
  const result = {};
  for (const [kind, conditions] of Object.entries(KINDS)) {
    log(`cold start, ${kind}`);
    const rounds = isQuick ? 3 : conditions.network ? 11 : 25;
    const times = (result[kind] = Object.fromEntries(names.map((name) => [name, []])));
    for (let round = -1; round < rounds; round++) {
      for (let place = 0; place < names.length; place++) {
        // Another one begins each round.
        const name = names[(place + round + 1) % names.length];
        const { time } = await visit(browser, origin, name, conditions);
        if (round >= 0) times[name].push(time);
      }
    }
  }
  return result;
}
