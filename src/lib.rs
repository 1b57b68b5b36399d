//! The exports of the module, and nothing else.
//!
//! `read.rs` reads the arguments, `widget.rs` manages an article on a page, and the
//! `article` crate owns the format and its rendering.

mod error;
mod meetings;

mod read;
mod resolver;
mod widget;
mod window;

use read::{decode, decode_valid, meeting_id, read_mount_options, read_options};
use resolver::UrlResolver;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::Element;

/// The default allocator is a large share of a small module.
#[cfg(target_family = "wasm")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

#[wasm_bindgen]
extern "C" {
    /// An article as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Article")]
    pub type ArticleObject;
    /// Options as a JavaScript object.
    #[wasm_bindgen(typescript_type = "Options | undefined")]
    pub type OptionsObject;
    /// The id of a meeting, or `undefined` for all of them.
    #[wasm_bindgen(typescript_type = "string | undefined")]
    pub type MeetingId;
    /// A list of problems.
    #[wasm_bindgen(typescript_type = "Problem[]")]
    pub type Problems;
    /// A list of meetings and their states.
    #[wasm_bindgen(typescript_type = "MeetingState[]")]
    pub type MeetingStates;
}

/// Renders `article` into the shadow root of `host`, which is created if there is
/// none. Throws an `ArticleError` if the article cannot be rendered; `host` is then
/// unchanged.
#[wasm_bindgen(unchecked_return_type = "Widget")]
pub fn mount(
    host: Element,
    article: ArticleObject,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<JsValue, JsValue> {
    mounted(host, article, options).map(Widget::into_object)
}

/// An article on a page, until `free()`.
#[wasm_bindgen]
pub struct Widget(Rc<widget::Widget>);

impl Widget {
    /// The object for JavaScript. It is kept until it is freed: an article stays on
    /// the page even if no script holds the return value of `mount`.
    fn into_object(self) -> JsValue {
        let widget = Rc::clone(&self.0);
        let object = JsValue::from(self);
        widget.keep(object.clone());
        object
    }
}

#[wasm_bindgen]
impl Widget {
    /// Renders another article, or the same one again, in place. Open meetings
    /// stay open if the new article has them. On an error the old article stays.
    /// Without options the previous ones apply.
    pub fn update(
        &self,
        article: ArticleObject,
        #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
    ) -> Result<(), JsValue> {
        let article = decode_valid(&article)?;
        let options = (!options.is_undefined()).then(|| read_options(&options));
        self.0.update(&article, options)
    }

    /// Opens a meeting, or all of them; an unknown id throws a `RangeError`.
    pub fn expand(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] id: JsValue,
    ) -> Result<(), JsValue> {
        self.0.controller().expand(meeting_id(&id))
    }

    /// Closes a meeting, or all of them; an unknown id throws a `RangeError`.
    pub fn collapse(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] id: JsValue,
    ) -> Result<(), JsValue> {
        self.0.controller().collapse(meeting_id(&id))
    }

    /// Toggles a meeting; an unknown id throws a `RangeError`. Without an id it
    /// closes all if all are open, else opens all, as the button does.
    pub fn toggle(
        &self,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] id: JsValue,
    ) -> Result<(), JsValue> {
        self.0.controller().toggle(meeting_id(&id))
    }

    /// The meetings in document order, and whether they are open.
    pub fn meetings(&self) -> MeetingStates {
        self.0.controller().meetings().unchecked_into()
    }
}

/// The markup of a prerendered embed. Needs no DOM: it runs in Node, Deno and
/// edge workers. Throws an `ArticleError` if the article cannot be rendered.
#[wasm_bindgen(js_name = renderToString)]
pub fn render_to_string(
    article: ArticleObject,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: JsValue,
) -> Result<String, JsValue> {
    let article = decode_valid(&article)?;
    Ok(article::prerender(
        &article,
        &read_options(&options),
        &UrlResolver,
    ))
}

/// Returns every problem of an article; an empty list if there are none.
#[wasm_bindgen]
pub fn check(article: ArticleObject) -> Problems {
    error::problem_list(&decode(&article).problems).unchecked_into()
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    article::PACKAGE_VERSION.to_owned()
}

fn mounted(host: Element, article: ArticleObject, options: JsValue) -> Result<Widget, JsValue> {
    let article = decode_valid(&article)?;
    let widget = widget::Widget::mount(host, &article, read_mount_options(&options))?;
    Ok(Widget(Rc::new(widget)))
}

#[cfg(test)]
mod tests;
