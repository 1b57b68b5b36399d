//! Tests of the module's exports, in a real browser. What readers and host pages see
//! is tested end to end, in the `tests` crate.

use crate::window::window;
use crate::{Widget, check, mounted as mount, render_to_string, version};
use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::Element;

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = include_str!("../www/articles/lachin-corridor.json");

const CYCLE: &str = "const a = {}; a.body = [a]; a";
const GETTER: &str = "({ version: 1, get id() { throw new Error('no'); } })";
const DATE: &str = "({ version: 1, id: new Date(0), headline: () => 1 })";
const WIDE: &str = r"({
    version: 1, id: 'a', headline: '\u{1F600}\u0000é\uD83D', '\uDE00': 'half', inLanguage: 'en', body: []
})";

/// Evaluates a script, for values that JSON cannot express. A module would be
/// another file that these tests wait for.
#[expect(clippy::disallowed_methods, reason = "the text is one of those above")]
fn value_of(script: &str) -> JsValue {
    js_sys::eval(script).expect("a script that runs")
}

#[wasm_bindgen_test]
fn an_article_is_mounted_updated_and_removed() {
    let host = element();
    let widget = mounted(&host, "{}");
    let root = host.shadow_root().expect("a shadow root");
    assert_eq!(count(&host, "details"), 3);
    assert_eq!(states(&widget), "000");

    widget.expand("lavrov-bayramov".into()).expect("a meeting");
    assert_eq!(states(&widget), "010");
    widget
        .update(article(), options(r#"{ "headingLevel": 4 }"#))
        .expect("an update");
    assert_eq!(states(&widget), "010", "what was open stays open");
    assert_eq!(count(&host, "h4[part=headline]"), 1);

    widget.expand(JsValue::UNDEFINED).expect("all of them");
    assert_eq!(states(&widget), "111");
    widget.toggle(JsValue::UNDEFINED).expect("all of them");
    assert_eq!(states(&widget), "000");

    drop(widget);
    assert_eq!(root.query_selector("article").expect("a selector"), None);
    assert_eq!(count(&host, "slot"), 1, "the fallback shows again");
}

#[wasm_bindgen_test]
fn an_unknown_meeting_is_a_range_error() {
    let host = element();
    let widget = mounted(&host, "{}");
    for id in [JsValue::from("nobody"), 7.into(), "".into()] {
        let error = widget.toggle(id).expect_err("no such meeting");
        assert!(error.is_instance_of::<js_sys::RangeError>(), "{error:?}");
    }
}

#[wasm_bindgen_test]
fn a_second_widget_outlives_the_first() {
    let host = element();
    let first = mounted(&host, "{}");
    let second = mounted(&host, r#"{ "expanded": "all" }"#);
    drop(first);
    assert_eq!(states(&second), "111");
    assert_eq!(count(&host, "slot"), 0);
}

#[wasm_bindgen_test]
fn a_broken_article_leaves_everything_as_it_was() {
    let host = element();
    let broken = JSON::parse(r#"{ "version": 1 }"#).expect("JSON");
    let error = mount(
        host.clone(),
        broken.clone().unchecked_into(),
        JsValue::UNDEFINED,
    )
    .err()
    .expect("an error");
    assert_eq!(field(&error, "name"), "ArticleError");
    assert_eq!(field(&error, "code"), "invalid-article");
    assert_eq!(field(&error, "path"), "id");
    assert_eq!(host.shadow_root(), None);

    let widget = mounted(&host, r#"{ "expanded": "first" }"#);
    widget
        .update(broken.unchecked_into(), JsValue::UNDEFINED)
        .expect_err("an error");
    assert_eq!(states(&widget), "100");
}

#[wasm_bindgen_test]
fn another_format_version_has_a_separate_code() {
    let newer = JSON::parse(r#"{ "version": 2, "news": true }"#).expect("JSON");
    let error = render_to_string(newer.unchecked_into(), JsValue::UNDEFINED).expect_err("too new");
    assert_eq!(field(&error, "code"), "version");
    assert_eq!(field(&error, "path"), "version");
}

#[wasm_bindgen_test]
fn objects_that_are_not_data_are_reported() {
    for (object, path) in [(value_of(GETTER), "id"), (value_of(DATE), "headline")] {
        let problems = check(object.unchecked_into());
        let problem = problems.unchecked_ref::<Array>().get(0);
        assert_eq!(field(&problem, "code"), "unreadable");
        assert_eq!(field(&problem, "path"), path);
    }
    let problems = check(value_of(CYCLE).unchecked_into());
    let problem = problems.unchecked_ref::<Array>().get(0);
    assert_eq!(
        field(&problem, "message"),
        "the document is nested too deeply"
    );
    let problems = check(article());
    assert_eq!(problems.unchecked_ref::<Array>().length(), 0);
}

#[wasm_bindgen_test]
fn characters_of_every_width_arrive() {
    let host = element();
    let _widget = mount(
        host.clone(),
        value_of(WIDE).unchecked_into(),
        JsValue::UNDEFINED,
    )
    .expect("a widget");
    let root = host.shadow_root().expect("a shadow root");
    let headline = root
        .query_selector("h2")
        .expect("a selector")
        .expect("a headline");
    assert_eq!(
        headline.text_content().as_deref(),
        Some("\u{1F600}\u{FFFD}é\u{FFFD}")
    );
}

#[wasm_bindgen_test]
fn markup_has_the_same_elements_as_a_string() {
    let host = element();
    let _widget = mounted(&host, "{}");
    let live = host.shadow_root().expect("a shadow root").inner_html();
    let html = render_to_string(article(), JsValue::UNDEFINED).expect("markup");
    let (start, shadow) = html.split_once("</style>").expect("styles");
    assert!(
        start.starts_with(
            "<article-widget><template shadowrootmode=\"open\" shadowrootclonable=\"\"><style>"
        ),
        "{start}"
    );
    let shadow = shadow.split("</template>").next().unwrap_or_default();
    // The two serializers differ in how they write empty attributes, and a
    // widget shows the button for all meetings.
    assert_eq!(tags(shadow), tags(&live));
}

/// The names of the start tags, in order.
fn tags(html: &str) -> Vec<&str> {
    let tags = html.split('<').skip(1).filter(|tag| !tag.starts_with('/'));
    tags.map(|tag| tag.split([' ', '>', '/']).next().unwrap_or_default())
        .collect()
}

#[wasm_bindgen_test]
fn the_version_is_that_of_the_package() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

fn mounted(host: &Element, json: &str) -> Widget {
    mount(host.clone(), article(), options(json))
        .unwrap_or_else(|error| panic!("not mounted: {error:?}"))
}

fn article() -> crate::ArticleObject {
    JSON::parse(ARTICLE).expect("JSON").unchecked_into()
}

fn options(json: &str) -> JsValue {
    JSON::parse(json).expect("JSON")
}

fn element() -> Element {
    let document = window()
        .and_then(|window| window.document())
        .expect("a page");
    let element = document.create_element("div").expect("an element");
    let body = document.body().expect("a body");
    body.append_child(&element).expect("a place in the page");
    element
}

/// The meetings in order, 1 for open and 0 for closed.
fn states(widget: &Widget) -> String {
    let states: Array = widget.meetings().unchecked_into();
    let digit = |state: JsValue| {
        let open = Reflect::get(&state, &"open".into()).expect("a state");
        if open.is_truthy() { '1' } else { '0' }
    };
    states.iter().map(digit).collect()
}

fn count(host: &Element, selector: &str) -> u32 {
    let root = host.shadow_root().expect("a shadow root");
    root.query_selector_all(selector)
        .expect("a selector")
        .length()
}

fn field(object: &JsValue, name: &str) -> String {
    let value = Reflect::get(object.unchecked_ref::<Object>(), &name.into()).expect("an object");
    value.as_string().unwrap_or_else(|| format!("{value:?}"))
}
