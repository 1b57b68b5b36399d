//! Azerbaijani, in Latin letters.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "az",
    bilateral: "İkitərəfli",
    trilateral: "Üçtərəfli",
    multilateral: "Çoxtərəfli",
    by: "",
    separator: ", ",
    meetings: Plural::Same(("", " görüş")),
    expand_all: "Hamısını aç",
    collapse_all: "Hamısını bağla",
    attendees: "İştirakçılar",
    agenda: "Gündəlik",
    outcome: "Nəticə",
    part_of: "Aid olduğu görüş",
    permalink: "Bu görüşə keçid",
    months: [
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avqust", "sentyabr",
        "oktyabr", "noyabr", "dekabr",
    ],
    date: &[Day, Text(" "), Month, Text(" "), Year],
    yearless: &[Day, Text(" "), Month],
    at: ", ",
    zero: '0',
};
