//! One article on a page: render, adopt, update, remove.
//!
//! It owns the shadow root and the listeners. Opening and closing is in
//! `meetings.rs`, the markup in the `article` crate.

use crate::error::ArticleError;
use crate::meetings::{Controller, Meetings, page_address};
use crate::read::MountOptions;
use crate::resolver::UrlResolver;
use article::{
    Article, Attribute, CSS, Context, ErrorCode, Expanded, Markup, NAMES, Options, Plan, Tag,
};
use js_sys::Array;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ShadowRoot};

#[wasm_bindgen(module = "/src/border.js")]
extern "C" {
    #[wasm_bindgen(catch)]
    fn apply(
        root: &ShadowRoot,
        names: &Array,
        ops: &[u32],
        text: &str,
    ) -> Result<Option<Element>, JsValue>;

    #[wasm_bindgen(js_name = removeArticle)]
    fn remove_article(root: &ShadowRoot, article: &Element);

    #[wasm_bindgen(catch, js_name = rootOf)]
    fn root_of(host: &Element) -> Result<ShadowRoot, JsValue>;

    #[wasm_bindgen(catch)]
    fn style(root: &ShadowRoot, css: &JsValue) -> Result<(), JsValue>;
}

thread_local! {
    /// The style sheet as a JavaScript string, created once like the names.
    static STYLES: JsValue = CSS.into();

    /// The names that plans refer to, created once for the page.
    static PLAN_NAMES: Array = NAMES.iter().copied().flatten().map(|name| JsValue::from(*name)).collect();
}

/// An article on a page. Dropping it removes the article.
#[must_use = "dropping it takes the article off the page"]
pub(crate) struct Widget {
    host: Element,
    root: ShadowRoot,
    options: RefCell<Options>,
    /// The listeners and the state of the current article; replaced with it.
    meetings: RefCell<Meetings>,
    /// The JavaScript object for this; see [`Widget::keep`].
    object: RefCell<JsValue>,
}

impl Widget {
    /// Renders an article into `host`.
    pub(crate) fn mount(
        host: Element,
        article: &Article,
        MountOptions { options, resume }: MountOptions,
    ) -> Result<Self, JsValue> {
        let root = root_of(&host)?;
        // Prerendered markup of the same article may have the focus.
        let focus = resume.then(|| focused_selector(&root)).flatten();
        let rendered = render(&root, article, &options, None)?;
        let meetings = Meetings::adopt(&host, &root, rendered, &options.embed);
        if let Some(selector) = focus {
            focus_on(&root, &selector);
        }
        if !resume {
            meetings.controller.restore();
            meetings.controller.follow_hash(false);
        }
        Ok(Self {
            host,
            root,
            options: RefCell::new(options),
            meetings: RefCell::new(meetings),
            object: RefCell::default(),
        })
    }

    /// Keeps the JavaScript object from being garbage-collected, which would free
    /// this.
    pub(crate) fn keep(&self, object: JsValue) {
        self.object.replace(object);
    }

    /// Replaces the current article. If it is the same article, open meetings stay
    /// open and the focus stays where it is; another article starts as its options
    /// say.
    pub(crate) fn update(
        &self,
        article: &Article,
        options: Option<Options>,
    ) -> Result<(), JsValue> {
        let options = options.unwrap_or_else(|| self.options.borrow().clone());
        let old = self.controller();
        let is_same = old.article_id() == article.id.as_str();
        let focus = is_same.then(|| focused_selector(&self.root)).flatten();
        let open = is_same.then(|| Expanded::Ids(old.open_ids()));
        let rendered = render(&self.root, article, &options, open.as_ref())?;
        let meetings = Meetings::adopt(&self.host, &self.root, rendered, &options.embed);
        if !is_same {
            meetings.controller.restore();
        }
        if old.is_printing() {
            meetings.controller.before_print();
        }
        if let Some(selector) = focus {
            focus_on(&self.root, &selector);
        }
        self.options.replace(options);
        // Removes the old listeners.
        drop(self.meetings.replace(meetings));
        Ok(())
    }

    /// The meetings on the page. It is a separate handle, so the page's listeners,
    /// which can run at any time, may call the widget.
    pub(crate) fn controller(&self) -> Rc<Controller> {
        Rc::clone(&self.meetings.borrow().controller)
    }
}

impl Drop for Widget {
    /// Removes what was rendered, but nothing that was added later; the host's
    /// children become visible again.
    fn drop(&mut self) {
        remove_article(&self.root, self.controller().article());
    }
}

/// Renders the article into the shadow root and returns its element. Without `open`,
/// the embed determines which meetings start open.
fn render(
    root: &ShadowRoot,
    article: &Article,
    options: &Options,
    open: Option<&Expanded>,
) -> Result<Element, JsValue> {
    let page = page_address();
    let mut context = Context::new(&options.embed, &UrlResolver);
    context.page = page.as_deref();
    if let Some(open) = open {
        context.expanded = open;
    }
    let mut plan = Plan::default();
    match &options.styles.stylesheet {
        Some(address) => {
            plan.open(Tag::Link);
            plan.attribute(Attribute::Rel, "stylesheet");
            plan.attribute(Attribute::Href, address);
            plan.close();
        }
        None => STYLES.with(|css| style(root, css))?,
    }
    article::render(article, &context, &mut plan);
    let rendered = PLAN_NAMES.with(|names| apply(root, names, &plan.ops, &plan.text))?;
    rendered
        .ok_or_else(|| ArticleError::new(ErrorCode::InvalidArticle, "nothing was rendered").into())
}

/// A selector for the focused element in the article, if an update recreates it.
fn focused_selector(root: &ShadowRoot) -> Option<String> {
    let focused = root.active_element()?;
    if let Ok(Some(meeting)) = focused.closest("details[id]") {
        let is_link = focused.matches("[part=permalink]").unwrap_or(false);
        let target = if is_link {
            "[part=permalink]"
        } else {
            "summary"
        };
        return Some(["[id=\"", &meeting.id(), "\"] ", target].concat());
    }
    focused
        .matches("[part=toggle-all]")
        .unwrap_or(false)
        .then(|| "[part=toggle-all]".to_owned())
}

fn focus_on(root: &ShadowRoot, selector: &str) {
    if let Ok(Some(element)) = root.query_selector(selector) {
        let _ = element.unchecked_ref::<HtmlElement>().focus();
    }
}
