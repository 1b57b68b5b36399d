//! What the host page is told.
//!
//! A listener of the page that throws is the page's matter: the browser reports
//! it there, and nothing of it comes back here.

use crate::error::to_js;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// Why a meeting opened or closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// The reader did it.
    User,
    /// The browser did it to show a place that find-in-page found.
    Find,
    /// The address of the page names the meeting.
    Hash,
    /// A script asked for it.
    Api,
    /// The page is being printed, or was.
    Print,
    /// It was so earlier in this session.
    Restore,
}

impl Reason {
    const ALL: [Self; 6] = [
        Self::User,
        Self::Find,
        Self::Hash,
        Self::Api,
        Self::Print,
        Self::Restore,
    ];

    /// The reason with this name.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == name)
    }

    /// The name that the host sees.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Find => "find",
            Self::Hash => "hash",
            Self::Api => "api",
            Self::Print => "print",
            Self::Restore => "restore",
        }
    }
}

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
