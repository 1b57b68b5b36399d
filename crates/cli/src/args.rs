//! The arguments of the command line, and their help.

use article::surface::{ATTRIBUTES, AttributeEntry, Values};
use article::{Embed, HeadingLevel, Options, Styles, Value};
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser as _};
use clap::{Arg, ArgAction, ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use url::Url;

/// Check, import and prerender articles with expandable meetings.
#[derive(Debug, Parser)]
#[command(
    name = "article-widget",
    version,
    propagate_version = true,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = EXIT
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT: &str = "Text is UTF-8; - reads standard input instead of a file.
Exit status: 0 on success, 1 for invalid input, 2 for invalid usage.

A first session:
  article-widget import page.txt > talks.json   convert a saved page to an article
  article-widget check talks.json               report its problems
  article-widget prerender --page talks.json    make a page that needs no script";

const COMPLETIONS: &str = "Examples:
  article-widget completions bash > ~/.local/share/bash-completion/completions/article-widget
  article-widget completions fish > ~/.config/fish/completions/article-widget.fish
  article-widget completions zsh > _article-widget   into a directory in $fpath";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Report every problem in the given articles
    Check(CheckArgs),
    /// Convert another format to an article
    Import(ImportArgs),
    /// Print HTML that is readable and expandable without scripts
    Prerender(PrerenderArgs),
    /// Print the short embed to paste into a page
    Snippet(SnippetArgs),
    /// Print the oEmbed response of an article, for content systems that take a link
    Oembed(OembedArgs),
    /// Print the JSON Schema of the article format
    #[command(after_help = "Example: article-widget schema > article.schema.json")]
    Schema,
    /// Print the completions for a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "\
Problems go to standard output; files that cannot be read are reported on
standard error. Exit status: 0 without errors, 1 if any file has one; warnings do
not count.

Example: article-widget check articles/*.json")]
pub(crate) struct CheckArgs {
    /// Article files; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// The output format
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,
}

/// The output format of `check`.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people, with the offending text underlined
    #[default]
    Human,
    /// A JSON array of {file, path, line, column, severity, code, message, suggestion}
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The article goes to standard output. What was left out, and what a person should
review, goes to standard error.

Example: article-widget import page.html > talks.json")]
pub(crate) struct ImportArgs {
    /// The file to import; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    #[command(flatten)]
    pub(crate) options: ImportOptions,
}

/// The options of an import.
#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// The format of the file; by default detected from its content
    #[arg(long, value_enum)]
    format: Option<ImportFormat>,
    /// The URL that the file came from; relative URLs resolve against it
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    url: Option<String>,
    /// The headline, instead of the file's
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    headline: Option<String>,
    /// The language of the text, instead of the file's
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The id of the article; by default derived from the headline
    #[arg(long, value_name = "SLUG")]
    id: Option<String>,
    /// Which article to convert if the file has several, counted from 1
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    item: u32,
}

impl ImportOptions {
    /// The options of the importer.
    pub(crate) fn to_options(&self) -> import::Options {
        import::Options {
            format: self.format.map(ImportFormat::to_format),
            url: self.url.clone(),
            headline: self.headline.clone(),
            lang: self.lang.clone(),
            id: self.id.clone(),
            item: self.item,
        }
    }
}

/// The formats that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum ImportFormat {
    /// The text of a saved page; meetings are proposed from its sentences
    Text,
    /// An HTML page
    Html,
    /// schema.org's NewsArticle as JSON-LD, alone or inside an HTML page
    JsonLd,
    /// IPTC ninjs 1, 2 or 3, or a Superdesk item
    Ninjs,
    /// JSON Feed 1 or 1.1
    JsonFeed,
}

impl ImportFormat {
    fn to_format(self) -> import::Format {
        match self {
            Self::Text => import::Format::Text,
            Self::Html => import::Format::Html,
            Self::JsonLd => import::Format::JsonLd,
            Self::Ninjs => import::Format::Ninjs,
            Self::JsonFeed => import::Format::JsonFeed,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Without --loader no script is written: the markup is readable and expandable as it
is. The embed is byte for byte what renderToString returns in JavaScript.

Example: article-widget prerender --page --loader https://cdn.example/pkg/loader.js talks.json")]
pub(crate) struct PrerenderArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Print a whole HTML page with metadata; its headline is an h1 by default
    #[arg(long)]
    pub(crate) page: bool,
    /// Load the widget's script from this URL
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) loader: Option<String>,
    /// Link this style sheet instead of inlining the styles
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) stylesheet: Option<String>,
    /// The nonce for styles and script, for the page's Content Security Policy
    #[arg(long, value_name = "NONCE", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) nonce: Option<String>,
    /// Link the oEmbed response at this URL; only with --page
    #[arg(long, value_name = "URL", requires = "page", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) oembed: Option<String>,
    /// The URL of the article JSON; relative URLs in the article resolve against it
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) src: Option<String>,
    #[command(flatten)]
    pub(crate) embed: EmbedArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The hash of the loader lets browsers reject any other file at its URL. It is
computed from a local copy: --loader-file, else pkg/loader.js in this directory or
in the checkout of this program.

Example: article-widget snippet talks.json --src https://publisher.example/talks.json \\
           --loader https://cdn.example/pkg/loader.js")]
pub(crate) struct SnippetArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The URL of the article JSON
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) src: String,
    /// The URL of the widget's script
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) loader: String,
    /// A local copy of the script, for its hash
    #[arg(long, value_name = "FILE")]
    pub(crate) loader_file: Option<String>,
    /// Print no line breaks, for editors that turn lines into paragraphs
    #[arg(long)]
    pub(crate) one_line: bool,
    #[command(flatten)]
    pub(crate) embed: EmbedArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The response is a static file; `prerender --page --oembed URL` writes the link by
which content systems find it.

Example: article-widget oembed talks.json \\
           --frame 'https://cdn.example/pkg/frame.html?src=https://publisher.example/talks.json'")]
pub(crate) struct OembedArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The URL of the package's frame.html, with ?src= and the URL of the article JSON
    #[arg(long, value_name = "URL", value_parser = Url::parse)]
    pub(crate) frame: Url,
    /// The URL of the article JSON, if that of the frame does not contain it
    #[arg(long, value_name = "URL", value_parser = Url::parse)]
    pub(crate) src: Option<Url>,
    /// The width of the frame in pixels; it shrinks on narrow screens
    #[arg(long, value_name = "PIXELS", default_value_t = 640)]
    pub(crate) width: u32,
    /// The height of the frame in pixels, until its script has measured the article
    #[arg(long, value_name = "PIXELS", default_value_t = 600)]
    pub(crate) height: u32,
}

/// The attributes of the embed: an argument for each in the table of public
/// names, except `src`, which commands declare themselves.
#[derive(Debug, Clone, Default)]
pub(crate) struct EmbedArgs {
    given: Vec<(String, Value)>,
}

impl EmbedArgs {
    /// The attributes as the embed has them.
    pub(crate) fn embed(&self) -> Embed {
        Options::from_value(Value::Object(self.given.clone())).embed
    }

    fn has(&self, name: &str) -> bool {
        self.given.iter().any(|(given, _)| given == name)
    }
}

impl Args for EmbedArgs {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.args(attributes().map(argument))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for EmbedArgs {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let given = attributes().filter_map(|AttributeEntry { name, values, .. }| {
            let value = match values {
                Values::Flag => matches.get_flag(name).then_some(Value::Bool(true)),
                _ => matches.get_one(name).cloned().map(Value::String),
            };
            Some(((*name).to_owned(), value?))
        });
        Ok(Self {
            given: given.collect(),
        })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn attributes() -> impl Iterator<Item = &'static AttributeEntry> {
    ATTRIBUTES
        .iter()
        .filter(|attribute| attribute.name != "src")
}

fn argument(attribute: &AttributeEntry) -> Arg {
    let mut help = attribute.summary.to_owned();
    // A keyword in backticks keeps its case.
    if let Some(first) = help.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    let argument = Arg::new(attribute.name)
        .long(attribute.name)
        .help(help.replace('`', ""))
        .help_heading("Attributes of the embed");
    match attribute.values {
        Values::Flag => argument.action(ArgAction::SetTrue),
        Values::Words(words) => argument
            .value_name("KEYWORD")
            .value_parser(PossibleValuesParser::new(words)),
        Values::Level => {
            let levels = clap::value_parser!(u8).range(1..=5);
            let levels = levels.map(|level| level.to_string());
            argument.value_name("1-5").value_parser(levels)
        }
        Values::Url => argument.value_name("URL"),
        Values::Language => argument.value_name("TAG"),
        Values::Meetings => argument.value_name("none|first|all|IDS"),
    }
}

impl PrerenderArgs {
    /// The options of rendering.
    pub(crate) fn options(&self) -> Options {
        let mut embed = self.embed.embed();
        embed.src = self.src.clone();
        // The page contains only the article, so the headline is the page's.
        if self.page && !self.embed.has("heading-level") {
            embed.heading_level = HeadingLevel::from_number(1.0);
        }
        let styles = Styles {
            nonce: self.nonce.clone(),
            stylesheet: self.stylesheet.clone(),
        };
        Options { embed, styles }
    }
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory;

    #[test]
    fn the_definition_is_consistent() {
        Cli::command().debug_assert();
    }
}
