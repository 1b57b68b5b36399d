//! Opening and closing, whoever asks for it: the reader, a script, the address
//! of the page, the printer, or the memory of the session.
//!
//! The truth is `details.open`, in the page. What is held here is only what the
//! page cannot tell: why the next `toggle` event of a meeting comes. Nothing is
//! rendered here.

mod cause;
mod links;
mod memory;
mod print;

use crate::error::to_js;
use crate::events::{self, MeetingToggle, Reason};
use crate::page;
use article::{Mode, Options};
use cause::{Cause, Causes};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::RangeError;
use memory::Memory;
use serde::Serialize;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDetailsElement, ShadowRoot};

pub(crate) use links::page_address;

#[wasm_bindgen]
extern "C" {
    type Toggled;

    /// The oldest supported browsers dispatch plain events, without it.
    #[wasm_bindgen(method, getter, js_name = oldState)]
    fn old_state(this: &Toggled) -> Option<String>;
}

/// What both writers of markup give to every meeting.
const MEETING: &str = "details[part=meeting]";

/// The meetings of an article on a page, and the listeners that serve them.
pub(crate) struct Meetings {
    /// Shared with the listeners.
    pub(crate) state: Rc<State>,
    /// Guards: dropping them removes the listeners.
    _listeners: Vec<EventListener>,
}

