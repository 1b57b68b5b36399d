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

use crate::window;
use article::{Embed, Mode, Reason};
use gloo::events::EventListener;
use js_sys::{Function, RangeError};
use links::update_links;
use std::cell::RefCell;
use std::rc::Rc;
use toggle_reason::{ToggleReason, ToggleReasons};
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDetailsElement, ShadowRoot};

pub(crate) use links::page_address;

#[wasm_bindgen(module = "/www/behavior/label.js")]
extern "C" {
    #[wasm_bindgen(js_name = areAllOpen)]
    fn are_all_open(article: &Element) -> bool;

    #[wasm_bindgen(js_name = updateLabel)]
    fn update_label(article: &Element);
}

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    #[wasm_bindgen(js_name = meetingsIn)]
    fn meetings_in(article: &Element, narrowed: &str) -> Vec<HtmlDetailsElement>;

    #[wasm_bindgen(js_name = meetingStates)]
    fn meeting_states(article: &Element) -> JsValue;

    /// Returns a function that removes the listeners.
    fn listen(root: &ShadowRoot, act: &Closure<dyn Fn(u32, Event)>) -> Function;

    #[wasm_bindgen(js_name = dispatchToggle)]
    fn dispatch_toggle(host: &Element, toggle: &Event, article: &str, reason: &str);
}

/// Selects every meeting.
const MEETING: &str = "details[part=meeting]";

/// The meetings of an article on a page, and the listeners that serve them.
#[must_use = "dropping it removes the listeners"]
pub(crate) struct Meetings {
    /// Shared with the listeners.
    pub(crate) controller: Rc<Controller>,
    /// A guard: dropping it removes the listeners.
    _listeners: Listeners,
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
        Self {
            _listeners: controller.listen(),
            controller,
        }
    }
}

/// What the page calls, until it is dropped.
struct Listeners {
    stop: Function,
    _act: Closure<dyn Fn(u32, Event)>,
    _loading: Option<EventListener>,
}

impl Drop for Listeners {
    fn drop(&mut self) {
        let _ = self.stop.call0(&JsValue::NULL);
    }
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
        meeting_states(&self.article)
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

    /// The element of the article.
    pub(crate) fn article(&self) -> &Element {
        &self.article
    }

    fn listen(self: &Rc<Self>) -> Listeners {
        let controller = Rc::clone(self);
        let act = Closure::new(move |place, event: Event| match place {
            0 => controller.on_toggle(&event),
            1 => controller.on_click(&event),
            2 => controller.follow_hash(false),
            3 => controller.before_print(),
            _ => controller.after_print(),
        });
        Listeners {
            stop: listen(&self.root, &act),
            _act: act,
            _loading: self.follow_hash_after_loading(),
        }
    }

    /// The meeting that the page's fragment names can be found when the page has loaded.
    fn follow_hash_after_loading(self: &Rc<Self>) -> Option<EventListener> {
        let document = window::window()?.document()?;
        let controller = Rc::clone(self);
        let follow = move |_: &Event| controller.follow_hash(false);
        let is_loading = document.ready_state() == "loading";
        is_loading.then(|| EventListener::once(&document, "readystatechange", follow))
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
            self.set_all(!are_all_open(&self.article), Reason::User);
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

    fn set_or_throw(&self, id: Option<String>, next: fn(bool) -> bool) -> Result<(), JsValue> {
        let Some(id) = id else {
            self.set_all(next(are_all_open(&self.article)), Reason::Api);
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
        meetings_in(&self.article, "")
    }

    fn open_elements(&self) -> Vec<HtmlDetailsElement> {
        meetings_in(&self.article, "[open]")
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
