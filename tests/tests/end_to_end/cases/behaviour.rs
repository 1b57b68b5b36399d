//! Opening and closing, by readers and by scripts.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, markup, open_meetings, show, toggle, toggles, wait_ready, wait_toggles};
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("behaviour":
        a_click_opens_and_closes,
        enter_and_space_open_and_close,
        tab_order_is_reading_order,
        the_button_opens_and_closes_all,
        the_label_follows_the_meetings,
        one_meeting_needs_no_button,
        expand_and_collapse,
        toggle_one_and_all,
        unknown_ids_throw,
        ids_are_strings,
        the_label_is_right_after_the_host_closes_a_meeting,
        meetings_tell_their_state,
        no_change_dispatches_no_event,
        single_mode_closes_the_others,
        an_unexplained_opening_is_find,
        events_bubble_and_are_composed,
        a_listener_that_throws_disturbs_nothing,
        a_listener_that_acts_is_heard,
        many_quick_clicks_end_where_they_should,
    )
}

const NONE: [&str; 0] = [];

fn a_click_opens_and_closes(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.click("#w >>> #side-talks summary");
    assert_eq!(wait_toggles(page, 1), [toggle("side-talks", true, "user")]);
    let visible: bool =
        page.eval("return find('#w >>> #side-talks [part=details]').checkVisibility();");
    assert!(visible, "the details are to be seen");
    page.click("#w >>> #side-talks [part=meeting-name]");
    assert_eq!(
        wait_toggles(page, 2)[1],
        toggle("side-talks", false, "user")
    );
    assert_eq!(open_meetings(page), NONE);
}

fn enter_and_space_open_and_close(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.run("find('#w >>> #morning summary').focus();");
    page.press("Enter");
    page.wait("Enter to open", "find('#w >>> #morning').open");
    // Two changes at once would dispatch no event.
    wait_toggles(page, 1);
    page.press("Space");
    page.wait("Space to close", "!find('#w >>> #morning').open");
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("morning", true, "user"),
            toggle("morning", false, "user")
        ]
    );
    page.run("find('#w >>> [part=toggle-all]').focus();");
    page.press("Space");
    page.wait(
        "all to open",
        "findAll('#w >>> details[open]').length === 2",
    );
}

fn tab_order_is_reading_order(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.run(
        "document.body.prepend(Object.assign(document.createElement('button'), { id: 'before' }));
         document.body.append(Object.assign(document.createElement('button'), { id: 'after' }));
         find('#before').focus();",
    );
    let mut order = Vec::new();
    for _ in 0..4 {
        page.press("Tab");
        order.push(page.eval::<String>(
            "const inner = find('#w').shadowRoot.activeElement;
             return document.activeElement.id === 'w'
               ? inner.closest('details')?.id ?? inner.getAttribute('part') : document.activeElement.id;",
        ));
    }
    assert_eq!(order, ["toggle-all", "morning", "evening", "after"]);
    page.press("Shift+Tab");
    page.press("Enter");
    page.wait("the last to open", "find('#w >>> #evening').open");
}

fn the_button_opens_and_closes_all(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.click("#w >>> [part=toggle-all]");
    assert_eq!(
        wait_toggles(page, 2),
        [
            toggle("morning", true, "user"),
            toggle("evening", true, "user")
        ]
    );
    page.click("#w >>> [part=toggle-all]");
    assert_eq!(
        wait_toggles(page, 4)[2..],
        [
            toggle("morning", false, "user"),
            toggle("evening", false, "user")
        ]
    );
}

fn the_label_follows_the_meetings(page: &Page, mode: Mode) {
    show(page, mode, "other", &[("expanded", "first")]);
    let label = |expected: &str| {
        page.wait(
            &format!("the button to say `{expected}`"),
            &format!("text('#w >>> [part=toggle-all]') === '{expected}'"),
        );
    };
    label("Expand all");
    page.click("#w >>> #evening summary");
    label("Collapse all");
    page.run("find('#w >>> #morning').open = false;");
    label("Expand all");
    page.click("#w >>> [part=toggle-all]");
    label("Collapse all");
    assert_eq!(open_meetings(page), ["morning", "evening"]);
}

