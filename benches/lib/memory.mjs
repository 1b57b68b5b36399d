/** What an article costs while it is on the page (Chromium only). */

import { withPage } from "./browser.mjs";

/** Bytes of the heap, of nodes, and of buffers, which WASM memory is. */
const used = async (session) => {
  await session.send("HeapProfiler.collectGarbage");
  const heap = await session.send("Runtime.getHeapUsage");
  return heap.usedSize + (heap.embedderHeapUsedSize ?? 0) + (heap.backingStorageSize ?? 0);
};

export async function memory(browser, origin, { names, first, isQuick, log }) {
  log("memory");
  const result = {};
  for (const count of [0, 1000]) {
    result[count] = Object.fromEntries(names.map((name) => [name, []]));
    for (let round = 0; round < (isQuick ? 1 : 5); round++) {
      for (const name of names) {
        const bytes = await withPage(browser, async (page) => {
          await page.goto(`${origin}/blank.html`);
          const session = await page.createCDPSession();
          const before = await used(session);
          const keep = async (module, options) => (await import(module)).keep(options);
          await page.evaluate(keep, `${origin}/benches/measure.js`, { name, first, count });
          return (await used(session)) - before;
        });
        result[count][name].push(bytes);
      }
    }
  }
  return result;
}
