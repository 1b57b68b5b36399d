//! What the peers in Rust share: the article, the root with the widget's style
//! sheet, the words of the interface, and the events that tell the host what
//! opened. `peers/shared/page.js` does the same for those in JavaScript.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::sync::Arc;

use serde::Deserialize;
use wasm_bindgen::prelude::*;
use web_sys::{
    CssStyleSheet, CustomEvent, CustomEventInit, Element, Event, HtmlDetailsElement, ShadowRoot,
    ShadowRootInit, ShadowRootMode,
};

pub const VERSION: &str = env!("WIDGET_VERSION");
pub const EXPAND: &str = "Expand all";
pub const COLLAPSE: &str = "Collapse all";

const CSS: &str = include_str!("../../../../pkg/article-widget.css");

/// The fields of the format that the first article has.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Article {
    pub id: String,
    pub headline: String,
    pub in_language: String,
    pub body: Vec<Block>,
    pub promotion: Option<Promotion>,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Block {
    Paragraph {
        text: String,
    },
    /// Shared, since frameworks keep and compare what they render.
    Meeting(Arc<Meeting>),
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Meeting {
    pub id: String,
    pub name: String,
    pub summary: String,
    pub format: Option<Format>,
    pub start_date: Option<String>,
    pub date_text: Option<String>,
    pub location: Option<String>,
    #[serde(default)]
    pub attendees: Vec<Person>,
    #[serde(default)]
    pub agenda: Vec<String>,
    pub outcome: Option<String>,
}

#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Bilateral,
    Trilateral,
    Multilateral,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    pub name: String,
    pub job_title: Option<String>,
    pub affiliation: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Deserialize)]
pub struct Promotion {
    pub text: String,
}

impl Article {
    pub fn read(value: JsValue) -> Result<Self, JsValue> {
        Ok(serde_wasm_bindgen::from_value(value)?)
    }

    pub fn meetings(&self) -> impl Iterator<Item = &Meeting> {
        self.body.iter().filter_map(|block| match block {
            Block::Meeting(meeting) => Some(&**meeting),
            Block::Paragraph { .. } => None,
        })
    }

    pub fn count_text(&self) -> String {
        match self.meetings().count() {
            1 => "1 meeting".into(),
            count => format!("{count} meetings"),
        }
    }
}

impl Block {
    /// What identifies the block at `index` between two versions of an article.
    pub fn key(&self, index: usize) -> (usize, String) {
        match self {
            // A paragraph is its text: another one is another node.
            Self::Paragraph { text } => (index, text.clone()),
            Self::Meeting(meeting) => (0, meeting.id.clone()),
        }
    }
}

impl Meeting {
    pub fn has_meta(&self) -> bool {
        self.format.is_some() || self.date_text.is_some() || self.location.is_some()
    }

    pub fn has_facts(&self) -> bool {
        !self.attendees.is_empty() || !self.agenda.is_empty() || self.outcome.is_some()
    }

    /// The address that opens the meeting.
    pub fn permalink(&self, article: &str) -> String {
        let page = web_sys::window().and_then(|window| window.location().href().ok());
        let page = page.unwrap_or_default();
        let page = page.split('#').next().unwrap_or_default();
        format!("{page}#{article}/{}", self.id)
    }
}

impl Format {
    pub fn name(self) -> &'static str {
        match self {
            Self::Bilateral => "bilateral",
            Self::Trilateral => "trilateral",
            Self::Multilateral => "multilateral",
        }
    }

    pub fn text(self) -> &'static str {
        match self {
            Self::Bilateral => "Bilateral",
            Self::Trilateral => "Trilateral",
            Self::Multilateral => "Multilateral",
        }
    }
}

impl Person {
    pub fn has_role(&self) -> bool {
        self.job_title.is_some() || self.affiliation.is_some()
    }
}

thread_local! {
    static SHEET: RefCell<Option<CssStyleSheet>> = const { RefCell::new(None) };
}

