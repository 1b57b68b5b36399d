//! Printing: all meetings are open on paper, and afterwards as they were.

use super::State;
use super::cause::Cause;
use crate::events::Reason;
use article::Mode;
use web_sys::HtmlDetailsElement;

impl State {
    /// Printing opens every meeting, also in single mode, where the browser
    /// would close all but one: the grouping is off until it is over.
    pub(crate) fn before_print(&self) {
        if self.is_printing() {
            return;
        }
        let meetings = self.meetings();
        for meeting in &meetings {
            let _ = meeting.remove_attribute("name");
        }
        let closed: Vec<_> = meetings
            .into_iter()
            .filter(|meeting| !meeting.open())
            .collect();
        self.printing.replace(Some(closed.clone()));
        self.open_for_print(&closed, true);
    }

    pub(crate) fn is_printing(&self) -> bool {
        self.printing.borrow().is_some()
    }

    pub(super) fn after_print(&self) {
        let Some(opened) = self.printing.take() else {
            return;
        };
        self.open_for_print(&opened, false);
        if self.mode == Mode::Single {
            for meeting in self.meetings() {
                let _ = meeting.set_attribute("name", &self.id);
            }
        }
    }

    fn open_for_print(&self, meetings: &[HtmlDetailsElement], open: bool) {
        for meeting in meetings.iter().filter(|meeting| meeting.open() != open) {
            self.causes.expect(meeting, Cause::Asked(Reason::Print));
            meeting.set_open(open);
        }
        self.changed(Reason::Print);
    }
}
