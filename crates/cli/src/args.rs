//! What can be written on the command line, and the help for it.

use article::{Embed, Expanded, HeadingLevel, Loading, Mode, Options, Styles, Theme};
use clap::builder::{NonEmptyStringValueParser, PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
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

const EXIT: &str = "Texts are UTF-8, and - in place of a file reads standard input.
Exit status: 0 if all went well, 1 if the input is at fault, 2 for wrong usage.

A first session:
  article-widget import page.txt > talks.json   make an article of a saved page
  article-widget check talks.json               see what is wrong with it
  article-widget prerender --page talks.json    make a page that needs no script";

const COMPLETIONS: &str = "Examples:
  article-widget completions bash > ~/.local/share/bash-completion/completions/article-widget
  article-widget completions fish > ~/.config/fish/completions/article-widget.fish
  article-widget completions zsh > _article-widget   into a folder of $fpath";

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Say everything that is wrong with articles
    Check(CheckArgs),
    /// Make an article of another format
    Import(ImportArgs),
    /// Make HTML that reads and opens without any script
    Prerender(PrerenderArgs),
    /// Make the short embed to paste into a page
    Snippet(SnippetArgs),
    /// Make the oEmbed response of an article, for content systems that take a link
    Oembed(OembedArgs),
    /// Print the JSON Schema of the article format
    #[command(after_help = "Example: article-widget schema > article.schema.json")]
    Schema,
    /// Print the completions of a shell
    #[command(after_help = COMPLETIONS)]
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
}

#[derive(Debug, Args)]
#[command(after_help = "\
Problems go to standard output, files that cannot be read to standard error.
Exit status: 0 without errors, 1 if any file has an error; warnings are printed
and do not fail.

