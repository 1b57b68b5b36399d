//! The number of calls is linear in the number of meetings, and nothing runs while idle. Calls
//! are counted instead of milliseconds, so the load of the machine does not matter.

use super::{Case, both_modes};
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, markup, wait_ready};
use std::collections::BTreeMap;

pub(super) fn cases() -> Vec<Case> {
    let cases = both_modes!("growth":
        calls_grow_with_the_meetings,
        nothing_runs_while_idle,
    );
    // The engines make the same calls, and the drivers of others set timers.
    let only = |case: Case| case.only(&[Engine::Chromium]);
    cases.into_iter().map(only).collect()
}

/// Counts the calls during the life of an article with `length` meetings, and
/// the nodes that selectors find.
const COUNT_CALLS: &str = "return (async (origin, isAdopted) => {
  const { default: init, renderToString } = await import(`${origin}/pkg/article_widget.js`);
  await init();
  await import(`${origin}/www/loader.js`);

  let calls = 0;
  const counted = (act) => act && function (...args) {
    calls++;
    const result = act.apply(this, args);
    if (result instanceof NodeList) calls += list.call(result);
    return result;
  };
  const list = Object.getOwnPropertyDescriptor(NodeList.prototype, 'length').get;
  for (const { prototype } of [Node, Element, HTMLElement, HTMLDetailsElement, Document, NodeList, WeakMap]) {
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || !property.configurable) continue;
      for (const key of ['value', 'get', 'set']) {
        if (typeof property[key] === 'function') property[key] = counted(property[key]);
      }
      Object.defineProperty(prototype, name, property);
    }
  }

  const meeting = (_, index) => ({
    type: 'meeting', id: `m${index}`, name: `Meeting ${index}`, summary: 'Words.', superEvent: index ? 'm0' : undefined,
  });
  const measure = async (length) => {
    const body = Array.from({ length }, meeting);
    const article = { version: 1, id: 'a', headline: 'News', inLanguage: 'en', body };
    const box = document.body.appendChild(document.createElement('div'));
    if (isAdopted) box.setHTMLUnsafe(renderToString(article));
    const found = {};
    const run = async (name, events, act) => {
      let heard = 0;
      const start = calls;
      const done = new Promise((resolve) => {
        box.addEventListener('meeting-toggle', () => ++heard === events && resolve());
      });
      await act();
      if (events) await done;
      found[name] = calls - start;
    };
    const widget = box.firstChild ?? document.createElement('article-widget');
    await run('start', 0, () => {
      if (!isAdopted) widget.article = article;
      if (!isAdopted) box.append(widget);
      return widget.ready;
    });
    await run('expand', length, () => widget.expand());
    await run('collapse', length, () => widget.collapse());
    await run('lang', 0, async () => {
      widget.lang = 'de';
      await widget.ready;
    });
    await run('print', 0, async () => {
      dispatchEvent(new Event('beforeprint'));
      dispatchEvent(new Event('afterprint'));
      await new Promise((resolve) => setTimeout(resolve, 100));
    });
    await run('expanded', length, () => widget.setAttribute('expanded', 'all'));
    box.remove();
    return found;
  };
  return [await measure(100), await measure(200)];
})(...arguments);";

fn calls_grow_with_the_meetings(page: &Page, mode: Mode) {
    page.document("", "<p>Host</p>", &[]);
    let [half, whole]: [BTreeMap<String, u32>; 2] = page.eval_with(
        COUNT_CALLS,
        &[
            page.site.widget.clone().into(),
            (mode == Mode::Adopted).into(),
        ],
    );
    for (what, calls) in &half {
        let twice = whole[what];
        assert!(
            twice <= 2 * calls,
            "{what}: {calls} calls for 100 meetings, {twice} for 200"
        );
    }
}

/// Counts pending timers and requested animation
/// frames.
const COUNT_TIMERS: &str = "<script>
  window.pending = new Set();
  const kinds = [
    ['setTimeout', 'clearTimeout'],
    ['setInterval', 'clearInterval'],
    ['requestAnimationFrame', 'cancelAnimationFrame'],
  ];
  for (const [set, clear] of kinds) {
    const { [set]: nativeSet, [clear]: nativeClear } = window;
    window[set] = (act, ...rest) => {
      const run = (...values) => {
        if (set !== 'setInterval') pending.delete(`${set} ${id}`);
        act(...values);
      };
      const id = nativeSet(run, ...rest);
      pending.add(`${set} ${id}`);
      return id;
    };
    window[clear] = (id) => {
      pending.delete(`${set} ${id}`);
      nativeClear(id);
    };
  }
</script>";

fn nothing_runs_while_idle(page: &Page, mode: Mode) {
    let embed = markup(page, mode, "full", &[]);
    page.document(COUNT_TIMERS, &(embed + &page.loader_script()), &[]);
    wait_ready(page, "w");
    page.settle();
    let pending: Vec<String> = page.eval("return [...pending];");
    assert_eq!(pending, Vec::<String>::new());
}
