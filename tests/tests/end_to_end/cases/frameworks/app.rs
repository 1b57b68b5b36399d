//! The frameworks, and helpers for their apps.

use crate::page::Page;
use article_widget_tests::{Document, Fault};
use serde::de::DeserializeOwned;
use std::time::Duration;

/// A framework, and what is special about its app.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Framework {
    /// The name of its directory.
    pub(crate) name: &'static str,
    /// The selector of the app, which may be in a shadow root.
    root: &'static str,
    /// Console messages of its development build.
    notes: &'static [&'static str],
    /// Whether an article that is set before the loader has run reaches the element. Some
    /// frameworks first check whether the element has the property.
    pub(crate) sets_early: bool,
    /// A change to the server's markup, and the resulting warning.
    pub(crate) mismatch: Option<Mismatch>,
}

/// Markup that is not what the app would render.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mismatch {
    pub(crate) from: &'static str,
    pub(crate) to: &'static str,
    pub(crate) says: &'static str,
}

/// Another element than the app's own.
const fn another_element(says: &'static str) -> Option<Mismatch> {
    Some(Mismatch {
        from: "<output id=\"toggled\">",
        to: "<del id=\"toggled\">",
        says,
    })
}

impl Framework {
    const PLAIN: Self = Self {
        name: "",
        root: "",
        notes: &[],
        sets_early: true,
        mismatch: None,
    };
}

/// Every framework that has an app.
pub(crate) const FRAMEWORKS: [Framework; 8] = [
    Framework {
        name: "react",
        sets_early: false,
        mismatch: another_element("Hydration failed"),
        ..Framework::PLAIN
    },
    Framework {
        name: "preact",
        sets_early: false,
        notes: &["Add @babel/plugin-transform-react-jsx-source"],
        mismatch: another_element("Expected a DOM node"),
        ..Framework::PLAIN
    },
    Framework {
        name: "vue",
        mismatch: another_element("Hydration"),
        ..Framework::PLAIN
    },
    Framework {
        name: "svelte",
        mismatch: another_element("hydration_mismatch"),
        ..Framework::PLAIN
    },
    Framework {
        name: "solid",
        mismatch: Some(Mismatch {
            from: "<main data-hk=\"",
            to: "<main data-hk=\"other",
            says: "Hydration Mismatch",
        }),
        ..Framework::PLAIN
    },
    Framework {
        name: "lit",
        root: "talks-app >>> ",
        notes: &["Lit is in dev mode"],
        mismatch: Some(Mismatch {
            from: "<!--lit-part ",
            to: "<!--lit-part other",
            says: "Hydration value mismatch",
        }),
        ..Framework::PLAIN
    },
    Framework {
        name: "angular",
        mismatch: another_element("NG05"),
        ..Framework::PLAIN
    },
    // It has nothing to hydrate.
    Framework {
        name: "htmx",
        ..Framework::PLAIN
    },
];

/// An app on a page.
pub(crate) struct App<'a> {
    pub(crate) page: &'a Page,
    pub(crate) framework: Framework,
}

impl App<'_> {
    /// The address of a page of the app.
    fn path(&self, file: &str) -> String {
        format!("/frameworks/{}/{file}", self.framework.name)
    }

    /// Goes to a page of the app.
    #[track_caller]
    fn goto(&self, file: &str) {
        for note in self.framework.notes {
            self.page.tolerate_recorded(note);
        }
        let address = format!("{}{}", self.page.site.host, self.path(file));
        self.page.goto(&address);
    }

    /// Goes to a page of the app after it was changed.
    #[track_caller]
    pub(crate) fn goto_changed(&self, file: &str, from: &str, to: &str) {
        self.page.html("");
        let html: String = self.page.eval_with(
            "return fetch(arguments[0]).then(answer => answer.text());",
            &[self.path(file).into()],
        );
        assert!(html.contains(from), "{from} is in the page");
        self.page.site.put(
            &self.path("changed.html"),
            Document {
                content_type: "text/html; charset=utf-8".to_owned(),
                body: html.replace(from, to),
                ..Document::default()
            },
        );
        self.goto("changed.html");
    }

    /// Delays a file of the app.
    pub(crate) fn delay(&self, file: &str) {
        let late = Fault::Delay(Duration::from_millis(700));
        self.page.site.fail(&self.path(file), late);
    }

    /// Opens a page of the app, and waits for its article.
    #[track_caller]
    pub(crate) fn open(&self, file: &str) {
        self.goto(file);
        self.wait("the article", "find('#w >>> [part=headline]')");
        self.wait(
            "its style sheet",
            "!findAll('#w >>> link').some(link => !link.sheet)",
        );
    }

    /// In scripts of these cases a path begins with an id, and inside of the app.
    fn inside(&self, script: &str) -> String {
        script.replace("'#", &format!("'{}#", self.framework.root))
    }

    #[track_caller]
    pub(crate) fn eval<T: DeserializeOwned>(&self, script: &str) -> T {
        self.page.eval(&self.inside(script))
    }

    #[track_caller]
    pub(crate) fn wait(&self, what: &str, condition: &str) {
        self.page.wait(what, &self.inside(condition));
    }

    #[track_caller]
    pub(crate) fn click(&self, path: &str) {
        self.page.click(&format!("{}{path}", self.framework.root));
    }

    #[track_caller]
    pub(crate) fn wait_headline(&self, headline: &str) {
        let condition = format!("text('#w >>> [part=headline]') === '{headline}'");
        self.wait(headline, &condition);
    }

    /// Waits until the app shows the detail of a `meeting-toggle` event.
    #[track_caller]
    pub(crate) fn wait_toggled(&self, words: &str) {
        self.wait(words, &format!("text('#toggled') === '{words}'"));
    }
}
