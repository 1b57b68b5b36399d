//! A running site with two origins.

use crate::content::{Content, Document, Origins};
use crate::fault::Fault;
use crate::log::{Log, Request};
use crate::origin::Origin;
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use std::collections::{BTreeSet, HashMap};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// A host origin and a widget origin, stopped when dropped.
#[derive(Debug)]
#[must_use = "dropping it stops the servers"]
pub struct Site {
    /// The origin of the pages, as in `http://127.0.0.1:8000`.
    pub host: String,
    /// The origin of the widget.
    pub widget: String,
    shared: Arc<Shared>,
    servers: [JoinHandle<()>; 2],
}

#[derive(Debug)]
struct Shared {
    content: Content,
    log: Log,
    faults: Mutex<HashMap<String, Fault>>,
}

impl Site {
    /// Starts a site on two free ports. Must be called on a runtime.
    ///
    /// # Errors
    ///
    /// If there are none.
    pub async fn start() -> io::Result<Self> {
        Self::on(new_port().await?, new_port().await?)
    }

    /// Starts a site on two listeners.
    ///
    /// # Errors
    ///
    /// If they have no address.
    pub fn on(host: TcpListener, widget: TcpListener) -> io::Result<Self> {
        let name = |listener: &TcpListener| -> io::Result<String> {
            Ok(format!("http://{}", listener.local_addr()?))
        };
        let origins = Origins {
            host: name(&host)?,
            widget: name(&widget)?,
        };
        let shared = Arc::new(Shared {
            content: Content::new(origins.clone()),
            log: Log::default(),
            faults: Mutex::default(),
        });
        Ok(Self {
            servers: [
                serve(host, Origin::Host, Arc::clone(&shared)),
                serve(widget, Origin::Widget, Arc::clone(&shared)),
            ],
            shared,
            host: origins.host,
            widget: origins.widget,
        })
    }

    /// Serves a document at a path, on both origins.
    pub fn put(&self, path: &str, document: Document) {
        self.shared.content.put(path, document);
    }

    /// Serves JSON at a path, on both origins.
    pub fn put_json(&self, path: &str, json: impl Into<String>) {
        let content_type = "application/json".to_owned();
        self.put(
            path,
            Document {
                content_type,
                body: json.into(),
                ..Document::default()
            },
        );
    }

    /// Injects a fault into every request for a path from now on.
    pub fn fail(&self, path: &str, fault: Fault) {
        self.faults().insert(path.to_owned(), fault);
    }

    /// Ends the fault set by [`Site::fail`].
    pub fn mend(&self, path: &str) {
        self.faults().remove(path);
    }

    /// All requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Request> {
        self.shared.log.all()
    }

    fn faults(&self) -> std::sync::MutexGuard<'_, HashMap<String, Fault>> {
        self.shared.faults()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

/// A port that no site of this process has used: a browser would use the caches and
/// storage of the old site for the new one.
async fn new_port() -> io::Result<TcpListener> {
    static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());
    // Held until there is another, so that the system does not offer them again.
    let mut refused = Vec::new();
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        if USED
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(port)
        {
            return Ok(listener);
        }
        refused.push(listener);
    }
}

impl Shared {
    fn faults(&self) -> std::sync::MutexGuard<'_, HashMap<String, Fault>> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn serve(listener: TcpListener, origin: Origin, shared: Arc<Shared>) -> JoinHandle<()> {
    let app = Router::new().fallback(answer).with_state((origin, shared));
    tokio::spawn(async move {
        // It ends with an error only when the listener is gone.
        let _ = axum::serve(listener, app).await;
    })
}

async fn answer(
    State((origin, shared)): State<(Origin, Arc<Shared>)>,
    request: axum::http::Request<Body>,
) -> Response {
    if request.uri().path() == "/favicon.ico" {
        // Browsers ask for it when they like; that is no part of the story.
        return StatusCode::NO_CONTENT.into_response();
    }
    shared
        .log
        .add(origin, request.method(), request.uri(), request.headers());
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        // Not even preflight requests: nothing that the widget does needs one,
        // and many hosts of static files answer none.
        return StatusCode::METHOD_NOT_ALLOWED.into_response();
    }
    let path = request.uri().path();
    let mut faults = Vec::from_iter(shared.faults().get(path).cloned());
    let mut rest = path;
    while let Some((fault, next)) = Fault::from_path(rest) {
        faults.push(fault);
        rest = next;
    }
    for fault in &faults {
        fault.before().await;
    }
    let mut response = shared.content.get(origin, rest, request.headers()).await;
    if origin == Origin::Widget {
        let everyone = HeaderValue::from_static("*");
        response
            .headers_mut()
            .insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, everyone);
        if rest.ends_with(".css") || rest == "/recorder.js" {
            // As the documentation asks, for pages that isolate themselves.
            let policy = HeaderName::from_static("cross-origin-resource-policy");
            let everyone = HeaderValue::from_static("cross-origin");
            response.headers_mut().insert(policy, everyone);
        }
        // A port may have been another site's, and its files be in the browser's
        // cache still, where no fault reaches them.
        let fresh = HeaderValue::from_static("no-store");
        response.headers_mut().insert(header::CACHE_CONTROL, fresh);
    }
    for fault in &faults {
        response = fault.apply(rest, response).await;
    }
    response
}
