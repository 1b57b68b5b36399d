//! The whole embed as HTML: `<article-widget>` with a declarative shadow root
//! and light children.

use super::light::light;
use super::{Context, Resolver, own_address, render};
use crate::html::Html;
use crate::markup::{Attribute, Markup, Tag};
use crate::model::Article;
use crate::options::{Embed, Expanded, HeadingLevel, Loading, Mode, Options, Styles, Theme};

/// Prerenders an article: markup that is readable and expandable without scripts,
/// and that the loader adopts as it is.
///
/// The styles are inlined unless `options.styles` names a file to link. Permalinks
/// lead to the article's own page, if it has a URL.
#[must_use]
pub fn prerender(article: &Article, options: &Options, resolver: &dyn Resolver) -> String {
    let mut html = Html::default();
    embed(article, options, resolver, &mut html);
    html.finish()
}

/// Like [`prerender`], as part of a larger document.
pub fn embed(article: &Article, options: &Options, resolver: &dyn Resolver, html: &mut Html) {
    open_embed(&options.embed, html);
    html.open(Tag::Template);
    html.attribute(Attribute::Shadowrootmode, "open");
    html.attribute(Attribute::Shadowrootclonable, "");
    styles(&options.styles, html);
    let own = own_address(article, options.embed.src.as_deref(), resolver);
    let context = Context {
        page: own.as_deref().map(without_fragment),
        ..Context::new(&options.embed, resolver)
    };
    render(article, &context, html);
    html.close();
    light(article, &context, html);
    html.close();
}

/// Writes the light children of an embed: the whole article as plain HTML.
pub fn light_children(article: &Article, embed: &Embed, resolver: &dyn Resolver, html: &mut Html) {
    light(article, &Context::new(embed, resolver), html);
}

/// The styles of prerendered markup. A nonce is written in both forms, since
/// policies require it on `<style>` and `<link>` alike.
fn styles(styles: &Styles, html: &mut Html) {
    let tag = match styles.stylesheet {
        Some(_) => Tag::Link,
        None => Tag::Style,
    };
    html.open(tag);
    if let Some(nonce) = &styles.nonce {
        html.attribute(Attribute::Nonce, nonce);
    }
    match &styles.stylesheet {
        Some(stylesheet) => {
            html.attribute(Attribute::Rel, "stylesheet");
            html.attribute(Attribute::Href, stylesheet);
        }
        None => html.style(),
    }
    html.close();
}

/// Begins the element, with the attributes that are not defaults.
pub fn open_embed(embed: &Embed, html: &mut Html) {
    html.open(Tag::ArticleWidget);
    if let Some(src) = &embed.src {
        html.attribute(Attribute::Src, src);
    }
    if embed.theme != Theme::default() {
        html.attribute(Attribute::Theme, embed.theme.as_str());
    }
    if let Some(lang) = &embed.lang {
        html.attribute(Attribute::Lang, lang);
    }
    if embed.expanded != Expanded::default() {
        html.attribute(Attribute::Expanded, &embed.expanded.to_attribute());
    }
    if embed.mode != Mode::default() {
        html.attribute(Attribute::Mode, embed.mode.as_str());
    }
    if embed.heading_level != HeadingLevel::default() {
        html.attribute(
            Attribute::HeadingLevel,
            &embed.heading_level.get().to_string(),
        );
    }
    if embed.loading != Loading::default() {
        html.attribute(Attribute::Loading, embed.loading.as_str());
    }
    if embed.remember {
        html.attribute(Attribute::Remember, "");
    }
    if embed.debug {
        html.attribute(Attribute::Debug, "");
    }
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}
