//! Arabic. Digits are Latin, as in CLDR for `ar` without a region: pan-Arab news sites use
//! them, and readers east of Libya read both. Month names are those used from Egypt to the
//! Gulf.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "ar",
    bilateral: "ثنائي",
    trilateral: "ثلاثي",
    multilateral: "متعدد الأطراف",
    by: "بقلم ",
    separator: "، ",
    meetings: Plural::Arabic {
        zero: "لا اجتماعات",
        one: "اجتماع واحد",
        two: "اجتماعان",
        few: ("", " اجتماعات"),
        many: ("", " اجتماعًا"),
        other: ("", " اجتماع"),
    },
    expand_all: "توسيع الكل",
    collapse_all: "طي الكل",
    attendees: "المشاركون",
    agenda: "جدول الأعمال",
    outcome: "النتائج",
    part_of: "ضمن",
    permalink: "رابط هذا الاجتماع",
    months: [
        "يناير",
        "فبراير",
        "مارس",
        "أبريل",
        "مايو",
        "يونيو",
        "يوليو",
        "أغسطس",
        "سبتمبر",
        "أكتوبر",
        "نوفمبر",
        "ديسمبر",
    ],
    date: &[Day, Text(" "), Month, Text(" "), Year],
    yearless: &[Day, Text(" "), Month],
    at: "، ",
    zero: '0',
};
