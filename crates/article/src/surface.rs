//! What hosts, publishers and front-end developers rely on: the one table from
//! which `cargo xtask codegen` writes types, manifests and documentation.
//!
//! Add an attribute, an event, a reason, a code, a part or a custom property here
//! and nowhere else. This module holds names, values and a line about each; what
//! they do stands where it is done.

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
            #[cfg(feature = "tooling")]
            pub const ABOUT: &'static str = concat!($($about),+).trim_ascii();

            /// The public name.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// One line of documentation.
            #[cfg(feature = "tooling")]
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
    /// The page's address names the meeting
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
    /// The server has the article but lets no other site read it
    Cors = "cors",
    /// The response is not JSON
    InvalidJson = "invalid-json",
    /// The article breaks a rule of the format
    InvalidArticle = "invalid-article",
    /// The page's Content Security Policy forbids WebAssembly
    WasmBlocked = "wasm-blocked",
    /// The WASM or its bindings cannot be fetched, or the browser has no WebAssembly
    WasmUnavailable = "wasm-unavailable",
    /// The WASM is damaged or not the one that the loader was built with, or failed while it ran
    WasmInvalid = "wasm-invalid",
    /// Unknown version of the format, or loader and WASM of different releases
    Version = "version",
}

#[cfg(feature = "tooling")]
impl ErrorCode {
    /// What a publisher can do about it.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::Network => "check the address in `src`",
            Self::Timeout => "look at the server's load, or serve from nearer",
            Self::Http => "open `src` in a browser; the status is in `message`",
            Self::Cors => "send `Access-Control-Allow-Origin: *` with it",
            Self::InvalidJson => "see whether `src` leads to a web page instead",
            Self::InvalidArticle => {
                "fix what stands at `path`; `article-widget check` lists everything"
            }
            Self::WasmBlocked => "add `'wasm-unsafe-eval'` to `script-src`",
            Self::WasmUnavailable => "check that all of `pkg/` is there and sent with CORS headers",
            Self::WasmInvalid => "upload `pkg/` again; if it persists, report it",
            Self::Version => "update the one that is older; replace `pkg/` as a whole",
        }
    }
}

vocabulary! {
    /// The kinds of problems: `code` of what `check` returns.
    Code:
    /// A required field is not there
    Missing = "missing",
    /// A field holds another JSON type than it should
    Type = "type",
    /// A text that must say something is empty
    Empty = "empty",
    /// A value is none of those that are allowed
    Value = "value",
    /// Not a slug: `[a-z0-9][a-z0-9-]*`
    Slug = "slug",
    /// Not a BCP 47 language tag
    Language = "language",
    /// Not a date of the kind that is wanted
    Date = "date",
    /// An address that is not allowed
    Url = "url",
    /// Two meetings have the same id
    DuplicateId = "duplicate-id",
    /// `superEvent` names no meeting of the article
    UnknownMeeting = "unknown-meeting",
    /// `superEvent` leads back to the meeting itself
    Circular = "circular",
    /// A meeting inside of a meeting
    Nested = "nested",
    /// More text, blocks or depth than an article may have
    Limit = "limit",
    /// The format version is not one that this package reads
    Version = "version",
    /// A block type that this version does not know (a warning)
    UnknownBlock = "unknown-block",
    /// A field is there twice, and the last one counts (a warning)
    DuplicateField = "duplicate-field",
    /// The data could not be read at all
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
    /// The box that opens
    Details = "details",
    /// Who took part
    Attendees = "attendees",
    /// What was on the agenda
    Agenda = "agenda",
    /// What came of the meeting
    Outcome = "outcome",
    /// The link to a meeting
    Permalink = "permalink",
    /// The publisher's own line after the text
    Promotion = "promotion",
    /// What went wrong, with the `debug` attribute
    Error = "error",
    /// The line that says that loading takes long, or that it failed
    Status = "status",
    /// Attendees, agenda and outcome of a meeting together
    Facts = "facts",
    /// The name of somebody who took part
    Person = "person",
    /// The office of somebody who took part
    Role = "role",
    /// Who made a picture
    Credit = "credit",
}

#[cfg(feature = "tooling")]
mod tables;
#[cfg(feature = "tooling")]
pub use tables::{
    ATTRIBUTES, AttributeEntry, EVENTS, EventEntry, MEMBERS, MemberEntry, MemberKind, PROPERTIES,
    PropertyEntry, Values,
};
