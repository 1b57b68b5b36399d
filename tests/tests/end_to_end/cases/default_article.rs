//! The article of an element without a source.

use super::{Case, both_loaders};
use crate::page::Page;
use crate::widget::{fixture, open_meetings, wait_ready};
use serde::Deserialize;
use serde_json::{Value, json};

pub(super) fn cases() -> Vec<Case> {
    both_loaders!("default_article": is_rendered_verbatim, has_three_closed_meetings, has_its_parts)
}

fn open(page: &Page) {
    page.html("<article-widget id=w></article-widget>");
    wait_ready(page, "w");
}

fn is_rendered_verbatim(page: &Page) {
    open(page);
    let source = fixture("source/lachin-corridor.txt");
    let headline: String = page.eval("return text('#w >>> [part=headline]');");
    assert!(source.contains(&headline), "not in the source: {headline}");
    let paragraphs: Vec<String> = page
        .eval("return findAll('#w >>> [part=body] > [part=paragraph]').map(p => p.textContent);");
    assert_eq!(paragraphs.len(), 6, "{paragraphs:#?}");
    let mut rest = source.as_str();
    for paragraph in &paragraphs {
        let at = rest.find(paragraph.as_str());
        rest = &rest
            [at.unwrap_or_else(|| panic!("not in the source, or not in order: {paragraph}"))..];
    }
    let promotion: String = page.eval("return text('#w >>> [part=promotion]');");
    assert_eq!(promotion, "Ad for subscribing to The Armenian Report");
    let shown: String = page.eval("return find('#w').shadowRoot.textContent;");
    for chrome in ["top of page", "bottom of page"] {
        assert!(
            !shown.contains(chrome),
            "`{chrome}` is no part of the article"
        );
    }
    assert_eq!(
        shown.matches(&headline).count(),
        1,
        "the headline stands once"
    );
}

fn has_three_closed_meetings(page: &Page) {
    #[derive(Debug, PartialEq, Deserialize)]
    struct Closed {
        id: String,
        summary: String,
        hidden: bool,
    }
    open(page);
    let meetings: Vec<Closed> = page.eval(
        "return findAll('#w >>> [part=meeting]').map(meeting => ({
           id: meeting.id,
           summary: [...meeting.querySelectorAll('[part=meeting-name], [part=meeting-meta] > *')]
             .map(node => node.textContent).join(' | '),
           hidden: !meeting.querySelector('[part=details]').checkVisibility(),
         }));",
    );
    let closed = |id: &str, summary: &str| Closed {
        id: id.to_owned(),
        summary: summary.to_owned(),
        hidden: true,
    };
    assert_eq!(
        meetings,
        [
            closed(
                "moscow-trilateral",
                "Trilateral meeting of the foreign ministers of Russia, Armenia and Azerbaijan \
                 | Trilateral | July 25 | Moscow"
            ),
            closed("lavrov-bayramov", "Lavrov–Bayramov meeting | Bilateral"),
            closed("lavrov-mirzoyan", "Lavrov–Mirzoyan meeting | Bilateral"),
        ]
    );
    assert_eq!(open_meetings(page), Vec::<String>::new());
    let states: Value = page.eval("return find('#w').meetings;");
    assert_eq!(
        states[1],
        json!({ "id": "lavrov-bayramov", "name": "Lavrov–Bayramov meeting", "open": false })
    );
    let (id, events): (String, Value) = page.eval(
        "return [find('#w').article.id, window.__events.filter(e => e.type !== 'article-ready')];",
    );
    assert_eq!(
        (id.as_str(), events),
        ("lachin-corridor", json!([])),
        "nothing happened yet"
    );
}

fn has_its_parts(page: &Page) {
    open(page);
    let missing: Vec<String> = page.eval(
        "return ['article', 'header', 'headline', 'toolbar', 'toggle-all', 'body', 'paragraph',
           'meeting', 'summary', 'meeting-name', 'meeting-meta', 'details', 'attendees', 'agenda',
           'outcome', 'permalink', 'promotion'].filter(part => !find(`#w >>> [part~=${part}]`));",
    );
    assert_eq!(
        missing,
        Vec::<String>::new(),
        "parts of the contract that are not there"
    );
    page.run(
        "document.head.append(Object.assign(document.createElement('style'), {
           textContent: '#w::part(headline) { color: rgb(1, 2, 3) }' }));",
    );
    let color: String = page.eval("return getComputedStyle(find('#w >>> [part=headline]')).color;");
    assert_eq!(color, "rgb(1, 2, 3)", "a host styles a part");
}
