//! A page in a browser, with a separate site for each case, so nothing that a case leaves
//! behind, not even in caches or storage, affects another.
//!
//! Input goes through the driver, and scripts only inspect the page or use public
//! interfaces. Every method panics with what it saw if the browser does not do as
//! expected.

use crate::cdp;
use crate::driver::{Browser, DriverCommand};
use crate::engine::{Engine, Reader};
use crate::state;
use article_widget_tests::{Document, Request, Site};
use fantoccini::Client;
use fantoccini::error::CmdError;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::time::timeout;

/// The timeout for everything that must happen.
const PATIENCE: Duration = Duration::from_secs(20);

/// The timeout for the driver's response to one command. Drivers have timeouts for scripts
/// and pages themselves, which are shorter, but a driver can lose a response.
const RESPONSE: Duration = Duration::from_secs(60);

/// The prelude of the cases' scripts. It uses the native `Promise` and JSON functions,
/// even if the page replaced them. In a path of selectors `>>>` enters a shadow root, as
/// in `article-widget >>> summary`; it begins in `window.__root` if the page sets that.
const PRELUDE: &str = r#"
const Promise = (async () => {})().constructor;
for (const name of ['Array', 'String', 'Number']) delete window[name].prototype.toJSON;
const find = (path) => path.split('>>>').reduce(
  (node, selector) => node && (node.shadowRoot ?? node).querySelector(selector), window.__root ?? document);
const findAll = (path) => {
  const selectors = path.split('>>>');
  const last = selectors.pop();
  const node = selectors.length ? find(selectors.join('>>>')) : document;
  return node ? [...(node.shadowRoot ?? node).querySelectorAll(last)] : [];
};
const text = (path) => find(path)?.textContent;
"#;

pub(crate) struct Page {
    pub(crate) engine: Engine,
    pub(crate) site: Site,
    pub(crate) client: Client,
    runtime: Handle,
    /// The path of the loader.
    pub(crate) loader: Cell<&'static str>,
    /// The expected console messages.
    expected: RefCell<Vec<String>>,
    /// Console messages that an engine may write itself.
    tolerated: RefCell<Vec<&'static str>>,
    /// Whether requests fail in this case, which browsers log themselves.
    expects_failed_requests: Cell<bool>,
}

impl Page {
    pub(crate) fn new(engine: Engine, client: Client, runtime: Handle) -> Self {
        let site = runtime.block_on(Site::start()).expect("two ports are free");
        let page = Self {
            engine,
            site,
            client,
            runtime,
            loader: Cell::new("/www/loader.js"),
            expected: RefCell::default(),
            tolerated: RefCell::default(),
            expects_failed_requests: Cell::default(),
        };
        // A case before this one may have left something: lines in the console when
        // it failed, the focus in a frame that is gone.
        page.browser_log();
        if engine == Engine::Chromium {
            cdp::command(&page, "Page.bringToFront", serde_json::json!({}));
        }
        page
    }

    /// The same site in a separate browser with scripts disabled, which only driver commands
    /// can inspect.
    pub(crate) fn without_script(&self, look: impl FnOnce(&Client)) {
        let browser = self.start(Reader::WithoutScripts);
        // A case that fails in here ends its browser all the same: the driver
        // goes with the value.
        look(&browser.client);
        self.runtime.block_on(browser.close());
    }

    /// A page in a separate browser, started for another kind of reader.
    pub(crate) fn with_reader(&self, reader: Reader, look: impl FnOnce(&Self)) {
        let browser = self.start(reader);
        let page = Self::new(self.engine, browser.client.clone(), self.runtime.clone());
        look(&page);
        page.finish();
        self.runtime.block_on(browser.close());
    }

    fn start(&self, reader: Reader) -> Browser {
        let browser = self.runtime.block_on(Browser::start(self.engine, reader));
        browser.unwrap_or_else(|message| panic!("{message}"))
    }

    /// Opens a host page of `tests/hosts/`.
    pub(crate) fn open(&self, name: &str) {
        self.goto(&format!("{}/hosts/{name}/", self.site.host));
    }

    /// Opens a page with this body, and the loader after it.
    pub(crate) fn html(&self, body: &str) {
        self.document("", &format!("{body}\n{}", self.loader_script()), &[]);
    }

