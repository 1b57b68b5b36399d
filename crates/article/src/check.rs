//! Rules about how the meetings of an article go together.
//!
//! Each rule is a function that reports everything it finds; rules about single
//! values are with their types and in `decode.rs`.

use crate::model::Slug;
use crate::problem::Problem;
use crate::surface::Code;
use std::collections::BTreeMap;

/// What the rules need to know of a meeting.
pub(crate) struct Reference {
    /// Where the meeting stands.
    pub(crate) path: String,
    /// Its id.
    pub(crate) id: Slug,
    /// The meeting that it says it was part of.
    pub(crate) super_event: Option<Slug>,
}

/// Checks every rule. The work grows with the number of meetings, not with its
/// square: a hostile article cannot hold up the page.
pub(crate) fn references(meetings: &[Reference], problems: &mut Vec<Problem>) {
    let mut by_id = BTreeMap::new();
    for (index, meeting) in meetings.iter().enumerate() {
        if by_id.contains_key(meeting.id.as_str()) {
            report(
                meeting,
                ".id",
                Code::DuplicateId,
                "another meeting has this id",
                problems,
            );
        } else {
            by_id.insert(meeting.id.as_str(), index);
        }
    }
    super_events(meetings, &by_id, problems);
}

/// Every `superEvent` names another meeting, and following it comes to an end.
fn super_events(
    meetings: &[Reference],
    by_id: &BTreeMap<&str, usize>,
    problems: &mut Vec<Problem>,
) {
    let next: Vec<Option<usize>> = meetings
        .iter()
        .map(|m| by_id.get(m.super_event.as_ref()?.as_str()).copied())
        .collect();
    let circular = on_a_circle(&next);
    for ((meeting, next), circular) in meetings.iter().zip(&next).zip(circular) {
        let (code, message) = match &meeting.super_event {
            None => continue,
            Some(target) if target == &meeting.id => {
                (Code::Circular, "a meeting cannot be part of itself")
            }
            Some(_) if next.is_none() => (
                Code::UnknownMeeting,
                "no meeting of this article has this id",
            ),
            Some(_) if circular => (Code::Circular, "this leads back to the meeting itself"),
            Some(_) => continue,
        };
        report(meeting, ".superEvent", code, message, problems);
    }
}

/// Which places come back to themselves when `next` is followed. A place that
/// only leads into a circle is not on it.
fn on_a_circle(next: &[Option<usize>]) -> Vec<bool> {
    let mut circular = vec![false; next.len()];
    // The walk that came by first, so that no place is passed twice.
    let mut walks: Vec<Option<usize>> = vec![None; next.len()];
    let follow = |at: usize| next.get(at).copied().flatten();
    for walk in 0..next.len() {
        let mut place = Some(walk);
        while let Some(at) = place {
            match walks.get_mut(at) {
                Some(seen @ None) => *seen = Some(walk),
                // This walk met itself: everything from here on is a circle.
                Some(Some(seen)) if *seen == walk => {
                    let mut around = Some(at);
                    while let Some(flag) = around.and_then(|at| circular.get_mut(at)) {
                        if std::mem::replace(flag, true) {
                            break;
                        }
                        around = around.and_then(follow);
                    }
                    break;
                }
                _ => break,
            }
            place = follow(at);
        }
    }
    circular
}

fn report(at: &Reference, field: &str, code: Code, message: &str, problems: &mut Vec<Problem>) {
    problems.push(Problem {
        path: [&at.path, field].concat(),
        code,
        message: message.to_owned(),
    });
}

#[cfg(test)]
mod tests {
    use super::on_a_circle;

    #[test]
    fn only_places_on_the_circle_count() {
        // 0 → 1 → 2 → 3 → 1, 4 → 0, 5 ends, 6 → 6.
        let next = [Some(1), Some(2), Some(3), Some(1), Some(0), None, Some(6)];
        let expected = [false, true, true, true, false, false, true];
        assert_eq!(on_a_circle(&next), expected);
    }
}
