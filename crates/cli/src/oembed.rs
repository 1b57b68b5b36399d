//! `oembed`: the static oEmbed response (<https://oembed.com/>) for content systems
//! that take a link.
//!
//! The markup is a quotation with the headline and a frame, the form that content
//! systems' sanitizers know from `WordPress`. If the script is removed, the frame
//! keeps its height and scrolls; if the frame is removed, the quotation is a card.

use crate::address::{absolute, own};
use crate::args::OembedArgs;
use crate::failure::Failure;
use crate::load::load;
use crate::output;
use crate::page::{beginning, shortened};
use crate::report::note;
use article::{Article, Attribute, Html, Markup, Tag, direction};
use serde_json::{Map, Value, json};
use url::Url;

/// How long a consumer may cache the response, in seconds.
const CACHE_AGE: u32 = 3600;

/// Prints the response for an article.
///
/// # Errors
///
/// If the file is not an article.
pub(crate) fn run(args: &OembedArgs) -> Result<(), Failure> {
    let article = load(&args.file)?;
    let mut frame = args.frame.clone();
    let named = frame.query_pairs().find(|(name, _)| name == "src");
    let mut src = named.and_then(|(_, src)| args.frame.join(&src).ok());
    if let (None, Some(address)) = (&src, &args.src) {
        frame.query_pairs_mut().append_pair("src", address.as_str());
        src = Some(address.clone());
    }
    if src.is_none() {
        note("the frame names no article and shows the sample; add ?src= to --frame, or --src");
    }
    let answer = response(&article, &frame, src.as_ref().map(Url::as_str), args);
    output::print(format_args!("{answer:#}"))
}

fn response(article: &Article, frame: &Url, src: Option<&str>, args: &OembedArgs) -> Value {
    let author = article.author.first();
    let provider = article.publisher.as_ref();
    // Consumers expect all three or none.
    let thumbnail = article.image.as_ref().and_then(|image| {
        let address = absolute(&image.src, article, src);
        Some((address, image.width?, image.height?))
    });
    let url = |url: Option<&article::SafeUrl>| url.map(|url| json!(absolute(url, article, src)));
    let fields = [
        ("version", Some(json!("1.0"))),
        ("type", Some(json!("rich"))),
        ("title", Some(json!(article.headline))),
        ("author_name", author.map(|author| json!(author.name))),
        (
            "author_url",
            url(author.and_then(|author| author.url.as_ref())),
        ),
        (
            "provider_name",
            provider.map(|provider| json!(provider.name)),
        ),
        (
            "provider_url",
            url(provider.and_then(|provider| provider.url.as_ref())),
        ),
        ("cache_age", Some(json!(CACHE_AGE))),
        (
            "thumbnail_url",
            thumbnail.as_ref().map(|(address, _, _)| json!(address)),
        ),
        (
            "thumbnail_width",
            thumbnail.as_ref().map(|(_, width, _)| json!(width)),
        ),
        (
            "thumbnail_height",
            thumbnail.as_ref().map(|(_, _, height)| json!(height)),
        ),
        ("width", Some(json!(args.width))),
        ("height", Some(json!(args.height))),
        ("html", Some(json!(markup(article, frame, src, args)))),
    ];
    let present = fields
        .into_iter()
        .filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(present.collect::<Map<_, _>>())
}

fn markup(article: &Article, frame: &Url, src: Option<&str>, args: &OembedArgs) -> String {
    let language = article.in_language.as_str();
    let mut html = Html::default();
    html.open(Tag::Blockquote);
    html.attribute(Attribute::Lang, language);
    html.attribute(Attribute::Dir, direction(language).as_str());
    html.open(Tag::P);
    let url = own(article, src);
    if let Some(url) = &url {
        html.open(Tag::A);
        html.attribute(Attribute::Href, url);
    }
    html.text(&article.headline);
    if url.is_some() {
        html.close();
    }
    html.close();
    if let Some(text) = beginning(article) {
        html.open(Tag::P);
        html.text(&shortened(&text));
        html.close();
    }
    html.close();
    html.open(Tag::Iframe);
    html.attribute(Attribute::Src, frame.as_str());
    html.attribute(Attribute::Title, &article.headline);
    html.attribute(Attribute::Width, &args.width.to_string());
    html.attribute(Attribute::Height, &args.height.to_string());
    html.attribute(Attribute::Loading, "lazy");
    html.close();
    if let Ok(script) = frame.join("frame-host.js") {
        html.open(Tag::Script);
        html.attribute(Attribute::Src, script.as_str());
        html.close();
    }
    html.finish().replace(['\r', '\n'], " ")
}
