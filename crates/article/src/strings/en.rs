//! English.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "en",
    bilateral: "Bilateral",
    trilateral: "Trilateral",
    multilateral: "Multilateral",
    by: "By ",
    separator: ", ",
    meetings: Plural::One {
        one: ("", " meeting"),
        other: ("", " meetings"),
    },
    expand_all: "Expand all",
    collapse_all: "Collapse all",
    attendees: "Attendees",
    agenda: "Agenda",
    outcome: "Outcome",
    part_of: "Part of",
    permalink: "Link to this meeting",
    months: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    date: &[Month, Text(" "), Day, Text(", "), Year],
    yearless: &[Month, Text(" "), Day],
    at: ", ",
    zero: '0',
};