/// The root of a host, with the style sheet.
pub fn shadow_root(host: &Element) -> Result<ShadowRoot, JsValue> {
    let root = match host.shadow_root() {
        Some(root) => root,
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
    };
    let sheet = SHEET.with_borrow_mut(|kept| -> Result<CssStyleSheet, JsValue> {
        if let Some(sheet) = kept {
            return Ok(sheet.clone());
        }
        let sheet = CssStyleSheet::new()?;
        sheet.replace_sync(CSS)?;
        Ok(kept.insert(sheet).clone())
    })?;
    let sheets = js_sys::Array::of1(&sheet);
    js_sys::Reflect::set(&root, &"adoptedStyleSheets".into(), &sheets)?;
    Ok(root)
}

/// Which meetings are open, and `meeting-toggle` events on the host.
pub struct Meetings {
    host: Element,
    root: ShadowRoot,
    article: RefCell<String>,
    count: Cell<usize>,
    open: RefCell<HashSet<String>>,
    /// Those whose next `toggle` event comes from a click.
    clicked: RefCell<HashSet<String>>,
}

/// Yew compares what it passes to components.
impl PartialEq for Meetings {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Meetings {
    pub fn new(host: &Element, article: &Article) -> Result<Self, JsValue> {
        let meetings = Self {
            host: host.clone(),
            root: shadow_root(host)?,
            article: RefCell::default(),
            count: Cell::default(),
            open: RefCell::default(),
            clicked: RefCell::default(),
        };
        meetings.show(article);
        Ok(meetings)
    }

    pub fn root(&self) -> &ShadowRoot {
        &self.root
    }

    /// Keeps what is open if the new article has it too.
    pub fn show(&self, article: &Article) {
        let ids: HashSet<&str> = article.meetings().map(|meeting| &*meeting.id).collect();
        self.article.replace(article.id.clone());
        self.count.set(ids.len());
        self.open.borrow_mut().retain(|id| ids.contains(&**id));
    }

    pub fn label(&self) -> &'static str {
        if self.are_all_open() {
            COLLAPSE
        } else {
            EXPAND
        }
    }

    fn are_all_open(&self) -> bool {
        self.open.borrow().len() == self.count.get()
    }

    /// A click on the summary of a meeting.
    pub fn clicked(&self, id: &str) {
        self.clicked.borrow_mut().insert(id.to_owned());
    }

    /// A click on the button for all meetings.
    pub fn toggle_all(&self) {
        let open = !self.are_all_open();
        let Ok(list) = self.root.query_selector_all("details") else {
            return;
        };
        for node in (0..list.length()).filter_map(|index| list.get(index)) {
            let details: HtmlDetailsElement = node.unchecked_into();
            if details.open() != open {
                self.clicked(&details.id());
                details.set_open(open);
            }
        }
    }

    /// Handles a `toggle` event.
    pub fn toggled(&self, event: &Event) {
        let Some(target) = event.target() else { return };
        let details: HtmlDetailsElement = target.unchecked_into();
        let (id, open) = (details.id(), details.open());
        let has_changed = if open {
            self.open.borrow_mut().insert(id.clone())
        } else {
            self.open.borrow_mut().remove(&id)
        };
        // It was open from the start.
        if !has_changed {
            return;
        }
        let reason = if self.clicked.borrow_mut().remove(&id) {
            "user"
        } else {
            "find"
        };
        let detail = js_sys::Object::new();
        for (name, value) in [
            ("article", JsValue::from(&*self.article.borrow())),
            ("meeting", id.into()),
            ("open", open.into()),
            ("reason", reason.into()),
        ] {
            // Setting a field of a plain object does not fail.
            let _ = js_sys::Reflect::set(&detail, &name.into(), &value);
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict("meeting-toggle", &init) {
            let _ = self.host.dispatch_event(&event);
        }
    }
}