fn one_meeting_needs_no_button(page: &Page, mode: Mode) {
    show(page, mode, "one-meeting", &[]);
    let (button, count): (bool, String) = page
        .eval("return [Boolean(find('#w >>> [part=toggle-all]')), text('#w >>> [part=toolbar]')];");
    assert_eq!((button, count.as_str()), (false, "1 meeting"));
    page.run("find('#w').toggle();");
    assert_eq!(wait_toggles(page, 1), [toggle("only", true, "api")]);
}

fn expand_and_collapse(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.run("find('#w').expand('side-talks');");
    assert_eq!(open_meetings(page), ["side-talks"], "at once, not later");
    page.run("find('#w').expand();");
    assert_eq!(open_meetings(page), ["plenary", "side-talks", "follow-up"]);
    page.run("find('#w').collapse('plenary');");
    assert_eq!(open_meetings(page), ["side-talks", "follow-up"]);
    page.settle();
    page.run("find('#w').collapse();");
    assert_eq!(open_meetings(page), NONE);
    page.settle();
    let seen = toggles(page);
    assert!(seen.iter().all(|event| event.reason == "api"), "{seen:#?}");
    assert_eq!(
        seen[seen.len() - 2..],
        [
            toggle("side-talks", false, "api"),
            toggle("follow-up", false, "api")
        ]
    );
}

fn toggle_one_and_all(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.run("find('#w').toggle('follow-up');");
    assert_eq!(open_meetings(page), ["follow-up"]);
    page.run("find('#w').toggle();");
    assert_eq!(
        open_meetings(page).len(),
        3,
        "not all are open, so all open"
    );
    page.run("find('#w').toggle();");
    assert_eq!(open_meetings(page), NONE, "all are open, so all close");
    page.run("find('#w').toggle('follow-up'); find('#w').toggle('follow-up');");
    assert_eq!(open_meetings(page), NONE);
}

fn unknown_ids_throw(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    let errors: Vec<String> = page.eval(
        "const results = [];
         for (const method of ['expand', 'collapse', 'toggle']) {
           for (const id of ['nobody', '', '__proto__', 'toString', '#morning', 'a b']) {
             try { find('#w')[method](id); results.push(`${method}(${id}) did not throw`); }
             catch (error) {
               if (!(error instanceof window.RangeError)) results.push(`${method}(${id}): ${error}`);
             }
           }
         }
         return results;",
    );
    assert_eq!(errors, NONE);
    assert_eq!(open_meetings(page), NONE);
}

/// Before the browser reports that the meeting started open.
fn the_label_is_right_after_the_host_closes_a_meeting(page: &Page, mode: Mode) {
    let script = "<script>
        document.addEventListener('article-ready', ({ target }) => {
          target.shadowRoot.querySelector('details').open = false;
        });
        </script>";
    let body = markup(page, mode, "other", &[("expanded", "all")]);
    page.document(script, &format!("{body}{}", page.loader_script()), &[]);
    wait_ready(page, "w");
    page.wait(
        "the label",
        "text('#w >>> [part=toggle-all]') === find('#w >>> [part=toggle-all]').dataset.expand",
    );
}

fn ids_are_strings(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    let errors: Vec<String> = page.eval(
        "const w = find('#w');
         find('#w >>> #morning').id = '7';
         const results = [];
         for (const method of ['expand', 'collapse', 'toggle']) {
           for (const id of [7, ['7'], { toString: () => '7' }, false]) {
             try { w[method](id); results.push(`${method}(${id}) did not throw`); }
             catch (error) { if (!(error instanceof window.RangeError)) results.push(String(error)); }
           }
         }
         return results;",
    );
    assert_eq!(errors, NONE);
    page.run("find('#w').expand('7');");
    assert_eq!(wait_toggles(page, 1), [toggle("7", true, "api")]);
}

fn meetings_tell_their_state(page: &Page, mode: Mode) {
    show(page, mode, "other", &[("expanded", "evening")]);
    let meetings: Value = page.eval("return find('#w').meetings;");
    assert_eq!(
        meetings,
        json!([
            { "id": "morning", "name": "Morning meeting", "open": false },
            { "id": "evening", "name": "Evening meeting", "open": true },
        ])
    );
}

fn no_change_dispatches_no_event(page: &Page, mode: Mode) {
    show(page, mode, "other", &[("expanded", "first")]);
    page.run("const w = find('#w'); w.expand('morning'); w.collapse('evening');");
    page.settle();
    assert_eq!(toggles(page), []);
    // A reason that was not consumed must not apply to a later event.
    page.click("#w >>> #morning summary");
    assert_eq!(wait_toggles(page, 1), [toggle("morning", false, "user")]);
}

