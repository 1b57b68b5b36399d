//! Libraries that change built-ins after the widget has started: it keeps working.

use super::Case;
use crate::page::Page;
use crate::widget::{Mode, fixture, show, toggle, wait_ready, wait_toggles};

/// Their names and files, and what the page runs then.
const LIBRARIES: [(&str, &str, &str); 9] = [
    (
        "prototype_js_1_6",
        "old-libraries/test/3rdparty/prototype-1.6.1.js",
        "",
    ),
    (
        "prototype_js_1_7",
        "old-libraries/test/3rdparty/prototype-1.7.0.0.js",
        "",
    ),
    (
        "mootools_1_3",
        "old-libraries/test/3rdparty/mootools-1.3.2.js",
        "",
    ),
    (
        "mootools_1_4",
        "old-libraries/test/3rdparty/mootools-1.4.1.js",
        "",
    ),
    (
        "ext_core",
        "old-libraries/test/3rdparty/ext-core-3.1.0.js",
        "",
    ),
    ("zone_js", "zone.js/bundles/zone.umd.js", ""),
    ("core_js", "core-js-bundle/minified.js", ""),
    (
        "bluebird",
        "bluebird/js/browser/bluebird.js",
        "window.Promise = P;",
    ),
    (
        "ses_lockdown",
        "ses/dist/ses.umd.min.js",
        "lockdown({ errorTaming: 'unsafe', consoleTaming: 'unsafe', reporting: 'none' });",
    ),
];

pub(super) fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for (name, file, then) in LIBRARIES {
        cases.extend(Mode::BOTH.map(|mode| {
            let name = format!("{name}::{}", mode.name());
            Case::new("later_libraries", &name, move |page: &Page| {
                check(page, file, then, mode)
            })
        }));
    }
    cases
}

fn check(page: &Page, file: &str, then: &str, mode: Mode) {
    show(page, mode, "full", &[("remember", "")]);
    page.eval_with::<()>(
        "const [src, then] = arguments;
         const script = Object.assign(document.createElement('script'), { src });
         script.onload = () => {
           document.head.append(Object.assign(document.createElement('script'), { text: then }));
           window.__loaded = true;
         };
         document.head.append(script);",
        &[format!("/npm/{file}").into(), then.into()],
    );
    page.wait("the library", "window.__loaded");
    page.click("#w >>> #plenary summary");
    assert_eq!(wait_toggles(page, 1), [toggle("plenary", true, "user")]);
    page.run("find('#w').expand('follow-up');");
    assert_eq!(wait_toggles(page, 2)[1], toggle("follow-up", true, "api"));
    page.run("location.hash = '#side-talks';");
    assert_eq!(wait_toggles(page, 3)[2], toggle("side-talks", true, "hash"));
    let (kept, printed): (String, bool) = page.eval(
        "const say = (name) => {
           // MooTools replaces `Event`.
           const event = document.createEvent('Event');
           event.initEvent(name, false, false);
           dispatchEvent(event);
         };
         const kept = sessionStorage.getItem('article-widget:full-example');
         find('#w').collapse('plenary');
         say('beforeprint');
         const printed = findAll('#w >>> details[id]').every(meeting => meeting.open);
         say('afterprint');
         return [kept, printed];",
    );
    assert!(kept.contains("side-talks"), "the session remembers: {kept}");
    assert!(printed, "all meetings are open on paper");
    // The element is moved, gets another article, fails, and gets a neighbour.
    page.run("document.body.append(find('#w'));");
    page.eval_with::<()>(
        "find('#w').article = JSON.parse(arguments[0]);",
        &[fixture("articles/other.json").into()],
    );
    page.wait(
        "another article",
        "text('#w >>> [part=headline]') === 'Another article'",
    );
    page.run("find('#w').article = { version: 1 };");
    page.wait(
        "an error",
        "window.__events.some(e => e.type === 'article-error' && e.detail.code === 'invalid-article')",
    );
    page.eval_with::<()>(
        "const v = document.createElement('article-widget');
         v.id = 'v';
         v.setAttribute('src', arguments[0]);
         document.body.append(v);",
        &[format!("{}/fixtures/articles/full.json", page.site.widget).into()],
    );
    wait_ready(page, "v");
    page.run("find('#w').remove(); find('#v').remove();");
    page.settle();
}
