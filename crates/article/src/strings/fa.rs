//! Persian. Dates are Gregorian, with Persian digits: the format has no other calendar, and
//! news from abroad is dated like that.

use super::DatePart::{Day, Month, MonthAlone, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "fa",
    bilateral: "دوجانبه",
    trilateral: "سه\u{200c}جانبه",
    multilateral: "چندجانبه",
    by: "",
    separator: "، ",
    meetings: Plural::Same(("", " نشست")),
    expand_all: "باز کردن همه",
    collapse_all: "بستن همه",
    attendees: "شرکت\u{200c}کنندگان",
    agenda: "دستور کار",
    outcome: "نتیجه",
    part_of: "بخشی از",
    permalink: "پیوند به این نشست",
    months: [
        "ژانویهٔ",
        "فوریهٔ",
        "مارس",
        "آوریل",
        "مهٔ",
        "ژوئن",
        "ژوئیهٔ",
        "اوت",
        "سپتامبر",
        "اکتبر",
        "نوامبر",
        "دسامبر",
    ],
    date: &[Day, Text(" "), Month, Text(" "), Year],
    yearless: &[Day, Text(" "), MonthAlone],
    at: "، ",
    zero: '۰',
};
