//! Russian.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "ru",
    bilateral: "Двусторонняя",
    trilateral: "Трёхсторонняя",
    multilateral: "Многосторонняя",
    by: "",
    separator: ", ",
    meetings: Plural::Slavic {
        one: ("", " встреча"),
        few: ("", " встречи"),
        many: ("", " встреч"),
    },
    expand_all: "Развернуть все",
    collapse_all: "Свернуть все",
    attendees: "Участники",
    agenda: "Повестка дня",
    outcome: "Итоги",
    part_of: "В рамках",
    permalink: "Ссылка на эту встречу",
    months: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    date: &[Day, Text(" "), Month, Text(" "), Year, Text(" года")],
    yearless: &[Day, Text(" "), Month],
    at: ", ",
    zero: '0',
};
