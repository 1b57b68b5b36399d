//! What hosts, publishers and front-end developers rely on: the one table from
//! which `cargo xtask codegen` writes types, manifests and documentation.
//!
//! Add an attribute, an event, a reason, a code, a part or a custom property here
//! and nowhere else. This module holds names, values and a line about each; what
//! they do is defined elsewhere.

/// A closed set of public names: an enum, the words, and a line about each.
macro_rules! vocabulary {
    ($(#[doc = $about:literal])+ $enum:ident:
        $(#[doc = $summary:literal] $variant:ident = $word:literal),+ $(,)?
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $enum {
            $(#[doc = $summary] $variant),+
        }

        impl $enum {
            /// All of them, in the order of the documentation.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The public names, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// One sentence about the set.
            #[cfg(feature = "tools")]
            pub const ABOUT: &'static str = concat!($($about),+).trim_ascii();

            /// The public name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// One line of documentation.
            #[cfg(feature = "tools")]
            #[must_use]
            pub fn summary(self) -> &'static str {
                match self {
                    $(Self::$variant => $summary.trim_ascii_start()),+
                }
            }
        }
    };
}

vocabulary! {
    /// Why a meeting opened or closed: `reason` of `meeting-toggle`.
    Reason:
    /// A click or a key
    User = "user",
    /// Find-in-page
    Find = "find",
    /// The page's URL names the meeting
    Hash = "hash",
    /// A method, or a change of `expanded`
    Api = "api",
    /// Before and after printing
    Print = "print",
    /// Session memory
    Restore = "restore",
}

vocabulary! {
    /// Why an article is not on the page: `code` of `article-error`.
    ErrorCode:
    /// The article's server was not reached
    Network = "network",
    /// A request had no complete response within 10 seconds
    Timeout = "timeout",
    /// The article's server responded with an error status
    Http = "http",
    /// The server has the article but does not allow other sites to read it
    Cors = "cors",
    /// The response is not JSON
    InvalidJson = "invalid-json",
    /// The article breaks a rule of the format
    InvalidArticle = "invalid-article",
    /// The page's Content Security Policy forbids WebAssembly
    WasmBlocked = "wasm-blocked",
    /// The WASM or its bindings cannot be fetched, or the browser has no WebAssembly
    WasmUnavailable = "wasm-unavailable",
    /// The WASM is damaged, is not the one that the loader was built with, or failed at run time
    WasmInvalid = "wasm-invalid",
    /// Unknown version of the format, or loader and WASM from different releases
    Version = "version",
}

#[cfg(feature = "tools")]
impl ErrorCode {
    /// What a publisher can do about it.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Network => "check the URL in `src`",
            Self::Timeout => "check the server's load, or serve the file from a nearer location",
            Self::Http => "open `src` in a browser; the status is in `message`",
            Self::Cors => "send `Access-Control-Allow-Origin: *` with it",
            Self::InvalidJson => "check whether `src` points to a web page instead",
            Self::InvalidArticle => {
                "fix the value at `path`; `article-widget check` lists every problem"
            }
            Self::WasmBlocked => "add `'wasm-unsafe-eval'` to `script-src`",
            Self::WasmUnavailable => {
                "check that all of `pkg/` is available and sent with CORS headers"
            }
            Self::WasmInvalid => "upload `pkg/` again; if it persists, report it",
            Self::Version => "update the older one; replace all of `pkg/`",
        }
    }
}

vocabulary! {
    /// The kinds of problems: `code` of what `check` returns.
    Code:
    /// A required field is missing
    Missing = "missing",
    /// A field has the wrong JSON type
    Type = "type",
    /// A text that must not be empty is empty
    Empty = "empty",
    /// Not one of the allowed values
    Value = "value",
    /// Not a slug: `[a-z0-9][a-z0-9-]*`
    Slug = "slug",
    /// Not a BCP 47 language tag
    Language = "language",
    /// Not a date of the expected form
    Date = "date",
    /// A URL that is not allowed
    Url = "url",
    /// Two meetings have the same id
    DuplicateId = "duplicate-id",
    /// `superEvent` names no meeting in the article
    UnknownMeeting = "unknown-meeting",
    /// `superEvent` leads back to the meeting itself
    Circular = "circular",
    /// A meeting inside a meeting
    Nested = "nested",
    /// More text, blocks or depth than an article may have
    Limit = "limit",
    /// A version of the format that this package does not read
    Version = "version",
    /// A block type that this version does not know (a warning)
    UnknownBlock = "unknown-block",
    /// A field occurs twice, and the last one counts (a warning)
    DuplicateField = "duplicate-field",
    /// The data could not be read
    Unreadable = "unreadable",
}

vocabulary! {
    /// A part of the article that host styles can reach with `::part()`.
    Part:
    /// The whole article
    Article = "article",
    /// Everything before the text
    Header = "header",
    /// The headline
    Headline = "headline",
    /// The standfirst
    Description = "description",
    /// Authors, publisher and dates
    Byline = "byline",
    /// The number of meetings, and the button for all of them
    Toolbar = "toolbar",
    /// The button for all meetings
    ToggleAll = "toggle-all",
    /// The text and its meetings
    Body = "body",
    /// A paragraph
    Paragraph = "paragraph",
    /// A heading in the text
    Heading = "heading",
    /// A quotation
    Quote = "quote",
    /// A list
    List = "list",
    /// A picture with its caption
    Figure = "figure",
    /// The caption of a picture
    Caption = "caption",
    /// The card of a meeting, a `<details>`
    Meeting = "meeting",
    /// The `<summary>` of a meeting
    Summary = "summary",
    /// The name of a meeting
    MeetingName = "meeting-name",
    /// Format, date and place of a meeting
    MeetingMeta = "meeting-meta",
    /// The box that the meeting opens
    Details = "details",
    /// The attendees
    Attendees = "attendees",
    /// The agenda
    Agenda = "agenda",
    /// The outcome
    Outcome = "outcome",
    /// The link to a meeting
    Permalink = "permalink",
    /// A line from the publisher after the text
    Promotion = "promotion",
    /// Error details, with the `debug` attribute
    Error = "error",
    /// The message that loading takes long or has failed
    Status = "status",
    /// Attendees, agenda and outcome of a meeting together
    Facts = "facts",
    /// The name of an attendee
    Person = "person",
    /// The office of an attendee
    Role = "role",
    /// The credit of a picture
    Credit = "credit",
}

#[cfg(feature = "tools")]
mod tables;
#[cfg(feature = "tools")]
pub use tables::{
    ATTRIBUTES, AttributeEntry, EVENTS, EventEntry, MEMBERS, MemberEntry, MemberKind, PROPERTIES,
    PropertyEntry, Values,
};
