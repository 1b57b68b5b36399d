//! Tells reports of meetings that took place, or will, from refusals, conditions, calls
//! for talks, denials and history.

use super::patterns::*;
use std::ops::Range;

/// Whether words around a report negate it: a refusal, a condition, a call for talks, a
/// denial, or history.
pub(super) fn is_denied(sentence: &str, at: Range<usize>) -> bool {
    let mut before = sentence.get(..at.start).unwrap_or_default();
    if is_match(&ON_BEHALF, before) {
        return true;
    }
    // Another clause, and what somebody says of another matter, does not count.
    if let Some(found) = CLAUSE
        .as_ref()
        .and_then(|clause| clause.find_iter(before).last())
    {
        before = before.get(found.end()..).unwrap_or_default();
    }
    let trigger = sentence.get(at.clone()).unwrap_or_default();
    let after = sentence.get(at.end..).unwrap_or_default();
    // "urged restraint after talks with": these took place.
    let denied = match is_match(&PAST, trigger) {
        true => trigger,
        false => sentence
            .get(at.end - trigger.len() - before.len()..at.end)
            .unwrap_or_default(),
    };
    is_match(&DENIED_BEFORE, denied)
        || is_match(&DENIED_AFTER, after)
        || is_match(&HISTORY, sentence)
        || is_match(&THINGS, after)
        || sentence.trim_end().ends_with('?')
}