fn single_mode_closes_the_others(page: &Page, mode: Mode) {
    show(
        page,
        mode,
        "full",
        &[("mode", "single"), ("expanded", "first")],
    );
    page.click("#w >>> #side-talks summary");
    let mut seen = wait_toggles(page, 2);
    seen.sort_by(|a, b| a.meeting.cmp(&b.meeting));
    assert_eq!(
        seen,
        [
            toggle("plenary", false, "user"),
            toggle("side-talks", true, "user")
        ]
    );
    page.run("find('#w').expand('follow-up');");
    let mut seen = wait_toggles(page, 4).split_off(2);
    seen.sort_by(|a, b| a.meeting.cmp(&b.meeting));
    assert_eq!(
        seen,
        [
            toggle("follow-up", true, "api"),
            toggle("side-talks", false, "api")
        ]
    );
    assert_eq!(open_meetings(page), ["follow-up"]);
}

fn an_unexplained_opening_is_find(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    // What find-in-page does; no driver can start it.
    page.run("find('#w >>> #evening').open = true;");
    assert_eq!(wait_toggles(page, 1), [toggle("evening", true, "find")]);
}

fn events_bubble_and_are_composed(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.run("find('#w').expand('morning');");
    wait_toggles(page, 1);
    let wrong: Vec<Value> = page.eval("return window.__events.filter(e => !e.composed);");
    assert_eq!(wrong, Vec::<Value>::new());
    let (article, target): (String, String) =
        page.eval("const e = window.__events.at(-1); return [e.detail.article, e.target];");
    assert_eq!((article.as_str(), target.as_str()), ("other", "w"));
}

/// The host clicks and prints inside an event, so the widget's listeners run inside each
/// other.
fn a_listener_that_acts_is_heard(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    page.run(
        "find('#w').addEventListener('meeting-toggle', () => {
           find('#w >>> #follow-up summary').click();
           dispatchEvent(new Event('beforeprint'));
         }, { once: true });",
    );
    page.click("#w >>> #side-talks summary");
    assert_eq!(
        wait_toggles(page, 3),
        [
            toggle("side-talks", true, "user"),
            toggle("follow-up", true, "user"),
            toggle("plenary", true, "print"),
        ]
    );
}

fn a_listener_that_throws_disturbs_nothing(page: &Page, mode: Mode) {
    page.expect_recorded("host trouble");
    page.html(&format!(
        "{}<script>document.querySelector('#w').addEventListener('meeting-toggle', () => {{
           throw new Error('host trouble'); }});</script>",
        markup(page, mode, "other", &[])
    ));
    wait_ready(page, "w");
    page.click("#w >>> [part=toggle-all]");
    assert_eq!(wait_toggles(page, 2).len(), 2);
    page.wait(
        "the label",
        "text('#w >>> [part=toggle-all]') === 'Collapse all'",
    );
    page.run("find('#w').collapse();");
    assert_eq!(wait_toggles(page, 4).len(), 4);
}

fn many_quick_clicks_end_where_they_should(page: &Page, mode: Mode) {
    show(page, mode, "other", &[]);
    page.run(
        "const button = find('#w >>> [part=toggle-all]');
         const summary = find('#w >>> #morning summary');
         for (let i = 0; i < 5; i++) button.click();
         for (let i = 0; i < 7; i++) summary.click();",
    );
    page.settle();
    let open = open_meetings(page);
    let label: String = page.eval("return text('#w >>> [part=toggle-all]');");
    let expected = if open.len() == 2 {
        "Collapse all"
    } else {
        "Expand all"
    };
    assert_eq!(label, expected, "with {open:?} open");
    let told: Vec<(String, bool)> = toggles(page)
        .into_iter()
        .map(|event| (event.meeting, event.open))
        .collect();
    for meeting in ["morning", "evening"] {
        let last = told.iter().rev().find(|(id, _)| id == meeting);
        let is_open = open.iter().any(|id| id == meeting);
        assert_eq!(
            last.is_some_and(|(_, open)| *open),
            is_open,
            "{meeting}: {told:?}"
        );
    }
}
