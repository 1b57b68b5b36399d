//! Faults that the test server injects.
//!
//! A fault is either a prefix of a path, as in `/fault/status/500/www/loader.js`, or set
//! for a path by a case. Knows nothing about the content.

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream::{self, StreamExt};
use std::io;
use std::time::Duration;
use tokio::sync::watch;

/// A fault of a response.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The right content with another status: `/fault/status/500/…`.
    Status(u16),
    /// No response: `/fault/hang/…`.
    Hang,
    /// Headers and half of the content, then nothing more on an open connection:
    /// `/fault/stall/…`.
    Stall,
    /// A declared length, and a connection that closes half way: `/fault/cut/…`.
    Cut,
    /// A wrong `Content-Encoding`: `/fault/encoding/…`.
    Encoding,
    /// A generic `Content-Type`: `/fault/type/…`.
    Type,
    /// No CORS headers: `/fault/no-cors/…`.
    NoCors,
    /// A redirect: `/fault/redirect/…`.
    Redirect,
    /// A redirect loop: `/fault/circle/…`.
    Circle,
    /// A delayed response: `/fault/delay/MILLISECONDS/…`.
    Delay(Duration),
    /// A response that waits until the gate opens; only for cases.
    Hold(Gate),
    /// Other bytes of the same type; only for cases.
    Other(Bytes),
}

/// Holds responses until it is opened. Clones share the state.
#[derive(Debug, Clone)]
pub struct Gate(watch::Sender<bool>);

impl Default for Gate {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Gate {
    /// Releases all waiting and later responses.
    pub fn open(&self) {
        self.0.send_replace(true);
    }

    async fn pass(&self) {
        // It cannot fail: this gate holds the sender.
        let _ = self.0.subscribe().wait_for(|open| *open).await;
    }
}

impl Fault {
    /// Removes a fault from the front of a path, which must begin with `/fault/`. Returns
    /// it and the rest of the path, with its leading slash.
    pub(crate) fn from_path(path: &str) -> Option<(Self, &str)> {
        let named = path.strip_prefix("/fault/")?;
        let slash = named.find('/')?;
        let (name, rest) = named.split_at(slash);
        let number = || {
            let (number, _) = rest[1..].split_once('/')?;
            Some((number.parse::<u16>().ok()?, &rest[1 + number.len()..]))
        };
        Some(match name {
            "status" => number().map(|(status, rest)| (Self::Status(status), rest))?,
            "delay" => {
                let (milliseconds, rest) = number()?;
                (
                    Self::Delay(Duration::from_millis(milliseconds.into())),
                    rest,
                )
            }
            "hang" => (Self::Hang, rest),
            "stall" => (Self::Stall, rest),
            "cut" => (Self::Cut, rest),
            "encoding" => (Self::Encoding, rest),
            "type" => (Self::Type, rest),
            "no-cors" => (Self::NoCors, rest),
            "redirect" => (Self::Redirect, rest),
            "circle" => (Self::Circle, rest),
            _ => return None,
        })
    }

    /// Waits before the response.
    pub(crate) async fn before(&self) {
        match self {
            Self::Hang => std::future::pending().await,
            Self::Delay(time) => tokio::time::sleep(*time).await,
            Self::Hold(gate) => gate.pass().await,
            _ => {}
        }
    }

    /// Applies the fault to the correct response to `path`.
    pub(crate) async fn apply(&self, path: &str, mut response: Response) -> Response {
        match self {
            Self::Hang | Self::Delay(_) | Self::Hold(_) => {}
            Self::Status(status) => {
                *response.status_mut() =
                    StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            }
            Self::Encoding => {
                let gzip = HeaderValue::from_static("gzip");
                response
                    .headers_mut()
                    .insert(header::CONTENT_ENCODING, gzip);
            }
            Self::Type => {
                let nothing = HeaderValue::from_static("application/octet-stream");
                response.headers_mut().insert(header::CONTENT_TYPE, nothing);
            }
            Self::NoCors => {
                response
                    .headers_mut()
                    .remove(header::ACCESS_CONTROL_ALLOW_ORIGIN);
            }
            Self::Redirect | Self::Circle => {
                let allow = (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*");
                // To another address, also where the fault is set for the path.
                let way = match self {
                    Self::Circle => "circle",
                    _ => "delay/0",
                };
                let to = (header::LOCATION, format!("/fault/{way}{path}"));
                response = (StatusCode::FOUND, [allow], [to]).into_response();
            }
            Self::Other(bytes) => {
                response.headers_mut().remove(header::CONTENT_LENGTH);
                *response.body_mut() = Body::from(bytes.clone());
            }
            Self::Cut | Self::Stall => response = self.break_off(response).await,
        }
        response
    }

    /// Sends half of the content and then fails or stalls.
    async fn break_off(&self, response: Response) -> Response {
        let (mut parts, body) = response.into_parts();
        let content = to_bytes(body, usize::MAX).await.unwrap_or_default();
        parts
            .headers
            .insert(header::CONTENT_LENGTH, content.len().into());
        let half: io::Result<Bytes> = Ok(content.slice(..content.len() / 2));
        let body = match self {
            Self::Stall => Body::from_stream(stream::iter([half]).chain(stream::pending())),
            _ => {
                // Late enough for the browser to have seen the headers.
                let end = async {
                    tokio::time::sleep(Duration::from_millis(100)).await;
                    Err(io::Error::from(io::ErrorKind::ConnectionAborted))
                };
                Body::from_stream(stream::iter([half]).chain(stream::once(end)))
            }
        };
        Response::from_parts(parts, body)
    }
}
