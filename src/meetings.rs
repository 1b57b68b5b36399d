//! Opens and closes meetings on behalf of readers, scripts, the page's URL, printing
//! and session memory.
//!
//! `details.open` is the single source of truth. Only what the page does not contain
//! is stored here: what triggers the next `toggle` event of a meeting.
//! `www/behavior.js` mirrors this for prerendered markup, file by file, and both use
//! `www/host-page.js`. Renders nothing.

mod links;
mod memory;
mod print;
mod toggle_reason;

use crate::error::to_js;
use crate::window;
use article::{Embed, Mode, Reason};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::RangeError;
use links::update_links;
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use toggle_reason::{ToggleReason, ToggleReasons};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDetailsElement, ShadowRoot};

pub(crate) use links::page_address;

#[wasm_bindgen(module = "/www/behavior/label.js")]
extern "C" {
    #[wasm_bindgen(js_name = updateLabel)]
    fn update_label(article: &Element);
}

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    #[wasm_bindgen(js_name = dispatchToggle)]
    fn dispatch_toggle(host: &Element, toggle: &Event, article: &str, reason: &str);
}

/// Selects every meeting.
const MEETING: &str = "details[part=meeting]";

const CLOSED: &str = "details[part=meeting]:not([open])";

/// The meetings of an article on a page, and the listeners that serve them.
#[must_use = "dropping it removes the listeners"]
pub(crate) struct Meetings {
    /// Shared with the listeners.
    pub(crate) controller: Rc<Controller>,
    /// Guards: dropping them removes the listeners.
    _listeners: Vec<EventListener>,
}

impl Meetings {
    /// Takes over an article in `root`. What is open at this moment is the
    /// initial state and dispatches no event.
    pub(crate) fn adopt(
        host: &Element,
        root: &ShadowRoot,
        article: Element,
        embed: &Embed,
    ) -> Self {
        let controller = Rc::new(Controller {
            host: host.clone(),
            root: root.clone(),
            article_id: article.get_attribute("data-article").unwrap_or_default(),
            article,
            mode: embed.mode,
            remembers: embed.remember,
            reasons: ToggleReasons::default(),
            printing: RefCell::default(),
        });
        for meeting in controller.open_elements() {
            controller.reasons.record(&meeting, ToggleReason::Initial);
        }
        if let Ok(Some(button)) = controller.article.query_selector("[part=toggle-all]") {
            let _ = button.remove_attribute("hidden");
        }
        Self {
            _listeners: controller.listen(),
            controller,
        }
    }
}

/// A meeting and whether it is open.
#[derive(Serialize)]
struct MeetingState {
    id: String,
    name: Option<String>,
    open: bool,
}

pub(crate) struct Controller {
    host: Element,
    root: ShadowRoot,
    article: Element,
    article_id: String,
    mode: Mode,
    /// Whether the embed has session memory.
    remembers: bool,
    reasons: ToggleReasons,
    /// The meetings that printing opened, while it lasts.
    printing: RefCell<Option<Vec<HtmlDetailsElement>>>,
}

impl Controller {
    pub(crate) fn article_id(&self) -> &str {
        &self.article_id
    }

    /// The ids of the meetings that are open, except those open for printing
    /// only.
    pub(crate) fn open_ids(&self) -> Vec<String> {
        let printing = self.printing.borrow();
        // Both are in document order.
        let printing = printing.iter().flatten();
        let mut printing = printing.filter(|meeting| meeting.open()).peekable();
        let open = self.open_elements().into_iter();
        let lasting = open.filter(|meeting| printing.next_if_eq(&meeting).is_none());
        lasting.map(|meeting| meeting.id()).collect()
    }

    /// The meetings in document order, as JavaScript sees them.
    pub(crate) fn meetings(&self) -> JsValue {
        let state = |meeting: HtmlDetailsElement| {
            let name = meeting.query_selector("[part=meeting-name]").ok().flatten();
            MeetingState {
                id: meeting.id(),
                name: name.and_then(|name| name.text_content()),
                open: meeting.open(),
            }
        };
        let states: Vec<_> = self.elements().into_iter().map(state).collect();
        to_js(&states)
    }

    /// Opens one meeting or all of them.
    pub(crate) fn expand(&self, id: Option<String>) -> Result<(), JsValue> {
        self.set_or_throw(id, |_| true)
    }

    /// Closes one meeting or all of them.
    pub(crate) fn collapse(&self, id: Option<String>) -> Result<(), JsValue> {
        self.set_or_throw(id, |_| false)
    }

    /// Toggles one meeting, or does what the button does.
    pub(crate) fn toggle(&self, id: Option<String>) -> Result<(), JsValue> {
        self.set_or_throw(id, |is_open| !is_open)
    }

    /// Removes the article from the page.
    pub(crate) fn remove(&self) {
        self.article.remove();
    }

