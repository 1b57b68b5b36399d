/** Peers in a page: importing them, and a host for each mount. */

export async function load(names) {
  const peers = new Map();
  for (const name of names) peers.set(name, await import(new URL(`./${name}.js`, import.meta.url).href));
  return peers;
}

/** A new host in the document. */
export function newHost() {
  const host = document.createElement("article-widget");
  document.body.append(host);
  return host;
}

/** The events that `host` hears from now on. */
export function listen(host) {
  const events = [];
  let enough;
  host.addEventListener("meeting-toggle", ({ detail }) => {
    events.push(detail);
    if (enough?.count === events.length) enough.resolve();
  });
  const wait = (count) =>
    new Promise((resolve) => (events.length >= count ? resolve() : (enough = { count, resolve })));
  return { events, wait };
}

export const button = (host) => host.shadowRoot.querySelector("[part=toggle-all]");
