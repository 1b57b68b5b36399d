//! German.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "de",
    bilateral: "Bilateral",
    trilateral: "Trilateral",
    multilateral: "Multilateral",
    by: "Von ",
    separator: ", ",
    meetings: Plural::One {
        one: ("", " Treffen"),
        other: ("", " Treffen"),
    },
    expand_all: "Alle aufklappen",
    collapse_all: "Alle zuklappen",
    attendees: "Teilnehmende",
    agenda: "Tagesordnung",
    outcome: "Ergebnis",
    part_of: "Teil von",
    permalink: "Link zu diesem Treffen",
    months: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    date: &[Day, Text(". "), Month, Text(" "), Year],
    yearless: &[Day, Text(". "), Month],
    at: ", ",
    zero: '0',
};
