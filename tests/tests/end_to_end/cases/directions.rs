//! Lines with names and places in both directions: each part keeps its position, whatever
//! the others contain.

use super::{Case, both_modes};
use crate::page::Page;
use crate::widget::{Mode, show};

pub(super) fn cases() -> Vec<Case> {
    both_modes!("directions":
        names_keep_their_order,
        parts_of_a_line_are_separated_in_the_text,
    )
}

const NAME: &str = "mixed-directions";

/// Whether the boxes of the text of these elements follow each other from left to
/// right.
fn left_to_right(page: &Page, selector: &str) -> bool {
    page.eval_with(
        "const boxes = findAll(arguments[0]).map(element => {
           const range = document.createRange();
           range.selectNodeContents(element);
           return range.getBoundingClientRect();
         });
         return boxes.length > 1 && boxes.every((box, i) =>
           i === 0 || box.left >= boxes[i - 1].right - 1 || box.top >= boxes[i - 1].bottom - 1);",
        &[selector.into()],
    )
}

fn names_keep_their_order(page: &Page, mode: Mode) {
    show(page, mode, NAME, &[("expanded", "all")]);
    for line in [
        "#w >>> [part=byline] bdi",
        "#w >>> [part=meeting-meta] > *",
        "#w >>> [part=attendees] bdi",
    ] {
        assert!(left_to_right(page, line), "{line}");
    }
    // A directional control character only affects the name that contains it: the
    // next one still runs from left to right.
    assert!(
        page.eval::<bool>(
            "const name = findAll('#w >>> [part=byline] bdi').at(3).firstChild;
             const left = (from) => {
               const range = document.createRange();
               range.setStart(name, from);
               range.setEnd(name, from + 1);
               return range.getBoundingClientRect().left;
             };
             return left(0) < left(1) && left(1) < left(2);"
        ),
        "the name after a right-to-left override"
    );
}

fn parts_of_a_line_are_separated_in_the_text(page: &Page, mode: Mode) {
    show(page, mode, "full", &[("expanded", "all")]);
    let lines: [String; 3] = page.eval(
        "return ['[part=byline]', '#plenary [part=meeting-meta]', '#plenary [part=attendees] li']
           .map(css => find(`#w >>> ${css}`).textContent);",
    );
    assert_eq!(
        lines,
        [
            "By Ani Petrosyan, John Doe · The Example Report · July 26, 2023, 08:30",
            "Multilateral · July 25, 2023, 14:30 · Moscow",
            "A. Minister Foreign Minister, One Country",
        ]
    );
}
