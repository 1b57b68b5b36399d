//! Why meetings open and close, which the page cannot tell afterwards.

use crate::events::Reason;
use js_sys::WeakMap;
use wasm_bindgen::JsValue;
use web_sys::HtmlDetailsElement;

/// Why the next `toggle` event of a meeting comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// The meeting was rendered open.
    Rendered,
    /// The reader clicked, which opens or closes it unless the page objects.
    Clicked,
    /// It was opened or closed from here.
    Asked(Reason),
}

impl Cause {
    /// As JavaScript keeps it.
    fn to_js(self) -> JsValue {
        match self {
            Self::Rendered => JsValue::NULL,
            Self::Clicked => JsValue::TRUE,
            Self::Asked(reason) => reason.as_str().into(),
        }
    }

    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_null() {
            Some(Self::Rendered)
        } else if value.is_truthy() {
            let reason = value.as_string().as_deref().and_then(Reason::parse);
            Some(reason.map_or(Self::Clicked, Self::Asked))
        } else {
            None
        }
    }
}

/// The cause of the next `toggle` event of each meeting that has one.
#[derive(Default)]
pub(super) struct Causes(WeakMap);

impl Causes {
    /// Notes a cause in the place of what was noted before: the browser sends
    /// one event for all the changes since the last.
    pub(super) fn expect(&self, meeting: &HtmlDetailsElement, cause: Cause) {
        self.0.set(meeting, &cause.to_js());
    }

    /// The cause of the event that came just now.
    pub(super) fn take(&self, meeting: &HtmlDetailsElement) -> Option<Cause> {
        let cause = Cause::from_js(&self.0.get(meeting));
        self.0.delete(meeting);
        cause
    }
}
