//! What went wrong, as a JavaScript error with a stable code.

use article::{Code, ErrorCode, Invalid, Problem};
use js_sys::{Error, Reflect};
use serde::Serialize;
use wasm_bindgen::JsValue;

/// An article that could not be rendered. In JavaScript it is an `Error` with
/// the name `ArticleError` and the fields `code`, `path` and `problems`.
pub(crate) struct ArticleError(Error);

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
        let path = main.map_or("", |problem| &problem.path);
        set(&error.0, "path", &path.into());
        set(&error.0, "problems", &problem_list(&invalid.0));
        error
    }
}

impl ArticleError {
    /// An error that has no place in the article.
    pub(crate) fn new(code: ErrorCode, message: &str) -> Self {
        let error = Error::new(message);
        error.set_name("ArticleError");
        set(&error, "code", &code.as_str().into());
        Self(error)
    }
}

impl From<ArticleError> for JsValue {
    fn from(error: ArticleError) -> Self {
        error.0.into()
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

/// Data as plain JavaScript objects. It cannot fail on the data that there is
/// here, which has no types that JavaScript does not know.
pub(crate) fn to_js(data: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(data).unwrap_or_default()
}

fn set(error: &Error, name: &str, value: &JsValue) {
    // It can only fail on objects that are frozen, which a new one is not.
    let _ = Reflect::set(error, &name.into(), value);
}
