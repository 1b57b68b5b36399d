//! Opens all meetings for printing and restores them afterwards.

use super::Controller;
use super::toggle_reason::ToggleReason;
use article::Mode;
use article::Reason;
use web_sys::HtmlDetailsElement;

impl Controller {
    /// Opens every meeting, also in single mode, where the browser would close
    /// all but one: the grouping is removed until printing is over.
    pub(crate) fn before_print(&self) {
        if self.is_printing() {
            return;
        }
        let all = self.elements();
        for meeting in &all {
            let _ = meeting.remove_attribute("name");
        }
        let closed: Vec<_> = all.into_iter().filter(|meeting| !meeting.open()).collect();
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
            for meeting in self.elements() {
                let _ = meeting.set_attribute("name", &self.article_id);
            }
        }
    }

    fn open_for_print(&self, meetings: &[HtmlDetailsElement], open: bool) {
        for meeting in meetings.iter().filter(|meeting| meeting.open() != open) {
            let reason = ToggleReason::Programmatic(Reason::Print);
            self.reasons.record(meeting, reason);
            meeting.set_open(open);
        }
        self.after_change(Reason::Print);
    }
}
