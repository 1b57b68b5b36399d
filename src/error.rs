//! Errors for JavaScript, with stable codes.

use article::{Code, ErrorCode, Invalid, Problem};
use serde::Serialize;
use wasm_bindgen::prelude::*;

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

/// A problem as JavaScript sees it.
#[derive(Serialize)]
struct ProblemObject<'a> {
    path: &'a str,
    code: &'static str,
    severity: &'static str,
    message: &'a str,
}

/// Problems as an array of objects.
pub(crate) fn problem_list(problems: &[Problem]) -> JsValue {
    let objects: Vec<_> = problems.iter().map(ProblemObject::from).collect();
    to_js(&objects)
}

impl<'a> From<&'a Problem> for ProblemObject<'a> {
    fn from(problem: &'a Problem) -> Self {
        Self {
            path: &problem.path,
            code: problem.code.as_str(),
            severity: problem.severity().as_str(),
            message: &problem.message,
        }
    }
}

/// Data as plain JavaScript objects. Serialization is infallible for these types.
pub(crate) fn to_js(data: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(data).unwrap_or_default()
}
