//! The content of the test site: files, and documents that cases create at run time.
//! Knows nothing about faults or logs.

use crate::origin::{Origin, repository};
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use tower::ServiceExt;
use tower_http::services::ServeDir;

/// A document that is served without being a file.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// Its type.
    pub content_type: String,
    /// Additional headers.
    pub headers: Vec<(String, String)>,
    /// Its content. In HTML `{{WIDGET}}` and `{{HOST}}` are replaced with the origins,
    /// and `{{EMBED}}` with a widget and its loader.
    pub body: String,
}

/// What people see where a case puts a widget of its own.
const EMBED: &str = "<article-widget src=\"{{WIDGET}}/fixtures/articles/full.json\" expanded=\"plenary\">\
    <p>The fallback</p></article-widget><script type=\"module\" src=\"{{WIDGET}}/www/loader.js\"></script>";

/// The names of the two origins, as in `http://127.0.0.1:8000`.
#[derive(Debug, Clone)]
pub(crate) struct Origins {
    pub(crate) host: String,
    pub(crate) widget: String,
}

impl Origins {
    /// Replaces the names of the origins in a text.
    fn fill_in(&self, text: &str) -> String {
        text.replace("{{EMBED}}", EMBED)
            .replace("{{WIDGET}}", &self.widget)
            .replace("{{HOST}}", &self.host)
    }
}

/// The directories that `xtask` built, and the variables with their paths.
const BUILT: [(&str, &str); 5] = [
    ("npm", "HOST_PACKAGES"),
    ("frameworks", "FRAMEWORK_APPS"),
    ("bundlers", "BUNDLER_APPS"),
    ("benches", "BENCH_PEERS"),
    ("docs", "DOCS_SITE"),
];

/// The content of a site.
#[derive(Debug)]
pub(crate) struct Content {
    origins: Origins,
    repository: ServeDir,
    /// Directories that `xtask` built, by the first part of the path.
    built: HashMap<&'static str, ServeDir>,
    documents: Mutex<HashMap<String, Document>>,
}

impl Content {
    pub(crate) fn new(origins: Origins) -> Self {
        Self {
            origins,
            repository: ServeDir::new(repository()),
            built: BUILT
                .into_iter()
                .filter_map(|(name, variable)| {
                    Some((name, ServeDir::new(std::env::var_os(variable)?)))
                })
                .collect(),
            documents: Mutex::default(),
        }
    }

    /// Serves a document at a path, on both origins.
    pub(crate) fn put(&self, path: &str, document: Document) {
        self.documents().insert(path.to_owned(), document);
    }

    /// The content at a path of an origin.
    pub(crate) async fn get(&self, origin: Origin, path: &str, headers: &HeaderMap) -> Response {
        let (policy, path) = policy(path, &self.origins);
        let document = self.documents().get(path).cloned();
        let mut response = match document {
            Some(document) => self.document(document),
            None => match self.place(origin, path) {
                Some((files, file)) => self.serve(files, &file, headers).await,
                None => StatusCode::NOT_FOUND.into_response(),
            },
        };
        let fresh = HeaderValue::from_static("no-cache");
        response.headers_mut().insert(header::CACHE_CONTROL, fresh);
        if let Some(policy) = policy.and_then(|text| HeaderValue::from_str(&text).ok()) {
            response
                .headers_mut()
                .insert(header::CONTENT_SECURITY_POLICY, policy);
        }
        response
    }

    fn document(&self, document: Document) -> Response {
        let content_type = [(header::CONTENT_TYPE, document.content_type.clone())];
        let body = match document.content_type.starts_with("text/html") {
            true => self.origins.fill_in(&document.body),
            false => document.body,
        };
        let mut response = (content_type, body).into_response();
        for (name, value) in document.headers {
            let value = self.origins.fill_in(&value);
            if let (Ok(name), Ok(value)) =
                (HeaderName::try_from(name), HeaderValue::try_from(value))
            {
                response.headers_mut().append(name, value);
            }
        }
        response
    }

    /// The directory and the file of a path. Nothing else is served, and the file service
    /// rejects paths with `..`.
    fn place(&self, origin: Origin, path: &str) -> Option<(&ServeDir, String)> {
        let index = if path.ends_with('/') {
            "index.html"
        } else {
            ""
        };
        let path = format!("{path}{index}");
        let parts = path.strip_prefix('/').and_then(|path| path.split_once('/'));
        if let Some((name, file)) = parts
            && let Some(files) = self.built.get(name)
        {
            return Some((files, format!("/{file}")));
        }
        file(origin, path).map(|file| (&self.repository, file))
    }

    async fn serve(&self, files: &ServeDir, file: &str, headers: &HeaderMap) -> Response {
        let is_page = file.ends_with(".html");
        let mut request = Request::get(file);
        // What a page holds depends on more than the file: it has no ETag.
        if let (false, Some(tag)) = (is_page, headers.get(header::IF_NONE_MATCH)) {
            request = request.header(header::IF_NONE_MATCH, tag);
        }
        let Ok(request) = request.body(Body::empty()) else {
            return StatusCode::BAD_REQUEST.into_response();
        };
        let response = match files.clone().oneshot(request).await {
            Ok(response) => response.map(Body::new),
            Err(never) => match never {},
        };
        if !is_page || !response.status().is_success() {
            return response;
        }
        let content = to_bytes(response.into_body(), usize::MAX)
            .await
            .unwrap_or_default();
        self.document(Document {
            content_type: "text/html; charset=utf-8".to_owned(),
            body: String::from_utf8_lossy(&content).into_owned(),
            ..Document::default()
        })
    }

    fn documents(&self) -> std::sync::MutexGuard<'_, HashMap<String, Document>> {
        self.documents
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// Removes the name of a content security policy from the front of a path: `/csp/…`
/// allows only the widget, `/trusted-types/…` enforces Trusted Types.
fn policy<'a>(path: &'a str, origins: &Origins) -> (Option<String>, &'a str) {
    if let Some(rest) = path
        .strip_prefix("/csp")
        .filter(|rest| rest.starts_with('/'))
    {
        let policy = "default-src 'none'; script-src {{WIDGET}} 'wasm-unsafe-eval'; \
                      connect-src {{WIDGET}}; style-src {{WIDGET}}; img-src {{WIDGET}}";
        return (Some(origins.fill_in(policy)), rest);
    }
    if let Some(rest) = path
        .strip_prefix("/trusted-types")
        .filter(|rest| rest.starts_with('/'))
    {
        let policy = "require-trusted-types-for 'script'; trusted-types 'none'";
        return (Some(policy.to_owned()), rest);
    }
    (None, path)
}

/// The file of a path, relative to the repository.
fn file(origin: Origin, path: String) -> Option<String> {
    if path.starts_with("/fixtures/") || path.starts_with("/hosts/") || path == "/recorder.js" {
        return Some(format!(
            "/tests{}",
            path.replace("/recorder.js", "/hosts/recorder.js")
        ));
    }
    match origin {
        Origin::Widget => {
            let public = ["/www/", "/pkg/", "/examples/"];
            public
                .iter()
                .any(|directory| path.starts_with(directory))
                .then_some(path)
        }
        Origin::Host if path == "/index.html" && !repository().join("www/index.html").exists() => {
            Some("/tests/hosts/plain/index.html".to_owned())
        }
        Origin::Host => Some(format!("/www{path}")),
    }
}
