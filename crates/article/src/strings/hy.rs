//! Armenian, in the eastern standard.

use super::DatePart::{Day, Month, Text, Year};
use super::{Plural, Strings};

pub(super) const STRINGS: Strings = Strings {
    tag: "hy",
    bilateral: "Երկկողմ",
    trilateral: "Եռակողմ",
    multilateral: "Բազմակողմ",
    by: "",
    separator: ", ",
    meetings: Plural::Same(("", " հանդիպում")),
    expand_all: "Բացել բոլորը",
    collapse_all: "Փակել բոլորը",
    attendees: "Մասնակիցներ",
    agenda: "Օրակարգ",
    outcome: "Արդյունք",
    part_of: "Շրջանակ",
    permalink: "Հղում այս հանդիպմանը",
    months: [
        "հունվարի",
        "փետրվարի",
        "մարտի",
        "ապրիլի",
        "մայիսի",
        "հունիսի",
        "հուլիսի",
        "օգոստոսի",
        "սեպտեմբերի",
        "հոկտեմբերի",
        "նոյեմբերի",
        "դեկտեմբերի",
    ],
    date: &[Day, Text(" "), Month, Text(", "), Year, Text(" թ.")],
    yearless: &[Month, Text(" "), Day],
    at: ", ",
    zero: '0',
};
