//! Rules that span several meetings of an article.
//!
//! Each rule is a function that reports everything it finds; rules about single
//! values are in their types and in `decode.rs`.

use crate::model::Slug;
use crate::problem::Problem;
use crate::surface::Code;
use std::collections::BTreeMap;

/// What the rules need to know about a meeting.
pub(crate) struct Reference {
    /// Its path.
    pub(crate) path: String,
    /// Its id.
    pub(crate) id: Slug,
    /// The `superEvent`, if any.
    pub(crate) super_event: Option<Slug>,
}

/// Checks every rule. The time is linear in the number of meetings, so a hostile
/// article cannot hang the page.
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

/// Every `superEvent` names another meeting, and following them never loops.
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

/// The state of a place in a walk along `next`.
#[derive(Clone, Copy, PartialEq)]
enum Color {
    /// Not visited.
    White,
    /// Visited by the current walk.
    Grey,
    /// Visited by an earlier walk.
    Black,
}

/// Which places are on a cycle of `next`. A place that only leads into a cycle is
/// not on it.
fn on_a_circle(next: &[Option<usize>]) -> Vec<bool> {
    let mut circular = vec![false; next.len()];
    let mut colors = vec![Color::White; next.len()];
    for start in 0..next.len() {
        let mut walk = Vec::new();
        let mut place = Some(start);
        while let Some(at) = place
            && let Some(color @ Color::White) = colors.get_mut(at)
        {
            *color = Color::Grey;
            walk.push(at);
            place = next.get(at).copied().flatten();
        }
        // A walk that reached itself ends in a cycle.
        let meets = place.filter(|at| colors.get(*at) == Some(&Color::Grey));
        let circle = walk.iter().skip_while(|at| Some(**at) != meets);
        for at in circle {
            circular.get_mut(*at).into_iter().for_each(|on| *on = true);
        }
        for at in walk {
            colors
                .get_mut(at)
                .into_iter()
                .for_each(|color| *color = Color::Black);
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
    fn only_places_on_a_cycle_are_found() {
        // 0 → 1 → 2 → 3 → 1, 4 → 0, 5 ends, 6 → 6.
        let next = [Some(1), Some(2), Some(3), Some(1), Some(0), None, Some(6)];
        let expected = [false, true, true, true, false, false, true];
        assert_eq!(on_a_circle(&next), expected);
    }
}
