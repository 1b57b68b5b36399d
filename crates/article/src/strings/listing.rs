//! Lists every string of a language by its name, for reviewers.

use super::{LANGUAGES, Strings};
use crate::date::Date;

/// Counts that between them need every form of every plural rule.
const COUNTS: [usize; 8] = [0, 1, 2, 3, 11, 21, 100, 103];

impl Strings {
    /// Every language of the interface, English first.
    #[must_use]
    pub fn languages() -> &'static [&'static Self] {
        LANGUAGES
    }

    /// Every string by the name of its field, as displayed; dates, counts and digits are
    /// examples.
    #[must_use]
    pub fn listing(&self) -> Vec<(&'static str, Vec<String>)> {
        // Without `..`, so a new string does not compile until it is listed.
        let Self {
            tag: _,
            bilateral,
            trilateral,
            multilateral,
            by,
            separator,
            meetings: _,
            expand_all,
            collapse_all,
            attendees,
            agenda,
            outcome,
            part_of,
            permalink,
            months,
            date: _,
            yearless: _,
            at: _,
            zero: _,
        } = self;
        let dates = |texts: &[&str]| -> Vec<String> {
            let dates = texts.iter().flat_map(|text| Date::parse_yearless(text));
            dates.map(|date| self.date(&date)).collect()
        };
        let one = |text: &str| vec![text.to_owned()];
        vec![
            ("bilateral", one(bilateral)),
            ("trilateral", one(trilateral)),
            ("multilateral", one(multilateral)),
            ("by", one(by)),
            ("separator", one(separator)),
            ("meetings", COUNTS.map(|n| self.meeting_count(n)).into()),
            ("expand_all", one(expand_all)),
            ("collapse_all", one(collapse_all)),
            ("attendees", one(attendees)),
            ("agenda", one(agenda)),
            ("outcome", one(outcome)),
            ("part_of", one(part_of)),
            ("permalink", one(permalink)),
            ("months", months.map(str::to_owned).into()),
            ("date", dates(&["2023-07-01", "2023-07-25"])),
            ("yearless", dates(&["--07-01", "--07-25"])),
            ("at", dates(&["2023-07-25T09:05:00+03:00"])),
            ("zero", vec![(0..10).map(|n| self.number(n)).collect()]),
        ]
    }
}
