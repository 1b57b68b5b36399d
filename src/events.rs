//! What the host page is told.
//!
//! A listener of the page that throws is the page's matter: the browser reports
//! it there, and nothing of it comes back here.

use crate::error::to_js;
pub(crate) use article::Reason;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The detail of `meeting-toggle`.
#[derive(Serialize)]
pub(crate) struct MeetingToggle<'a> {
    /// The id of the article.
    pub(crate) article: &'a str,
    /// The id of the meeting.
    pub(crate) meeting: &'a str,
    /// Whether it is open now.
    pub(crate) open: bool,
    /// Why it is, as in [`Reason::as_str`].
    pub(crate) reason: &'static str,
}

/// Dispatches `meeting-toggle`; while the page is prerendered, it waits.
pub(crate) fn meeting_toggle(host: &Element, detail: &MeetingToggle<'_>) {
    dispatch(host, "meeting-toggle", &to_js(detail));
}

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    fn dispatch(host: &Element, kind: &str, detail: &JsValue);
}