    fn listen(self: &Rc<Self>) -> Vec<EventListener> {
        let on = |target: &web_sys::EventTarget, name: &'static str, act: fn(&Self, &Event)| {
            let controller = Rc::clone(self);
            EventListener::new(target, name, move |event| act(&controller, event))
        };
        let controller = Rc::clone(self);
        let mut listeners = vec![
            // `toggle` does not bubble.
            EventListener::new_with_options(
                &self.root,
                "toggle",
                EventListenerOptions::run_in_capture_phase(),
                move |event| controller.on_toggle(event),
            ),
            on(&self.root, "click", Self::on_click),
        ];
        if let Some(window) = window::window() {
            if let Some(document) = window.document()
                && document.ready_state() == "loading"
            {
                let controller = Rc::clone(self);
                let follow = move |_: &Event| controller.follow_hash(false);
                listeners.push(EventListener::once(&document, "readystatechange", follow));
            }
            listeners.push(on(&window, "hashchange", |this, _| this.follow_hash(false)));
            listeners.push(on(&window, "beforeprint", |this, _| this.before_print()));
            listeners.push(on(&window, "afterprint", |this, _| this.after_print()));
        }
        listeners
    }

    fn on_toggle(&self, event: &Event) {
        let Some(meeting) = meeting_of(event) else {
            return;
        };
        let recorded = self.reasons.consume(&meeting);
        // The initial state dispatches no event.
        if recorded == ToggleReason::Initial && meeting.open() {
            return;
        }
        let reason = recorded.reason();
        if !recorded.is_programmatic() {
            self.after_change(reason);
        }
        if meeting.open() {
            update_links(&self.article);
        }
        dispatch_toggle(&self.host, event, &self.article_id, reason.as_str());
    }

    fn on_click(&self, event: &Event) {
        let Some(target) = element_of(event) else {
            return;
        };
        let inside = |selector| target.closest(selector).ok().flatten();
        if inside("[part=toggle-all]").is_some() {
            self.set_all(!self.are_all_open(), Reason::User);
        } else if inside("summary").is_some()
            && let Some(meeting) = inside(MEETING)
        {
            let meeting = meeting.unchecked_into();
            self.reasons.record(&meeting, ToggleReason::UserClick);
            if !meeting.open() {
                self.record_closing(&meeting, ToggleReason::UserClick);
            }
        } else if let Some(link) = inside("a") {
            self.follow_link(&link, event);
        }
    }

    /// Opens or closes a meeting.
    fn set(&self, meeting: &HtmlDetailsElement, open: bool, reason: Reason) {
        self.set_open(meeting, open, reason);
        self.after_change(reason);
    }

    /// The same without [`Self::after_change`], which is called once for several
    /// meetings.
    fn set_open(&self, meeting: &HtmlDetailsElement, open: bool, reason: Reason) {
        if meeting.open() == open {
            return;
        }
        let reason = ToggleReason::Programmatic(reason);
        if open {
            self.record_closing(meeting, reason);
        }
        self.reasons.record(meeting, reason);
        meeting.set_open(open);
    }

    /// What depends on which meetings are open.
    fn after_change(&self, reason: Reason) {
        update_label(&self.article);
        if reason != Reason::Print {
            self.store();
        }
    }

    fn set_all(&self, open: bool, reason: Reason) {
        let mut meetings = self.elements();
        // Only one can be open in single mode, so "all" is the first.
        if open && self.mode == Mode::Single {
            meetings.truncate(1);
        }
        for meeting in &meetings {
            self.set_open(meeting, open, reason);
        }
        self.after_change(reason);
    }

    fn are_all_open(&self) -> bool {
        matches!(self.article.query_selector(CLOSED), Ok(None))
    }

    fn set_or_throw(&self, id: Option<String>, next: fn(bool) -> bool) -> Result<(), JsValue> {
        let Some(id) = id else {
            self.set_all(next(self.are_all_open()), Reason::Api);
            return Ok(());
        };
        let found = self.root.get_element_by_id(&id).and_then(as_meeting);
        let meeting = found.ok_or_else(|| {
            RangeError::new(&["the article has no meeting with the id \"", &id, "\""].concat())
        })?;
        self.set(&meeting, next(meeting.open()), Reason::Api);
        Ok(())
    }

    /// In single mode the browser closes what is open when another meeting opens.
    fn record_closing(&self, meeting: &HtmlDetailsElement, reason: ToggleReason) {
        if self.mode == Mode::Single && !self.is_printing() {
            for other in self.open_elements() {
                if &other != meeting {
                    self.reasons.record(&other, reason);
                }
            }
        }
    }

    fn elements(&self) -> Vec<HtmlDetailsElement> {
        self.select(MEETING)
    }

    fn open_elements(&self) -> Vec<HtmlDetailsElement> {
        self.select("details[part=meeting][open]")
    }

    fn select(&self, selector: &str) -> Vec<HtmlDetailsElement> {
        let Ok(list) = self.article.query_selector_all(selector) else {
            return Vec::new();
        };
        let nodes = (0..list.length()).filter_map(|index| list.get(index));
        nodes.map(JsCast::unchecked_into).collect()
    }
}

/// The meeting that an event was dispatched to.
fn meeting_of(event: &Event) -> Option<HtmlDetailsElement> {
    as_meeting(element_of(event)?)
}

/// The target of an event in the shadow root: the observed events are only
/// dispatched to elements.
fn element_of(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}

fn as_meeting(element: Element) -> Option<HtmlDetailsElement> {
    let is_meeting = element.matches(MEETING).unwrap_or(false);
    is_meeting.then(|| element.unchecked_into())
}
