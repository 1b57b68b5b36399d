//! What triggers the next `toggle` event of a meeting. The event has no reason, so
//! code that opens or closes a meeting records one beforehand.

use article::Reason;
use js_sys::WeakMap;
use wasm_bindgen::JsValue;
use web_sys::HtmlDetailsElement;

/// What triggers a `toggle` event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ToggleReason {
    /// The meeting was open from the start.
    Initial,
    /// A click, which opens or closes the meeting unless the page prevents it.
    UserClick,
    /// Opened or closed by the controller.
    Programmatic(Reason),
    /// Not triggered by us, so the browser did it (find-in-page).
    Unrecorded,
}

impl ToggleReason {
    /// The reason that the host gets.
    pub(super) fn reason(self) -> Reason {
        match self {
            Self::Initial | Self::Unrecorded => Reason::Find,
            Self::UserClick => Reason::User,
            Self::Programmatic(reason) => reason,
        }
    }

    pub(super) fn is_programmatic(self) -> bool {
        matches!(self, Self::Programmatic(_))
    }

    /// A number for JavaScript: strings would be copied both ways.
    fn to_js(self) -> JsValue {
        match self {
            Self::Initial => JsValue::NULL,
            Self::UserClick => JsValue::TRUE,
            Self::Programmatic(reason) => JsValue::from(reason as u8),
            Self::Unrecorded => JsValue::UNDEFINED,
        }
    }

    fn from_js(value: &JsValue) -> Self {
        if value.is_null() {
            Self::Initial
        } else if value.is_undefined() {
            Self::Unrecorded
        } else {
            let number = value.as_f64();
            let mut all = Reason::ALL.iter().copied();
            let reason = all.find(|reason| number == Some(f64::from(*reason as u8)));
            reason.map_or(Self::UserClick, Self::Programmatic)
        }
    }
}

/// The recorded reason for each meeting that has one.
#[derive(Default)]
pub(super) struct ToggleReasons(WeakMap);

impl ToggleReasons {
    /// Replaces what was recorded before: the browser sends one event for all
    /// changes since the last one.
    pub(super) fn record(&self, meeting: &HtmlDetailsElement, reason: ToggleReason) {
        self.0.set(meeting, &reason.to_js());
    }

    /// The reason for the event that has just arrived.
    pub(super) fn consume(&self, meeting: &HtmlDetailsElement) -> ToggleReason {
        let reason = ToggleReason::from_js(&self.0.get(meeting));
        self.0.delete(meeting);
        reason
    }
}