    /// The publisher's script tag.
    pub(crate) fn loader_script(&self) -> String {
        format!(
            r#"<script type="module" src="{{{{WIDGET}}}}{}"></script>"#,
            self.loader.get()
        )
    }

    /// Makes pages load the built package instead of the sources.
    pub(crate) fn use_package(&self) {
        self.loader.set("/pkg/loader.js");
    }

    /// Opens a page with only this and the recorder.
    pub(crate) fn document(&self, head: &str, body: &str, headers: &[(&str, &str)]) {
        self.put_document("/page/", head, body, headers);
        self.goto(&format!("{}/page/", self.site.host));
    }

    /// Serves a page without opening it.
    pub(crate) fn put_document(
        &self,
        path: &str,
        head: &str,
        body: &str,
        headers: &[(&str, &str)],
    ) {
        let html = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <title>Host</title>\n<script src=\"{{{{WIDGET}}}}/recorder.js\"></script>\n{head}\n\
             </head>\n<body>\n{body}\n</body>\n</html>\n"
        );
        let headers = headers
            .iter()
            .map(|(name, value)| ((*name).into(), (*value).into()));
        self.site.put(
            path,
            Document {
                content_type: "text/html; charset=utf-8".to_owned(),
                headers: headers.collect(),
                body: html,
            },
        );
    }

    pub(crate) fn goto(&self, address: &str) {
        self.wait_for_driver(self.client.goto(address), address);
    }

    pub(crate) fn reload(&self) {
        self.wait_for_driver(self.client.refresh(), "reload");
    }

    /// Sets the size of the viewport. The size of the window around it differs between
    /// browsers, and not all of them report it.
    pub(crate) fn resize(&self, width: u32, height: u32) {
        let (mut outer_width, mut outer_height) = (width, height);
        for _ in 0..2 {
            let size = self.client.set_window_rect(0, 0, outer_width, outer_height);
            self.wait_for_driver(size, "the size");
            self.settle();
            let inner: [u32; 2] = self.eval("return [innerWidth, innerHeight];");
            outer_width += width.saturating_sub(inner[0]);
            outer_height += height.saturating_sub(inner[1]);
        }
        self.wait_for_driver(
            self.client.set_window_rect(0, 0, outer_width, outer_height),
            "the size",
        );
    }

    /// Runs the body of a function and returns its result, awaited if it is a promise.
    #[track_caller]
    pub(crate) fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        self.eval_with(script, &[])
    }

    /// The same with `arguments`.
    #[track_caller]
    pub(crate) fn eval_with<T: DeserializeOwned>(&self, script: &str, arguments: &[Value]) -> T {
        let value = match self.try_eval(script, arguments) {
            Ok(value) => value,
            Err(error) => panic!("a script failed: {error:?}\n{script}"),
        };
        let text = value.to_string();
        serde_json::from_value(value)
            .unwrap_or_else(|error| panic!("{script}\nanswered {text}, and {error}"))
    }

    /// Runs statements for their effect.
    #[track_caller]
    pub(crate) fn run(&self, script: &str) {
        let _: Value = self.eval(script);
    }

    #[expect(
        clippy::result_large_err,
        reason = "the driver's own error, which ends a case"
    )]
    fn try_eval(&self, script: &str, arguments: &[Value]) -> Result<Value, CmdError> {
        let full = format!("{PRELUDE}{script}");
        self.response(self.client.execute(&full, arguments.to_vec()), script)
    }

    /// Waits until an expression is true.
    #[track_caller]
    pub(crate) fn wait(&self, what: &str, condition: &str) {
        self.wait_for(what, condition, PATIENCE);
    }

    #[track_caller]
    pub(crate) fn wait_for(&self, what: &str, condition: &str, patience: Duration) {
        let script = format!("return Boolean({condition});");
        let end = Instant::now() + patience;
        loop {
            match self.try_eval(&script, &[]) {
                Ok(Value::Bool(true)) => return,
                // WebKit's driver runs no script while the parser is at work, and
                // answers with an error.
                Ok(_) | Err(_) if Instant::now() < end => {
                    std::thread::sleep(Duration::from_millis(15));
                }
                Ok(_) => panic!(
                    "waited in vain for: {what}\n{condition}\n{}",
                    state::describe(self)
                ),
                Err(error) => panic!("a condition failed: {error:?}\n{condition}"),
            }
        }
    }

    /// Waits for a condition of the server or the driver.
    #[track_caller]
    pub(crate) fn wait_until(&self, what: &str, condition: impl Fn() -> bool) {
        let end = Instant::now() + PATIENCE;
        while !condition() {
            if Instant::now() > end {
                panic!("waited in vain for: {what}\n{}", state::describe(self));
            }
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// Waits a moment in which nothing should happen: a few frames, and the time of a local
    /// request.
    pub(crate) fn settle(&self) {
        self.run(
            "return new Promise(done => setTimeout(() => \
             requestAnimationFrame(() => requestAnimationFrame(() => done(0))), 100));",
        );
    }

    /// The requests for a path, on either origin.
    pub(crate) fn requests_for(&self, path: &str) -> Vec<Request> {
        let all = self.site.requests().into_iter();
        all.filter(|request| request.path == path).collect()
    }

    /// Expects a console message that contains this text. It must appear.
    pub(crate) fn expect_recorded(&self, text: &str) {
        self.expected.borrow_mut().push(text.to_owned());
    }

    /// Allows a message with this text that an engine may write.
    pub(crate) fn tolerate_recorded(&self, text: &'static str) {
        self.tolerated.borrow_mut().push(text);
    }

    /// Expects failing requests: browsers log these, and no script can prevent it.
    pub(crate) fn expect_failed_requests(&self) {
        self.expects_failed_requests.set(true);
    }

    /// Checks the console at the end of a case, and leaves the page.
    pub(crate) fn finish(&self) {
        let mut recorded: Vec<String> = self.eval("return window.__recorded ?? [];");
        recorded.extend(self.browser_log());
        let expected = self.expected.borrow();
        for text in &*expected {
            assert!(
                recorded.iter().any(|entry| entry.contains(text)),
                "the console was to say `{text}`, but it said {recorded:#?}"
            );
        }
        let tolerated = self.tolerated.borrow();
        recorded.retain(|entry| {
            !expected.iter().any(|text| entry.contains(text))
                && !tolerated.iter().any(|text| entry.contains(text))
        });
        assert!(
            recorded.is_empty(),
            "the console is not empty: {recorded:#?}"
        );
        // By script, the blank page stays in the same process: a driver's command
        // starts a new one in Chromium for each case.
        if let Err(error) = self.try_eval("location.replace('about:blank');", &[]) {
            // WebKit may be gone before its driver has the script's answer.
            let text = format!("{error:?}");
            assert!(text.contains("before the unload event"), "{text}");
        }
    }

    /// Chromium's console, which has more than a script can observe.
    fn browser_log(&self) -> Vec<String> {
        if self.engine != Engine::Chromium {
            return Vec::new();
        }
        // Reading the log clears it.
        let log = DriverCommand::post("se/log", json!({ "type": "browser" }));
        let entries = match self.response(self.client.issue_cmd(log), "the log") {
            Ok(Value::Array(entries)) => entries,
            other => panic!("the browser gave no log: {other:?}"),
        };
        let is_request = |entry: &Value| {
            let message = entry["message"].as_str().unwrap_or_default();
            entry["source"] == "network" || message.contains("blocked by CORS policy")
        };
        entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE" || entry["level"] == "WARNING")
            .filter(|entry| !(self.expects_failed_requests.get() && is_request(entry)))
            .map(|entry| format!("{}: {}", entry["source"], entry["message"]))
            .collect()
    }

    #[track_caller]
    pub(crate) fn wait_for_driver<T>(
        &self,
        command: impl Future<Output = Result<T, CmdError>>,
        what: &str,
    ) -> T {
        match self.response(command, what) {
            Ok(value) => value,
            Err(error) => panic!("the driver failed at {what}: {error:?}"),
        }
    }

    #[track_caller]
    fn response<T>(&self, command: impl Future<Output = T>, what: &str) -> T {
        self.runtime
            .block_on(async { timeout(RESPONSE, command).await })
            .unwrap_or_else(|_| {
                let driver = self.engine.driver();
                panic!("{driver} did not respond in {RESPONSE:?} to: {what}")
            })
    }

    /// The same at the end, where it does not matter whether the driver still responds.
    pub(crate) fn tell_driver<T>(&self, command: impl Future<Output = Result<T, CmdError>>) {
        let _ = self
            .runtime
            .block_on(async { timeout(RESPONSE, command).await });
    }
}
