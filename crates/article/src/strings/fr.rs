//! French. The first of a month is an ordinal.

use super::DatePart::{DayFirst, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "fr",
    bilateral: "Bilatérale",
    trilateral: "Trilatérale",
    multilateral: "Multilatérale",
    by: "Par ",
    separator: ", ",
    meetings: Plural::ZeroOne {
        one: ("", " réunion"),
        other: ("", " réunions"),
    },
    expand_all: "Tout déplier",
    collapse_all: "Tout replier",
    attendees: "Participants",
    agenda: "Ordre du jour",
    outcome: "Résultat",
    part_of: "Dans le cadre de",
    permalink: "Lien vers cette réunion",
    months: [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
    date: &[DayFirst("er"), Text(" "), Month, Text(" "), Year],
    yearless: &[DayFirst("er"), Text(" "), Month],
    at: ", ",
    zero: '0',
};
