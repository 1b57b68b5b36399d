//! The tables that only tools read: attributes, members, events and custom
//! properties of the element.

use crate::options::{Loading, Mode, Theme};

/// An attribute of `<article-widget>`.
#[derive(Debug, Clone, Copy)]
pub struct AttributeEntry {
    /// Its name.
    pub name: &'static str,
    /// What it takes.
    pub values: Values,
    /// What it means, as one line of Markdown.
    pub summary: &'static str,
}

/// What an attribute takes.
#[derive(Debug, Clone, Copy)]
pub enum Values {
    /// A URL.
    Url,
    /// A language tag; the article's own by default.
    Language,
    /// One of these words, the default first.
    Words(&'static [&'static str]),
    /// `none`, `first`, `all`, or ids of meetings separated by spaces.
    Meetings,
    /// A level from 1 to 5, 2 by default.
    Level,
    /// Present or absent.
    Flag,
}

/// All attributes, in the order of the documentation.
pub const ATTRIBUTES: &[AttributeEntry] = &[
    AttributeEntry {
        name: "src",
        values: Values::Url,
        summary: "URL of the article JSON, against which relative URLs in the article resolve; an empty element without it shows a sample article",
    },
    AttributeEntry {
        name: "theme",
        values: Values::Words(Theme::WORDS),
        summary: "`auto` follows the `color-scheme` around the widget, `system` the reader's preference",
    },
    AttributeEntry {
        name: "lang",
        values: Values::Language,
        summary: "language of the interface; English if the interface is not available in it",
    },
    AttributeEntry {
        name: "expanded",
        values: Values::Meetings,
        summary: "which meetings start open",
    },
    AttributeEntry {
        name: "mode",
        values: Values::Words(Mode::WORDS),
        summary: "`single`: opening one closes the others",
    },
    AttributeEntry {
        name: "heading-level",
        values: Values::Level,
        summary: "level of the headline; meetings are one level below",
    },
    AttributeEntry {
        name: "loading",
        values: Values::Words(Loading::WORDS),
        summary: "`lazy`: nothing is fetched until the element is near the viewport",
    },
    AttributeEntry {
        name: "remember",
        values: Values::Flag,
        summary: "remember open meetings for the session, in `sessionStorage`",
    },
    AttributeEntry {
        name: "debug",
        values: Values::Flag,
        summary: "show errors in place, with JSON paths; log warnings of the article to the console",
    },
];

/// A property or a method of the element.
#[derive(Debug, Clone, Copy)]
pub struct MemberEntry {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub kind: MemberKind,
    /// What it means, as one line of Markdown.
    pub summary: &'static str,
}

/// What a member is.
#[derive(Debug, Clone, Copy)]
pub enum MemberKind {
    /// A property of this TypeScript type that can be set.
    Property(&'static str),
    /// A property of this TypeScript type.
    Readonly(&'static str),
    /// A property of the class, of this TypeScript type.
    Static(&'static str),
    /// A method that takes the id of a meeting, or none.
    Method,
}

/// All members, in the order of the documentation.
pub const MEMBERS: &[MemberEntry] = &[
    MemberEntry {
        name: "article",
        kind: MemberKind::Property("Article | null"),
        summary: "the article in use, or `null`; setting it renders it, setting the same object again changes nothing",
    },
    MemberEntry {
        name: "ready",
        kind: MemberKind::Readonly("Promise<this>"),
        summary: "resolves with the element once it is rendered, rejects with an `ArticleError`; a new promise for each attempt",
    },
    MemberEntry {
        name: "meetings",
        kind: MemberKind::Readonly("MeetingState[]"),
        summary: "the meetings as `{id, name, open}`, in document order",
    },
    MemberEntry {
        name: "expand",
        kind: MemberKind::Method,
        summary: "opens a meeting, or all of them; an unknown id throws a `RangeError`",
    },
    MemberEntry {
        name: "collapse",
        kind: MemberKind::Method,
        summary: "closes a meeting, or all of them; an unknown id throws a `RangeError`",
    },
    MemberEntry {
        name: "toggle",
        kind: MemberKind::Method,
        summary: "opens or closes a meeting; without an id it closes all if all are open, else it opens all",
    },
    MemberEntry {
        name: "version",
        kind: MemberKind::Static("string"),
        summary: "the version of the package",
    },
];

/// An event of the element. All bubble and are composed.
#[derive(Debug, Clone, Copy)]
pub struct EventEntry {
    /// Its name.
    pub name: &'static str,
    /// Fields of `detail` and their TypeScript types.
    pub detail: &'static [(&'static str, &'static str)],
    /// When it is dispatched.
    pub summary: &'static str,
}

/// All events, in the order of the documentation.
pub const EVENTS: &[EventEntry] = &[
    EventEntry {
        name: "article-ready",
        detail: &[("article", "string")],
        summary: "an article is on the page; `article` is its id",
    },
    EventEntry {
        name: "article-error",
        detail: &[
            ("code", "ArticleErrorCode"),
            ("message", "string"),
            ("path?", "string"),
        ],
        summary: "an article could not be shown; what was on the page stays",
    },
    EventEntry {
        name: "meeting-toggle",
        detail: &[
            ("article", "string"),
            ("meeting", "string"),
            ("open", "boolean"),
            ("reason", "ToggleReason"),
        ],
        summary: "a meeting opened or closed",
    },
];

/// A custom property that host styles can set.
#[derive(Debug, Clone, Copy)]
pub struct PropertyEntry {
    /// Its name.
    pub name: &'static str,
    /// Its default, as Markdown; where there are two colours, the first is for
    /// light and the second for dark.
    pub default: &'static str,
    /// What it changes.
    pub summary: &'static str,
}

const fn property(
    name: &'static str,
    default: &'static str,
    summary: &'static str,
) -> PropertyEntry {
    PropertyEntry {
        name,
        default,
        summary,
    }
}

/// All custom properties, in the order of the documentation.
pub const PROPERTIES: &[PropertyEntry] = &[
    property(
        "--article-font",
        "Charter, Iowan Old Style, Source Serif 4, … serif",
        "running text",
    ),
    property(
        "--article-font-heading",
        "as `--article-font`",
        "headline, headings, names of meetings",
    ),
    property(
        "--article-font-label",
        "`system-ui, sans-serif`",
        "byline, labels, captions, buttons",
    ),
    property(
        "--article-font-size",
        "`medium`",
        "the base size; running text is 1.125 times as large",
    ),
    property("--article-line-height", "`1.6`", "running text"),
    property(
        "--article-measure",
        "`38em`",
        "the longest line; wider containers get margins",
    ),
    property("--article-spacing", "`1em`", "between blocks"),
    property(
        "--article-padding",
        "`clamp(1em, 4%, 2.5em)`",
        "between the text and the edge of the widget; a single length",
    ),
    property("--article-radius", "`4px`", "corners"),
    property("--article-color", "`#1c1b19`, `#e8e5df`", "text"),
    property(
        "--article-muted",
        "`#5f5b54`, `#a9a49a`",
        "dates, roles, captions, labels",
    ),
    property(
        "--article-accent",
        "`#0d4f82`, `#8fc1ee`",
        "links, buttons, chevrons, formats, the rule beside an outcome, the border of a promotion",
    ),
    property(
        "--article-background",
        "`#fff`, `#161615`",
        "background of the article",
    ),
    property(
        "--article-card",
        "`#f3efe6`, `#262623`",
        "background of a meeting",
    ),
    property("--article-border", "`#c3bbaa`, `#57544d`", "hairlines"),
    property("--article-focus", "as `--article-accent`", "focus ring"),
];
