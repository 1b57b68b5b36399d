//! The requests to a site, in order.

use crate::origin::Origin;
use axum::http::{HeaderMap, Method, Uri};
use std::sync::{Mutex, PoisonError};

/// A request to one of the two origins.
#[derive(Debug, Clone)]
pub struct Request {
    /// The origin.
    pub origin: Origin,
    /// Its method.
    pub method: String,
    /// The path as sent.
    pub path: String,
    /// The query without the question mark; empty if there is none.
    pub query: String,
    /// The headers, with names in lower case.
    pub headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, by its name in lower case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The requests to a site. It only grows: a new site has an empty log.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<Request>>);

impl Log {
    pub(crate) fn add(&self, origin: Origin, method: &Method, uri: &Uri, headers: &HeaderMap) {
        let text = |value: &[u8]| String::from_utf8_lossy(value).into_owned();
        self.entries().push(Request {
            origin,
            method: method.to_string(),
            path: uri.path().to_owned(),
            query: uri.query().unwrap_or_default().to_owned(),
            headers: headers
                .iter()
                .map(|(name, value)| (name.to_string(), text(value.as_bytes())))
                .collect(),
        });
    }

    pub(crate) fn all(&self) -> Vec<Request> {
        self.entries().clone()
    }

    fn entries(&self) -> std::sync::MutexGuard<'_, Vec<Request>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