impl Meetings {
    /// Takes charge of an article that stands in `root`. What is open at this
    /// moment is where it begins, and no news to the host.
    pub(crate) fn adopt(
        host: &Element,
        root: &ShadowRoot,
        article: Element,
        options: &Options,
    ) -> Self {
        let id = article.get_attribute("data-article").unwrap_or_default();
        let state = Rc::new(State {
            host: host.clone(),
            root: root.clone(),
            memory: Memory::new(&id, options.remember),
            id,
            article,
            mode: options.mode,
            causes: Causes::default(),
            printing: RefCell::default(),
        });
        for meeting in state.meetings() {
            if meeting.open() {
                state.causes.expect(&meeting, Cause::Rendered);
            }
        }
        if let Some(button) = state.button() {
            let _ = button.remove_attribute("hidden");
        }
        Self {
            _listeners: state.listen(),
            state,
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

pub(crate) struct State {
    host: Element,
    root: ShadowRoot,
    /// The element of the article.
    article: Element,
    /// The id of the article.
    id: String,
    mode: Mode,
    memory: Memory,
    causes: Causes,
    /// What printing changed, while it lasts: the meetings that it opened.
    printing: RefCell<Option<Vec<HtmlDetailsElement>>>,
}

impl State {
    /// The id of the article.
    pub(crate) fn article_id(&self) -> &str {
        &self.id
    }

    /// The ids of the meetings that are open, and not for printing alone.
    pub(crate) fn open_ids(&self) -> Vec<String> {
        let printing = self.printing.borrow();
        let is_lasting = |meeting: &HtmlDetailsElement| {
            meeting.open() && !printing.iter().flatten().any(|opened| opened == meeting)
        };
        let meetings = self.meetings().into_iter();
        meetings
            .filter(is_lasting)
            .map(|meeting| meeting.id())
            .collect()
    }

    /// The meetings in document order, as JavaScript sees them.
    pub(crate) fn states(&self) -> JsValue {
        let state = |meeting: HtmlDetailsElement| {
            let name = meeting.query_selector("[part=meeting-name]").ok().flatten();
            MeetingState {
                id: meeting.id(),
                name: name.and_then(|name| name.text_content()),
                open: meeting.open(),
            }
        };
        let states: Vec<_> = self.meetings().into_iter().map(state).collect();
        to_js(&states)
    }

    /// Opens one meeting or all of them. In single mode only one can be open,
    /// so that "all" is the first.
    pub(crate) fn expand(&self, id: Option<String>) -> Result<(), JsValue> {
        match id {
            Some(id) => self.set(&self.find_or_throw(&id)?, true, Reason::Api),
            None => self.set_all(true, Reason::Api),
        }
        Ok(())
    }

    /// Closes one meeting or all of them.
    pub(crate) fn collapse(&self, id: Option<String>) -> Result<(), JsValue> {
        match id {
            Some(id) => self.set(&self.find_or_throw(&id)?, false, Reason::Api),
            None => self.set_all(false, Reason::Api),
        }
        Ok(())
    }

    /// Turns one meeting, or does for all of them what the button does.
    pub(crate) fn toggle(&self, id: Option<String>) -> Result<(), JsValue> {
        match id {
            Some(id) => {
                let meeting = self.find_or_throw(&id)?;
                self.set(&meeting, !meeting.open(), Reason::Api);
            }
            None => self.set_all(!self.all_open(), Reason::Api),
        }
        Ok(())
    }

    /// Opens and closes the meetings as this session remembers them.
    pub(crate) fn restore(&self) {
        let Some(open) = self.memory.load() else {
            return;
        };
        for meeting in self.meetings() {
            self.ask(&meeting, open.contains(&meeting.id()), Reason::Restore);
        }
        self.update_label();
    }

    /// Takes the article off the page.
    pub(crate) fn remove(&self) {
        self.article.remove();
    }

    fn listen(self: &Rc<Self>) -> Vec<EventListener> {
        let on = |target: &web_sys::EventTarget, name: &'static str, act: fn(&State, &Event)| {
            let state = Rc::clone(self);
            EventListener::new(target, name, move |event| act(&state, event))
        };
        let state = Rc::clone(self);
        let mut listeners = vec![
            // `toggle` does not bubble.
            EventListener::new_with_options(
                &self.root,
                "toggle",
                EventListenerOptions::run_in_capture_phase(),
                move |event| state.on_toggle(event),
            ),
            on(&self.root, "click", State::on_click),
        ];
        if let Some(window) = page::window() {
            if let Some(document) = window.document()
                && document.ready_state() == "loading"
            {
                let state = Rc::clone(self);
                let follow = move |_: &Event| state.follow_hash();
                listeners.push(EventListener::once(&document, "readystatechange", follow));
            }
            listeners.push(on(&window, "hashchange", |state, _| state.follow_hash()));
            listeners.push(on(&window, "beforeprint", |state, _| state.before_print()));
            listeners.push(on(&window, "afterprint", |state, _| state.after_print()));
        }
        listeners
    }

    fn on_toggle(&self, event: &Event) {
        let Some(meeting) = meeting_of(event) else {
            return;
        };
        let open = meeting.open();
        let cause = self.causes.take(&meeting);
        let reason = match cause {
            Some(Cause::Rendered) => return,
            Some(Cause::Asked(reason)) => reason,
            Some(Cause::Clicked) => Reason::User,
            // Nobody here had a part in it, so that it was the browser.
            None => Reason::Find,
        };
        if !matches!(cause, Some(Cause::Asked(_))) {
            self.changed(reason);
        }
        if open {
            self.update_links();
        }
        // Opened and closed again before the browser came to tell: no news, but
        // where the memory of the session overruled the markup.
        let was_open = match event.unchecked_ref::<Toggled>().old_state() {
            Some(state) => state == "open",
            None => !open,
        };
        if was_open != open || reason == Reason::Restore {
            let detail = MeetingToggle {
                article: &self.id,
                meeting: &meeting.id(),
                open,
                reason: reason.as_str(),
            };
            events::meeting_toggle(&self.host, &detail);
        }
    }

    fn on_click(&self, event: &Event) {
        let Some(target) = element_of(event) else {
            return;
        };
        let inside = |selector| target.closest(selector).ok().flatten();
        if inside("[part=toggle-all]").is_some() {
            self.set_all(!self.all_open(), Reason::User);
        } else if inside("summary").is_some()
            && let Some(meeting) = inside(MEETING)
        {
            let meeting = meeting.unchecked_into();
            self.causes.expect(&meeting, Cause::Clicked);
            if !meeting.open() {
                self.expect_others_to_close(&meeting, Cause::Clicked);
            }
        } else if let Some(link) = inside("a") {
            self.update_links();
            self.follow_again(&link, event.unchecked_ref());
        }
    }

    fn set_all(&self, open: bool, reason: Reason) {
        let mut meetings = self.meetings();
        if open && self.mode == Mode::Single {
            meetings.truncate(1);
        }
        for meeting in &meetings {
            self.ask(meeting, open, reason);
        }
        self.changed(reason);
    }

    fn set(&self, meeting: &HtmlDetailsElement, open: bool, reason: Reason) {
        self.ask(meeting, open, reason);
        self.changed(reason);
    }

    fn ask(&self, meeting: &HtmlDetailsElement, open: bool, reason: Reason) {
        if meeting.open() == open {
            return;
        }
        if open {
            self.expect_others_to_close(meeting, Cause::Asked(reason));
        }
        self.causes.expect(meeting, Cause::Asked(reason));
        meeting.set_open(open);
    }

    /// What follows from which meetings are open. It is done once for many that
    /// open together, so that a long article is not slow.
    fn changed(&self, reason: Reason) {
        self.update_label();
        if reason != Reason::Print {
            self.memory.store(|| self.open_ids());
        }
    }

    /// In single mode the browser closes what is open when another one opens.
    fn expect_others_to_close(&self, meeting: &HtmlDetailsElement, cause: Cause) {
        if self.mode == Mode::Single {
            for other in self.meetings() {
                if other.open() && &other != meeting {
                    self.causes.expect(&other, cause);
                }
            }
        }
    }

    /// The button says what it would do.
    fn update_label(&self) {
        let Some(button) = self.button() else {
            return;
        };
        let name = if self.all_open() {
            "data-collapse"
        } else {
            "data-expand"
        };
        let label = button.get_attribute(name);
        if button.text_content() != label {
            button.set_text_content(label.as_deref());
        }
    }

    fn all_open(&self) -> bool {
        let closed = self
            .article
            .query_selector("details[part=meeting]:not([open])");
        matches!(closed, Ok(None))
    }

    fn button(&self) -> Option<Element> {
        self.article
            .query_selector("[part=toggle-all]")
            .ok()
            .flatten()
    }

    fn find(&self, id: &str) -> Option<HtmlDetailsElement> {
        let element = self.root.get_element_by_id(id)?;
        is_meeting(&element).then(|| element.unchecked_into())
    }

    fn find_or_throw(&self, id: &str) -> Result<HtmlDetailsElement, JsValue> {
        let message = || ["the article has no meeting with the id \"", id, "\""].concat();
        self.find(id)
            .ok_or_else(|| RangeError::new(&message()).into())
    }

    fn meetings(&self) -> Vec<HtmlDetailsElement> {
        let meetings = self.elements(MEETING).into_iter();
        meetings.map(JsCast::unchecked_into).collect()
    }

    fn elements(&self, selector: &str) -> Vec<Element> {
        let Ok(list) = self.article.query_selector_all(selector) else {
            return Vec::new();
        };
        let nodes = (0..list.length()).filter_map(|index| list.get(index));
        nodes.map(JsCast::unchecked_into).collect()
    }
}

/// The meeting that an event happened to.
fn meeting_of(event: &Event) -> Option<HtmlDetailsElement> {
    let element = element_of(event)?;
    is_meeting(&element).then(|| element.unchecked_into())
}

/// The element that an event of the shadow root happened to: nothing but
/// elements can be the target of those that are listened to.
fn element_of(event: &Event) -> Option<Element> {
    event.target().map(JsCast::unchecked_into)
}

fn is_meeting(element: &Element) -> bool {
    element.matches(MEETING).unwrap_or(false)
}
