//! Links to a meeting: the address of the page can name one, and each meeting
//! has a link to itself. The address is never changed from here.

use super::State;
use crate::events::Reason;
use crate::page;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, MouseEvent};

/// The address of the page without its fragment.
pub(crate) fn page_address() -> Option<String> {
    let href = page::window()?.location().href().ok()?;
    href.split('#').next().map(str::to_owned)
}

impl State {
    /// Goes to the meeting that the address of the page names, as `#MEETING` or
    /// as `#ARTICLE/MEETING`.
    pub(crate) fn follow_hash(&self) {
        let hash = page::window().and_then(|window| window.location().hash().ok());
        let hash = hash.unwrap_or_default();
        let fragment = hash.strip_prefix('#').unwrap_or_default();
        let id = match fragment.split_once('/') {
            Some((article, id)) if article == self.id => id,
            Some(_) => return,
            None => fragment,
        };
        let Some(meeting) = self.find(id) else {
            return;
        };
        self.set(&meeting, true, Reason::Hash);
        // What is still on its way open would push the meeting out of view again.
        let _ = self.article.set_attribute("data-still", "");
        meeting.scroll_into_view();
        let _ = self.article.remove_attribute("data-still");
        if let Ok(Some(summary)) = meeting.query_selector("summary") {
            let stay = FocusOptions::new();
            stay.set_prevent_scroll(true);
            let _ = summary
                .unchecked_ref::<HtmlElement>()
                .focus_with_options(&stay);
        }
    }

    /// Follows a link to the address that the page has already, of which no
    /// browser tells. With a key held it leads to another tab or window.
    pub(super) fn follow_again(&self, link: &Element, click: &MouseEvent) {
        let here = page::window().and_then(|window| window.location().href().ok());
        let is_elsewhere = click.ctrl_key() || click.meta_key() || click.shift_key();
        if !is_elsewhere && link.get_attribute("href") == here {
            self.follow_hash();
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
