//! Links to a meeting: the page's fragment, and the link that each meeting has.

use super::Controller;
use crate::window;
use article::Reason;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDetailsElement, ShadowRoot};

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    #[wasm_bindgen(js_name = linkedMeeting)]
    fn linked_meeting(
        host: &Element,
        root: &ShadowRoot,
        article: &str,
    ) -> Option<HtmlDetailsElement>;

    #[wasm_bindgen(js_name = showMeeting)]
    fn show_meeting(
        host: &Element,
        article: &Element,
        meeting: &HtmlDetailsElement,
        is_click: bool,
    );

    #[wasm_bindgen(js_name = leadsHere)]
    fn leads_here(link: &Element, click: &Event) -> bool;

    #[wasm_bindgen(js_name = updateLinks)]
    pub(super) fn update_links(article: &Element);
}

/// The URL of the page without its fragment.
pub(crate) fn page_address() -> Option<String> {
    let href = window::window()?.location().href().ok()?;
    href.split('#').next().map(str::to_owned)
}

impl Controller {
    /// Opens and shows the meeting that the page's fragment names, if any.
    pub(crate) fn follow_hash(&self, is_click: bool) {
        if let Some(meeting) = linked_meeting(&self.host, &self.root, &self.article_id) {
            self.set(&meeting, true, Reason::Hash);
            show_meeting(&self.host, &self.article, &meeting, is_click);
        }
    }

    /// Clicking a link to the current URL fires no `hashchange`.
    pub(super) fn follow_link(&self, link: &Element, click: &Event) {
        update_links(&self.article);
        if leads_here(link, click) {
            self.follow_hash(true);
        }
    }
}
