/**
 * Times peers in one page, in turn, so that what slows the machine slows all.
 * Some frameworks render in a microtask, so every mount and update is awaited.
 */

import { corrected, withMeetings } from "./articles.js";
import { button, listen, load, newHost } from "./peers.js";

/** Lets the page paint and the engine collect garbage between two samples. A
    full collection takes a tenth of a second, which only long articles need. */
async function rest(isLong) {
  globalThis.gc?.({ type: isLong ? "major" : "minor" });
  await new Promise((resolve) => setTimeout(resolve));
}

function shuffled(list) {
  const rest = [...list];
  return list.map(() => rest.splice(Math.floor(Math.random() * rest.length), 1)[0]);
}

/** Milliseconds by peer, `rounds` of each, after one that does not count. */
async function interleaved({ names, rounds, count }, sample) {
  const peers = await load(names);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -1; round < rounds; round++) {
    for (const name of shuffled(names)) {
      await rest(count > 100);
      const time = await sample(peers.get(name));
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
}

/** The first article, or one of `count` meetings. */
const articleOf = (first, count) => (count ? withMeetings(first, count) : first);

/** Mounts and unmounts `batch` times; with `layout` each is laid out. */
export function mount(settings) {
  const { batch, first, count, layout } = settings;
  const article = articleOf(first, count);
  return interleaved(settings, async (peer) => {
    const start = performance.now();
    for (let i = 0; i < batch; i++) {
      const host = newHost();
      const mounted = await peer.mount(host, article);
      if (layout) host.getBoundingClientRect();
      await mounted.free();
      host.remove();
    }
    return (performance.now() - start) / batch;
  });
}

/** Opens all meetings with the button, until the host heard of every one. */
export function expand(settings) {
  const { first, count } = settings;
  const article = articleOf(first, count);
  return interleaved(settings, async (peer) => {
    const host = newHost();
    const mounted = await peer.mount(host, article);
    const { wait } = listen(host);
    host.getBoundingClientRect();
    await rest(true);
    const start = performance.now();
    button(host).click();
    await wait(count);
    const time = performance.now() - start;
    await mounted.free();
    host.remove();
    return time;
  });
}

/** Shows the article with another paragraph, and the first one again. */
export function update(settings) {
  const { batch, first, count } = settings;
  const article = articleOf(first, count);
  const other = corrected(article);
  return interleaved(settings, async (peer) => {
    const host = newHost();
    const mounted = await peer.mount(host, article);
    const start = performance.now();
    for (let i = 0; i < batch; i++) await mounted.update(i % 2 ? article : other);
    const time = (performance.now() - start) / batch;
    await mounted.free();
    host.remove();
    return time;
  });
}

/** Mounts an article and leaves it there. */
export async function keep({ name, first, count }) {
  const peer = (await load([name])).get(name);
  globalThis.kept = await peer.mount(newHost(), articleOf(first, count));
}