Example: article-widget check articles/*.json")]
pub(crate) struct CheckArgs {
    /// Article files; - reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<String>,
    /// How to print the problems
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: ReportFormat,
}

/// How problems are printed.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub(crate) enum ReportFormat {
    /// For people, with the line and a mark under the place
    #[default]
    Human,
    /// For machines: an array of {file, path, line, column, severity, code, message, suggestion}
    Json,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The article goes to standard output. What could not be placed, and what should
be looked at by a person, goes to standard error.

Example: article-widget import page.html > talks.json")]
pub(crate) struct ImportArgs {
    /// The file to import; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    #[command(flatten)]
    pub(crate) options: ImportOptions,
}

/// What is asked of an import.
#[derive(Debug, Args)]
pub(crate) struct ImportOptions {
    /// What the file is; by default detected from its content
    #[arg(long, value_enum)]
    format: Option<ImportFormat>,
    /// Where the file came from; relative addresses resolve against it
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    url: Option<String>,
    /// The headline, in place of what the file says
    #[arg(long, value_name = "TEXT", value_parser = NonEmptyStringValueParser::new())]
    headline: Option<String>,
    /// The language of the text, in place of what the file says
    #[arg(long, value_name = "TAG")]
    lang: Option<String>,
    /// The id of the article; by default made from the headline
    #[arg(long, value_name = "SLUG")]
    id: Option<String>,
    /// Which article to take if the file has several, counted from 1
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..))]
    item: u32,
}

impl ImportOptions {
    /// The options as the importer takes them.
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
Without --loader no script is written: the markup reads and opens as it is.
The embed is the same, byte for byte, as renderToString gives in JavaScript.

Example: article-widget prerender --page --loader https://cdn.example/pkg/loader.js talks.json")]
pub(crate) struct PrerenderArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// Make a whole HTML page with metadata
    #[arg(long)]
    pub(crate) page: bool,
    /// Load the widget's script from here
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) loader: Option<String>,
    /// Link this style sheet instead of writing the styles into the markup
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) stylesheet: Option<String>,
    /// Give styles and script this nonce, for the page's Content Security Policy
    #[arg(long, value_name = "NONCE", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) nonce: Option<String>,
    /// Link the oEmbed response at this address; only with --page
    #[arg(long, value_name = "URL", requires = "page", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) oembed: Option<String>,
    /// The address of the article's JSON; relative addresses in the article resolve against it
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) src: Option<String>,
    #[command(flatten)]
    pub(crate) embed: EmbedArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The hash of the loader lets browsers refuse any other file at its address. It is
taken from a local copy: --loader-file, else pkg/loader.js here or beside this
program.

Example: article-widget snippet talks.json --src https://publisher.example/talks.json \\
           --loader https://cdn.example/pkg/loader.js")]
pub(crate) struct SnippetArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The address at which pages will find the article's JSON
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) src: String,
    /// The address of the widget's script
    #[arg(long, value_name = "URL", value_parser = NonEmptyStringValueParser::new())]
    pub(crate) loader: String,
    /// A copy of the script, for its hash
    #[arg(long, value_name = "FILE")]
    pub(crate) loader_file: Option<String>,
    /// Write no line break, for editors that make paragraphs of lines
    #[arg(long)]
    pub(crate) one_line: bool,
    #[command(flatten)]
    pub(crate) embed: EmbedArgs,
}

#[derive(Debug, Args)]
#[command(after_help = "\
The answer is a file that any host can serve; `prerender --page --oembed URL`
writes the link by which content systems find it.

Example: article-widget oembed talks.json \\
           --frame 'https://cdn.example/pkg/frame.html?src=https://publisher.example/talks.json'")]
pub(crate) struct OembedArgs {
    /// The article; - reads standard input
    #[arg(value_name = "FILE")]
    pub(crate) file: String,
    /// The address of the package's frame.html, with ?src= and the address of the article's JSON
    #[arg(long, value_name = "URL", value_parser = Url::parse)]
    pub(crate) frame: Url,
    /// The address of the article's JSON, where that of the frame does not have it
    #[arg(long, value_name = "URL", value_parser = Url::parse)]
    pub(crate) src: Option<Url>,
    /// The width of the frame, in pixels; it shrinks with its surroundings
    #[arg(long, value_name = "PIXELS", default_value_t = 640)]
    pub(crate) width: u32,
    /// The height of the frame, in pixels, until its script has measured the article
    #[arg(long, value_name = "PIXELS", default_value_t = 600)]
    pub(crate) height: u32,
}

/// The attributes of the embed.
#[derive(Debug, Args)]
#[command(next_help_heading = "Attributes of the embed")]
pub(crate) struct EmbedArgs {
    /// Colours: those of the page, of the reader, or fixed
    #[arg(long, value_parser = one_of(Theme::WORDS, Theme::parse))]
    pub(crate) theme: Option<Theme>,
    /// The language of the interface, by default the article's
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// Which meetings start open: none, first, all, or ids separated by spaces
    #[arg(long, value_name = "WHICH")]
    pub(crate) expanded: Option<String>,
    /// Whether several meetings can be open at once
    #[arg(long, value_parser = one_of(Mode::WORDS, Mode::parse))]
    pub(crate) mode: Option<Mode>,
    /// The level of the headline, by default 2, and 1 in a whole page
    #[arg(long, value_name = "1-5", value_parser = clap::value_parser!(u8).range(1..=5))]
    pub(crate) heading_level: Option<u8>,
    /// When the widget starts to load
    #[arg(long, value_parser = one_of(Loading::WORDS, Loading::parse))]
    pub(crate) loading: Option<Loading>,
    /// Remember open meetings for the session
    #[arg(long)]
    pub(crate) remember: bool,
    /// Show errors in place
    #[arg(long)]
    pub(crate) debug: bool,
}

/// A parser of an attribute's words, which the `article` crate lists and reads.
fn one_of<T: Clone + Send + Sync + 'static>(
    words: &'static [&'static str],
    parse: fn(&str) -> T,
) -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(words).map(move |word| parse(&word))
}

impl EmbedArgs {
    /// What the embed says.
    pub(crate) fn embed(&self) -> Embed {
        Embed {
            theme: self.theme.unwrap_or_default(),
            lang: self.lang.clone().filter(|tag| !tag.is_empty()),
            expanded: self
                .expanded
                .as_deref()
                .map(Expanded::parse)
                .unwrap_or_default(),
            mode: self.mode.unwrap_or_default(),
            heading_level: self.heading_level.map(level).unwrap_or_default(),
            loading: self.loading.unwrap_or_default(),
            remember: self.remember,
            debug: self.debug,
            src: None,
        }
    }
}

fn level(level: u8) -> HeadingLevel {
    HeadingLevel::from_number(level.into())
}

impl PrerenderArgs {
    /// The options of rendering.
    pub(crate) fn options(&self) -> Options {
        let mut embed = self.embed.embed();
        embed.src = self.src.clone();
        // The article is all that the page has, so its headline is the page's.
        if self.page && self.embed.heading_level.is_none() {
            embed.heading_level = level(1);
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
