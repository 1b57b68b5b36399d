/** Whether peers make the same nodes and send the same events as this widget. */

import { corrected, withMeetings } from "./articles.js";
import { button, listen, load, newHost } from "./peers.js";

/** The nodes below `parent`, a line each. Comments and the borders between
    texts are a framework's own business. */
function lines(parent, indent = "") {
  const result = [];
  for (const node of parent.childNodes) {
    if (node.nodeType === Node.TEXT_NODE && node.data) {
      if (result.at(-1)?.startsWith(`${indent}"`)) result.push(`${result.pop().slice(0, -1)}${node.data}"`);
      else result.push(`${indent}"${node.data}"`);
    } else if (node.nodeType === Node.ELEMENT_NODE) {
      const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`);
      result.push(`${indent}<${node.localName}${attributes.sort().join("")}>`, ...lines(node, `${indent}  `));
    }
  }
  return result;
}

/** What a peer shows and says while it is used. */
async function record({ mount }, article) {
  const host = newHost();
  const { events, wait } = listen(host);
  const widget = await mount(host, article);
  const steps = [];
  const step = (name, nodes = lines(host.shadowRoot)) => steps.push({ name, nodes, events: events.splice(0) });
  step("mounted");
  host.shadowRoot.querySelector("summary").click();
  await wait(1);
  step("a meeting opened");
  await widget.update(corrected(article));
  // Rendering must have ended, as it is what is timed. Events of new nodes come later.
  const updated = lines(host.shadowRoot);
  await new Promise((resolve) => setTimeout(resolve));
  step("updated", updated);
  const count = host.shadowRoot.querySelectorAll("details").length;
  button(host).click();
  await wait(count - 1);
  // Frameworks may render the label later.
  await new Promise((resolve) => setTimeout(resolve, 20));
  step("all opened");
  await widget.free();
  // A slot shows the host's own children again; peers know no children.
  step("gone");
  host.remove();
  return steps;
}

function difference(expected, found) {
  for (const [index, step] of expected.entries()) {
    for (const kind of ["nodes", "events"]) {
      const [wanted, got] = [step[kind], found[index][kind]].map((list) => list.map((line) => (kind === "events" ? JSON.stringify(line) : line)));
      if (step.name === "gone" && kind === "nodes") {
        if (got.length) return `${step.name}: ${got[0]} is still there`;
        continue;
      }
      const at = wanted.findIndex((line, index) => line !== got[index]);
      if (at >= 0) return `${step.name}, ${kind}: expected ${wanted[at]}, found ${got[at]}`;
      if (got.length > wanted.length) return `${step.name}, ${kind}: found more, ${got[wanted.length]}`;
    }
  }
}

/** How the peers with these names differ from the widget; nothing where they agree. */
export async function check([names, first]) {
  const differences = [];
  const { widget, ...peers } = Object.fromEntries(await load(["widget", ...names]));
  for (const [title, article] of [["the first article", first], ["10 meetings", withMeetings(first, 10)]]) {
    const expected = await record(widget, article);
    for (const [name, peer] of Object.entries(peers)) {
      const found = difference(expected, await record(peer, article));
      if (found) differences.push(`${name}, ${title}, ${found}`);
    }
  }
  return differences;
}
