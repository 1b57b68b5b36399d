//! Errors for JavaScript, with stable codes.

use article::{Code, ErrorCode, Invalid, Problem};
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/border.js")]
extern "C" {
    #[wasm_bindgen(js_name = problemObjects)]
    fn problem_objects(rows: &JsValue) -> JsValue;
}

#[wasm_bindgen(module = "/www/error.js")]
extern "C" {
    /// The loader's class. The build has the module export it too, for `instanceof`:
    /// with `reexport` its type would be unknown.
    pub(crate) type ArticleError;

    #[wasm_bindgen(constructor)]
    fn create(code: &str, message: &str) -> ArticleError;

    #[wasm_bindgen(method, setter)]
    fn set_path(this: &ArticleError, path: &str);

    #[wasm_bindgen(method, setter)]
    fn set_problems(this: &ArticleError, problems: &JsValue);
}

impl From<Invalid> for ArticleError {
    fn from(invalid: Invalid) -> Self {
        let main = invalid.main();
        let is_version = main.is_some_and(|problem| problem.code == Code::Version);
        let error = Self::new(
            if is_version {
                ErrorCode::Version
            } else {
                ErrorCode::InvalidArticle
            },
            &invalid.to_string(),
        );
        error.set_path(main.map_or("", |problem| &problem.path));
        error.set_problems(&problem_list(&invalid.0));
        error
    }
}

impl ArticleError {
    /// An error without a path in the article.
    pub(crate) fn new(code: ErrorCode, message: &str) -> Self {
        Self::create(code.as_str(), message)
    }
}

/// A problem on its way to JavaScript: path, code, severity, message. For a struct with
/// names, serde-wasm-bindgen brings a hash table of them, which takes a kilobyte.
#[derive(Serialize)]
struct Row<'a>(&'a str, &'static str, &'static str, &'a str);

/// Problems as an array of objects.
pub(crate) fn problem_list(problems: &[Problem]) -> JsValue {
    let rows = problems.iter().map(|problem| {
        let (code, severity) = (problem.code.as_str(), problem.severity().as_str());
        Row(&problem.path, code, severity, &problem.message)
    });
    // Serialization is infallible for these types.
    let rows = serde_wasm_bindgen::to_value(&rows.collect::<Vec<_>>());
    problem_objects(&rows.unwrap_or_default())
}
