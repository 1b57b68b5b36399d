//! The whole embed as HTML: `<article-widget>` with a declarative shadow root
//! and light children.

use super::light::light;
use super::{Context, Resolver, own_address, render};
use crate::html::Html;
use crate::markup::{Attribute, Markup, Tag};
use crate::model::Article;
use crate::options::{Expanded, HeadingLevel, Loading, Mode, Options, Theme};

/// Prerenders an article: markup that reads and opens without any script, and
/// that the loader adopts as it stands.
///
/// The styles stand in the markup, with `options.nonce` if there is one, unless
/// `options.stylesheet` says which file to link. Links of meetings to themselves
/// lead to the article's own page, if it has an address.
#[must_use]
pub fn prerender(article: &Article, options: &Options, resolver: &dyn Resolver) -> String {
    let mut html = Html::default();
    embed(article, options, resolver, &mut html);
    html.finish()
}

/// Like [`prerender`], as a part of a larger document.
pub fn embed(article: &Article, options: &Options, resolver: &dyn Resolver, html: &mut Html) {
    open_embed(options, html);
    html.open(Tag::Template);
    html.attribute(Attribute::Shadowrootmode, "open");
    html.attribute(Attribute::Shadowrootclonable, "");
    styles(options, html);
    let own = own_address(article, options, resolver);
    let page = own.as_deref().map(without_fragment);
    let context = Context { page, resolver };
    render(article, options, &context, html);
    html.close();
    light(article, options, &context, html);
    html.close();
}

/// Writes the light children of an embed: the whole article as plain HTML.
pub fn light_children(
    article: &Article,
    options: &Options,
    resolver: &dyn Resolver,
    html: &mut Html,
) {
    let page = None;
    light(article, options, &Context { page, resolver }, html);
}

/// The styles of prerendered markup. A nonce serves both forms: policies ask for
/// it on `<style>` and `<link>` alike.
fn styles(options: &Options, html: &mut Html) {
    let tag = match options.stylesheet {
        Some(_) => Tag::Link,
        None => Tag::Style,
    };
    html.open(tag);
    if let Some(nonce) = &options.nonce {
        html.attribute(Attribute::Nonce, nonce);
    }
    match &options.stylesheet {
        Some(stylesheet) => {
            html.attribute(Attribute::Rel, "stylesheet");
            html.attribute(Attribute::Href, stylesheet);
        }
        None => html.style(),
    }
    html.close();
}

/// Begins the element, with the options as attributes; a default is not
/// written.
pub fn open_embed(options: &Options, html: &mut Html) {
    html.open(Tag::ArticleWidget);
    if let Some(src) = &options.src {
        html.attribute(Attribute::Src, src);
    }
    if options.theme != Theme::default() {
        html.attribute(Attribute::Theme, options.theme.as_str());
    }
    if let Some(lang) = &options.lang {
        html.attribute(Attribute::Lang, lang);
    }
    if options.expanded != Expanded::default() {
        html.attribute(Attribute::Expanded, &options.expanded.to_attribute());
    }
    if options.mode != Mode::default() {
        html.attribute(Attribute::Mode, options.mode.as_str());
    }
    if options.heading_level != HeadingLevel::default() {
        html.attribute(
            Attribute::HeadingLevel,
            &options.heading_level.get().to_string(),
        );
    }
    if options.loading != Loading::default() {
        html.attribute(Attribute::Loading, options.loading.as_str());
    }
    if options.remember {
        html.attribute(Attribute::Remember, "");
    }
    if options.debug {
        html.attribute(Attribute::Debug, "");
    }
}

fn without_fragment(url: &str) -> &str {
    url.split('#').next().unwrap_or_default()
}
