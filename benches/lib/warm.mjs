/** Mounts, updates and events in a page that has loaded everything. */

import { withPage } from "./browser.mjs";

/** How many meetings; the growth exponent is taken over all of them. */
export const COUNTS = [10, 30, 100, 300, 1000, 3000];

/** Mounts for a sample, so that it lasts for some milliseconds. */
const batchOf = (count) => Math.max(1, Math.round(60 / count));

/** Calls a function of page/measure.js or page/check.js in a new page. */
export const inPage = (browser, origin, module, name, argument) =>
  withPage(browser, async (page) => {
    await page.goto(`${origin}/blank.html`);
    const call = async (module, name, argument) => (await import(module))[name](argument);
    return page.evaluate(call, `${origin}/benches/${module}.js`, name, argument);
  });

export async function warm(browser, origin, { names, first, isQuick, log }) {
  const rounds = (many) => Math.ceil(many / (isQuick ? 5 : 1));
  const measure = (name, options) => inPage(browser, origin, "measure", name, { names, first, ...options });
  const result = {};
  log("mount of the first article");
  result.mount = await measure("mount", { rounds: rounds(150), batch: 10 });
  result.mountWithLayout = await measure("mount", { rounds: rounds(60), batch: 10, layout: true });
  result.counts = {};
  for (const count of COUNTS) {
    log(`${count} meetings`);
    const batch = batchOf(count);
    result.counts[count] = await measure("mount", { rounds: rounds(count > 1000 ? 8 : count > 300 ? 15 : 40), batch, count });
  }
  log("expand all");
  result.expand = await measure("expand", { rounds: rounds(11), count: 1000 });
  log("update");
  result.update = await measure("update", { rounds: rounds(60), batch: 20 });
  result.updateMany = await measure("update", { rounds: rounds(11), batch: 2, count: 1000 });
  return result;
}
