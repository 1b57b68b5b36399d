//! What browsers expose to assistive technology: roles and names of everything that is read or
//! used, in three engines, and the whole tree in Chromium.

use super::{Case, both_modes};
use crate::ax_tree::{role_and_name, tree};
use crate::blessed::check_blessed;
use crate::engine::Engine;
use crate::page::Page;
use crate::widget::{Mode, show};

pub(super) fn cases() -> Vec<Case> {
    let mut all = both_modes!("roles":
        roles_and_names,
        a_heading_in_a_summary_is_a_heading,
        accessible_names_are_the_visible_text,
    );
    let whole = both_modes!("roles": the_tree_which_only_chromium_gives);
    all.extend(whole.into_iter().map(|case| case.only(&[Engine::Chromium])));
    all
}

/// What every engine exposes of the article with all meetings open: the role, and the name
/// where one is required.
const SPOKEN: &[(&str, &str, Option<&str>)] = &[
    ("[part=article]", "article", None),
    (
        "[part=headline]",
        "heading",
        Some("Ministers meet in three rounds"),
    ),
    ("[part=description]", "paragraph", None),
    ("[part=byline] a", "link", Some("Ani Petrosyan")),
    ("header figure", "figure", None),
    ("header img", "image", Some("A map of the region")),
    ("[part=toggle-all]", "button", Some("Collapse all")),
    ("[part=body] > [part=heading]", "heading", Some("A heading")),
    ("[part=quote]", "blockquote", None),
    ("ul[part=list]", "list", None),
    ("ol[part=list]", "list", None),
    ("[part=list] li", "listitem", None),
    ("#plenary", "group", None),
    ("#plenary h4", "heading", Some("In detail")),
    ("#plenary img", "image", Some("The same map")),
    ("#plenary dt", "term", None),
    ("#plenary dd", "definition", None),
    // It has no markers, which is where WebKit may stop calling it a list.
    ("[part=attendees]", "list", None),
    ("[part=agenda]", "list", None),
    (
        "#plenary [part=permalink]",
        "link",
        Some("Link to this meeting"),
    ),
    ("#side-talks dl a", "link", Some("Plenary session")),
    (
        "[part=promotion] a",
        "link",
        Some("Subscribe to The Example Report"),
    ),
];

fn roles_and_names(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    let button = role_and_name(page, "#w >>> [part=toggle-all]");
    assert_eq!(button, ("button".to_owned(), "Expand all".to_owned()));
    page.click("#w >>> [part=toggle-all]");
    page.wait(
        "all to open",
        "findAll('#w >>> details[open]').length === 3 && !find('#w').shadowRoot.getAnimations().length",
    );
    for (selector, role, name) in SPOKEN {
        let (found, label) = role_and_name(page, &format!("#w >>> {selector}"));
        assert_eq!(found, *role, "the role of {selector}");
        if let Some(name) = name {
            assert_eq!(label, *name, "the name of {selector}");
        }
    }
    let decoration = role_and_name(page, "#w >>> [part=body] > figure img");
    assert_eq!(decoration.1, "", "an empty alternative is silent");
    // WebKit's driver answers also for what its tree leaves out.
    if page.engine != Engine::Webkit {
        assert_ne!(decoration.0, "image");
    }
}

/// Voice control works with the visible text.
fn accessible_names_are_the_visible_text(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "all")]);
    let shown: Vec<String> = page.eval(
        "return findAll('#w >>> a, button').map((control, index) => {
           control.dataset.test = index;
           return control.innerText;
         });",
    );
    assert!(shown.len() > 8, "{shown:?}");
    for (index, text) in shown.iter().enumerate() {
        let (_, name) = role_and_name(page, &format!("#w >>> [data-test=\"{index}\"]"));
        assert_eq!(name, *text);
    }
}

/// The control has the name of the meeting first, and the heading in it is a
/// heading still: what `docs/decisions/0007-heading-inside-summary.md` builds
/// on. What the summary itself is called differs, since no standard says it.
fn a_heading_in_a_summary_is_a_heading(page: &Page, mode: Mode) {
    show(page, mode, "full", &[]);
    for (open, meeting, name, control) in [
        (
            false,
            "plenary",
            "Plenary session",
            "Plenary session , Multilateral · July 25, 2023, 14:30 · Moscow",
        ),
        (false, "follow-up", "Follow-up", "Follow-up"),
        (
            true,
            "side-talks",
            "Side talks",
            "Side talks , Bilateral · on the same day · Moscow",
        ),
    ] {
        if open {
            page.click(&format!("#w >>> #{meeting} summary"));
            page.wait("it to open", &format!("find('#w >>> #{meeting}').open"));
        }
        let heading = role_and_name(page, &format!("#w >>> #{meeting} summary > h3"));
        assert_eq!(heading, ("heading".to_owned(), name.to_owned()));
        let (role, label) = role_and_name(page, &format!("#w >>> #{meeting} summary"));
        // Engines differ in the space after the comma, which is silent.
        let label: Vec<&str> = label.split_whitespace().collect();
        assert_eq!(label.join(" "), control, "the name of the control");
        let expected = match page.engine {
            Engine::Chromium => "DisclosureTriangle",
            Engine::Firefox | Engine::Webkit => "",
        };
        assert_eq!(role, expected, "the role of the control");
    }
}

fn the_tree_which_only_chromium_gives(page: &Page, mode: Mode) {
    for (expanded, name) in [("none", "closed"), ("all", "open")] {
        show(page, mode, "full", &[("expanded", expanded)]);
        page.wait("the page", "document.readyState === 'complete'");
        check_blessed(&format!("tests/blessed/tree-{name}.txt"), &tree(page));
    }
}
