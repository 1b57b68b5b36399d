//! The embed with its script, and the whole page around it.
//!
//! All markup goes through `article::Html`. The page has no script or styles itself:
//! its colours are the browser's, light or dark.

use crate::address::{UrlResolver, absolute, own};
use crate::json_ld::json_ld;
use article::{Article, Attribute, Block, Content, Date, Html, Markup, Options, Tag, direction};

/// The embed, followed by the widget's script if there is one.
pub(crate) fn embed(article: &Article, options: &Options, loader: Option<&str>) -> String {
    let mut html = Html::default();
    article::embed(article, options, &UrlResolver, &mut html);
    if let Some(loader) = loader {
        html.text("\n");
        script(loader, options.styles.nonce.as_deref(), &mut html);
    }
    html.finish()
}

/// A page with the embed in it.
pub fn page(
    article: &Article,
    options: &Options,
    loader: Option<&str>,
    oembed: Option<&str>,
) -> String {
    let language = article.in_language.as_str();
    let mut html = Html::default();
    html.doctype();
    html.open(Tag::Html);
    html.attribute(Attribute::Lang, language);
    html.attribute(Attribute::Dir, direction(language).as_str());
    html.text("\n");
    html.open(Tag::Head);
    html.text("\n");
    head(article, options.embed.src.as_deref(), &mut html);
    if let Some(oembed) = oembed {
        let link = [
            (Attribute::Rel, "alternate"),
            (Attribute::Type, "application/json+oembed"),
            (Attribute::Href, oembed),
            (Attribute::Title, article.headline.as_str()),
        ];
        line(&mut html, Tag::Link, &link);
    }
    if let Some(loader) = loader {
        script(loader, options.styles.nonce.as_deref(), &mut html);
        html.text("\n");
    }
    html.close();
    html.text("\n");
    html.open(Tag::Body);
    html.text("\n");
    html.open(Tag::Main);
    html.text("\n");
    article::embed(article, options, &UrlResolver, &mut html);
    html.text("\n");
    html.close();
    html.text("\n");
    html.close();
    html.text("\n");
    html.finish()
}

/// The description, else the first paragraph.
pub(crate) fn beginning(article: &Article) -> Option<String> {
    let paragraph = |block: &Block| match block {
        Block::Content(Content::Paragraph { text }) => Some(text.plain()),
        _ => None,
    };
    let first = || article.body.iter().find_map(paragraph);
    article
        .description
        .clone()
        .or_else(first)
        .filter(|text| !text.trim().is_empty())
}

fn head(article: &Article, src: Option<&str>, html: &mut Html) {
    let url = own(article, src);
    let description = beginning(article).map(|text| shortened(&text));
    line(html, Tag::Meta, &[(Attribute::Charset, "utf-8")]);
    named(html, "viewport", "width=device-width, initial-scale=1");
    named(html, "color-scheme", "light dark");
    html.open(Tag::Title);
    html.text(&article.headline);
    html.close();
    html.text("\n");
    if let Some(description) = &description {
        named(html, "description", description);
    }
    if let Some(url) = &url {
        let canonical = [(Attribute::Rel, "canonical"), (Attribute::Href, url)];
        line(html, Tag::Link, &canonical);
    }
    property(html, "og:type", Some("article"));
    property(html, "og:title", Some(&article.headline));
    property(html, "og:description", description.as_deref());
    property(html, "og:url", url.as_deref());
    let publisher = article.publisher.as_ref();
    property(html, "og:site_name", publisher.map(|p| p.name.as_str()));
    if let Some(image) = &article.image {
        let pixels = |side: Option<u32>| side.map(|side| side.to_string());
        let alt = Some(image.alt.as_str()).filter(|alt| !alt.is_empty());
        property(html, "og:image", Some(&absolute(&image.src, article, src)));
        property(html, "og:image:alt", alt);
        property(html, "og:image:width", pixels(image.width).as_deref());
        property(html, "og:image:height", pixels(image.height).as_deref());
    }
    let [published, modified] = [&article.date_published, &article.date_modified]
        .map(|date| date.as_ref().map(Date::as_str));
    property(html, "article:published_time", published);
    property(html, "article:modified_time", modified);
    html.open(Tag::Script);
    html.attribute(Attribute::Type, "application/ld+json");
    html.json(&json_ld(article, src));
    html.close();
    html.text("\n");
}

/// `<meta name>`.
fn named(html: &mut Html, name: &str, content: &str) {
    let attributes = [(Attribute::Name, name), (Attribute::Content, content)];
    line(html, Tag::Meta, &attributes);
}

/// `<meta property>` of the Open Graph protocol, if there is a value.
fn property(html: &mut Html, name: &str, content: Option<&str>) {
    if let Some(content) = content {
        let attributes = [(Attribute::Property, name), (Attribute::Content, content)];
        line(html, Tag::Meta, &attributes);
    }
}

/// A text shortened for previews, cut between words.
pub(crate) fn shortened(text: &str) -> String {
    const LENGTH: usize = 200;
    let Some((end, _)) = text.char_indices().nth(LENGTH) else {
        return text.to_owned();
    };
    let head = text.get(..end).unwrap_or(text);
    let cut = head
        .rfind(char::is_whitespace)
        .and_then(|space| head.get(..space))
        .unwrap_or(head);
    format!("{}…", cut.trim_end_matches([' ', ',', ';', ':']))
}

/// The widget's script. The nonce is for pages whose policy requires one.
fn script(loader: &str, nonce: Option<&str>, html: &mut Html) {
    html.open(Tag::Script);
    html.attribute(Attribute::Type, "module");
    html.attribute(Attribute::Src, loader);
    if let Some(nonce) = nonce {
        html.attribute(Attribute::Nonce, nonce);
    }
    html.close();
}

/// An empty element on a separate line.
fn line(html: &mut Html, tag: Tag, attributes: &[(Attribute, &str)]) {
    html.open(tag);
    for (name, value) in attributes {
        html.attribute(*name, value);
    }
    html.close();
    html.text("\n");
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(shortened("short"), "short");
        let cut = shortened(&"слово, ".repeat(100));
        assert!(
            cut.ends_with("слово…") && cut.chars().count() <= 201,
            "{cut}"
        );
        assert_eq!(shortened(&"x".repeat(300)).chars().count(), 201);
    }
}
