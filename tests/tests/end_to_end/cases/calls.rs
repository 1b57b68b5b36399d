//! How often a mount calls the DOM and crosses between JavaScript and WASM: numbers that do
//! not depend on the machine's load.
//!
//! `tests/blessed/calls.txt` has the accepted numbers; `BLESS=1` accepts new ones.

use super::{Case, cases};
use crate::blessed::check_blessed;
use crate::engine::Engine;
use crate::page::Page;
use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) fn cases() -> Vec<Case> {
    let cases = cases!("calls": a_mount_makes_the_calls_that_were_accepted);
    // All engines make the same calls.
    let only = |case: Case| case.only(&[Engine::Chromium]);
    cases.into_iter().map(only).collect()
}

/// Calls by name, as in `Document.createElement`.
type Calls = BTreeMap<String, u64>;

/// Counts calls of DOM methods and setters and border crossings, from
/// the call of `mount` to its return.
const COUNT_CALLS: &str = "return (async (origin) => {
  let calls;
  const counted = (name, act) => function (...values) {
    if (calls) calls[name] = (calls[name] ?? 0) + 1;
    return act.apply(this, values);
  };
  for (const { name: type, prototype } of [EventTarget, Node, Element, HTMLElement, HTMLDetailsElement, Document,
    DocumentFragment, ShadowRoot, CharacterData, NodeList]) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || !property.configurable) continue;
      for (const key of ['value', 'get', 'set']) {
        if (typeof property[key] === 'function') property[key] = counted(`${type}.${name}`, property[key]);
      }
      Object.defineProperty(prototype, name, property);
    }
  }
  const countedExports = (name, functions) => Object.fromEntries(Object.entries(functions).map(([key, value]) =>
    [key, typeof value === 'function' ? counted(name, value) : value]));
  const instantiate = WebAssembly.instantiate;
  WebAssembly.instantiate = async (bytes, imports) => {
    const counting = Object.fromEntries(Object.entries(imports).map(([module, functions]) =>
      [module, countedExports('WASM calls JavaScript', functions)]));
    const { module, instance } = await instantiate(bytes, counting);
    return { module, instance: { exports: countedExports('JavaScript calls WASM', instance.exports) } };
  };

  const { withMeetings } = await import(`${origin}/benches/articles.js`);
  const { default: init, mount } = await import(`${origin}/pkg/article_widget.js`);
  const wasm = await fetch(`${origin}/pkg/article_widget_bg.wasm`);
  await init({ module_or_path: await wasm.arrayBuffer() });
  const first = await (await fetch(`${origin}/pkg/articles/lachin-corridor.json`)).json();
  const measure = (article) => {
    const host = document.body.appendChild(document.createElement('article-widget'));
    // The first mount creates what later ones share.
    mount(host, first).free();
    const found = (calls = {});
    const widget = mount(host, article);
    calls = undefined;
    widget.free();
    return found;
  };
  return [measure(first), measure(withMeetings(first, 1000))];
})(...arguments);";

fn a_mount_makes_the_calls_that_were_accepted(page: &Page) {
    page.document("", "", &[]);
    let [first, thousand]: [Calls; 2] =
        page.eval_with(COUNT_CALLS, &[page.site.widget.clone().into()]);
    let mut text = String::new();
    write(&mut text, "the first article", &first);
    write(&mut text, "1,000 meetings", &thousand);
    check_blessed("tests/blessed/calls.txt", &text);
}

fn write(text: &mut String, title: &str, calls: &Calls) {
    // Writing to a string is infallible.
    let _ = writeln!(text, "{title}: {} calls", calls.values().sum::<u64>());
    for (name, count) in calls {
        let _ = writeln!(text, "{count:>8}  {name}");
    }
}
