//! Links to a meeting: the address of the page can name one, and each meeting
//! has a link to itself. The address is never changed from here.

use super::State;
use crate::events::Reason;
use crate::page;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlDetailsElement, MouseEvent, ShadowRoot};

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
}

/// The address of the page without its fragment.
pub(crate) fn page_address() -> Option<String> {
    let href = page::window()?.location().href().ok()?;
    href.split('#').next().map(str::to_owned)
}

impl State {
    /// Goes to the meeting that the address of the page names, as `#MEETING` or
    /// as `#ARTICLE/MEETING`.
    pub(crate) fn follow_hash(&self) {
        self.follow(false);
    }

    /// Follows a link to the address that the page has already, of which no
    /// browser tells. With a key held it leads to another tab or window.
    pub(super) fn follow_again(&self, link: &Element, click: &MouseEvent) {
        let here = page::window().and_then(|window| window.location().href().ok());
        let is_elsewhere = click.ctrl_key() || click.meta_key() || click.shift_key();
        if !is_elsewhere && link.get_attribute("href") == here {
            self.follow(true);
        }
    }

    fn follow(&self, is_click: bool) {
        if let Some(meeting) = linked_meeting(&self.host, &self.root, &self.id) {
            self.set(&meeting, true, Reason::Hash);
            show_meeting(&self.host, &self.article, &meeting, is_click);
        }
    }

    /// Links to meetings follow the address of the page, which a script of the
    /// page may have changed since they were rendered.
    pub(super) fn update_links(&self) {
        let Some(page) = page_address() else {
            return;
        };
        let selector = ["a[href*=\"#", &self.id, "/\"]"].concat();
        for link in self.elements(&selector) {
            let href = link.get_attribute("href").unwrap_or_default();
            let Some((old, fragment)) = href.split_once('#') else {
                continue;
            };
            if old != page {
                let _ = link.set_attribute("href", &[&page, "#", fragment].concat());
            }
        }
    }
}
