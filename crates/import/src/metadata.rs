//! What an HTML page says about itself, and where in it the article stands.

use crate::authors::{authors, is_byline as begins_as_byline};
use crate::base::Base;
use crate::draft::{Draft, contributor, decoded, picture, replace};
use crate::furniture::{is_hidden, kind, words};
use crate::html::{Reader, beginning, is_shadow, listed, plain_text};
use crate::inline::{letters, one_line, plain};
use crate::microdata::Microdata;
use crate::story::Story;
use article::{Block, Content, Image, Meeting, SafeUrl};
use scraper::{ElementRef, Html, Node};
use std::collections::{BTreeMap, BTreeSet};

/// How many names of `<meta>` are told; more are only counted.
const MAX_NAMES: usize = 100;

/// A page, with the elements in their order.
pub(crate) struct Page<'h>(pub(crate) &'h Html);

impl<'h> Page<'h> {
    /// The elements of a name.
    pub(crate) fn named(
        &self,
        name: &'static str,
    ) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        self.elements()
            .filter(move |element| element.value().name() == name)
    }

    /// The content of the first `<meta>` of one of these names that has any.
    fn meta(&self, names: &[&str]) -> Option<&'h str> {
        names.iter().find_map(|name| {
            let mut found = self.named("meta").filter(|meta| {
                let is = |attribute| meta.value().attr(attribute) == Some(name);
                is("name") || is("property") || is("itemprop")
            });
            found
                .find_map(|meta| meta.value().attr("content"))
                .filter(|text| !text.trim().is_empty())
        })
    }

    /// Fills in what a draft still lacks.
    pub(crate) fn fill(&self, draft: &mut Draft) {
        let embedded = self.embedded();
        let microdata = Microdata::of(self.0);
        if draft.publisher.is_none() {
            let name = microdata.text("publisher");
            let name = name.or_else(|| self.meta(&["og:site_name"]).map(str::to_owned));
            draft.publisher = name.and_then(|name| contributor(&name, None, &mut draft.notes));
        }
        self.languages(embedded, draft);
        if let Some(article) = embedded {
            let mut inner = article.descendants().filter_map(ElementRef::wrap);
            let heading =
                inner.find(|e| matches!(e.value().name(), "h1" | "h2" | "h3" | "h4" | "h5"));
            let heading = heading.map(plain_text).filter(|text| !text.is_empty());
            if let Some(heading) = heading {
                replace("headline", &mut draft.headline, heading, &mut draft.notes);
            }
            crate::shadow::fill(article, draft);
        } else {
            self.headline(microdata.text("headline"), draft);
        }
        if draft.description.is_none() {
            let described = self.meta(&["description", "og:description"]);
            draft.description = described
                .map(str::to_owned)
                .or_else(|| microdata.text("description"))
                .map(|text| decoded(&text))
                .and_then(|text| plain(&text))
                .map(|text| text.plain());
        }
        if draft.url.is_none() {
            let address = self.address();
            let address = address.map(|address| draft.base.resolve(address));
            draft.url = draft.address("url", address.as_deref());
        }
        if draft.published.is_none() {
            let names = [
                "article:published_time",
                "datePublished",
                "date",
                "dc.date",
                "dcterms.created",
                "pubdate",
                "publishdate",
                "parsely-pub-date",
                "sailthru.date",
            ];
            let stated = self.meta(&names).map(str::to_owned);
            let stated = stated.or_else(|| microdata.text("datePublished"));
            draft.published = draft.date("datePublished", stated.as_deref());
            if draft.published.is_none() {
                draft.published = draft.date("<time>", self.times().0);
            }
        }
        if draft.modified.is_none() {
            let names = ["article:modified_time", "dateModified", "og:updated_time"];
            let stated = self.meta(&names).map(str::to_owned);
            let stated = stated.or_else(|| microdata.text("dateModified"));
            let stated = stated.or_else(|| self.times().1.map(str::to_owned));
            draft.modified = draft.date("dateModified", stated.as_deref());
        }
        if draft.authors.is_empty() {
            self.authors(&microdata, draft);
        }
        if draft.image.is_none() {
            let stated = self.meta(&["og:image", "og:image:url", "twitter:image"]);
            let stated = stated.map(|src| draft.base.resolve(src));
            let src = draft.address("og:image", stated.as_deref());
            draft.image = src.map(|src| Image {
                alt: self.meta(&["og:image:alt"]).unwrap_or_default().to_owned(),
                ..picture(src)
            });
        }
    }

    /// The address that the page says it has.
    pub(crate) fn address(&self) -> Option<&'h str> {
        let is_canonical = |link: &ElementRef<'_>| link.value().attr("rel") == Some("canonical");
        let mut links = self.named("link").filter(is_canonical);
        let canonical = links.find_map(|link| link.value().attr("href"));
        canonical.or_else(|| self.meta(&["og:url"]))
    }

    /// What the addresses of the page resolve against.
    pub(crate) fn base(&self, page: Option<&str>) -> Base {
        let mut bases = self.named("base");
        let base = bases.find_map(|base| base.value().attr("href"));
        Base::of(page.or_else(|| self.address()), base)
    }

    /// The language that the page says, wherever it says it.
    fn languages(&self, embedded: Option<ElementRef<'h>>, draft: &mut Draft) {
        let lang = |element: ElementRef<'h>| {
            let value = element.value();
            value.attr("lang").or_else(|| {
                let mut attributes = value.attrs();
                attributes.find_map(|(name, value)| (name == "xml:lang").then_some(value))
            })
        };
        let mut roots = embedded.into_iter().chain(self.named("html"));
        draft.language("lang", roots.find_map(lang));
        draft.language("og:locale", self.meta(&["og:locale"]));
        let is_language = |meta: &ElementRef<'_>| {
            let name = meta.value().attr("http-equiv").unwrap_or_default();
            name.eq_ignore_ascii_case("content-language")
        };
        let mut stated = self.named("meta").filter(is_language);
        draft.language(
            "content-language",
            stated.find_map(|meta| meta.value().attr("content")),
        );
        draft.language(
            "language",
            self.meta(&["language", "dc.language", "dcterms.language"]),
        );
    }

    /// The headline by agreement: what the data, the page's head and its headings
    /// say, without the name of the site. A logo is no headline.
    fn headline(&self, microdata: Option<String>, draft: &mut Draft) {
        let publisher = draft
            .publisher
            .as_ref()
            .map(|publisher| publisher.name.clone());
        let title = self.named("title").next().map(plain_text);
        let logo = self.named("h1").find(|heading| is_logo(*heading));
        let logo = logo.map(plain_text).filter(|text| !text.is_empty());
        // Where the title ends with the only `<h1>`, that is the name of the site.
        let ends_title = title.as_deref().and_then(|title| {
            let mut all = self.named("h1").map(plain_text);
            let heading = all.next().filter(|_| all.next().is_none())?;
            let before = title.trim_end().strip_suffix(&heading)?;
            let is_shorter = before.chars().count() > heading.chars().count();
            let is_parted = before
                .trim_end()
                .ends_with(['|', '-', '–', '—', '·', '•', '»', ':']);
            (is_shorter && is_parted).then_some(heading)
        });
        let site = publisher.or(ends_title).or(logo).unwrap_or_default();
        let og = self.meta(&["og:title", "twitter:title"]).map(str::to_owned);
        let headings = ["h1", "h2"].iter().flat_map(|name| {
            let limit = if *name == "h1" { 6 } else { 3 };
            let headings = self.named(name).filter(|heading| !is_logo(*heading));
            headings
                .map(plain_text)
                .take(limit)
                .map(move |text| (*name, text))
        });
        let headings: Vec<(&str, String)> = headings.collect();
        let is_site = |text: &str| {
            let text = letters(text);
            text.is_empty() || text == letters(&site) && !site.is_empty()
        };
        let candidates = [
            draft.headline.clone().map(|text| (5, text)),
            microdata.map(|text| (4, text)),
            og.clone().map(|text| (3, without_site(&text, &site))),
        ];
        let mut candidates: Vec<(u32, String)> = candidates.into_iter().flatten().collect();
        let is_only = headings.iter().filter(|(name, _)| *name == "h1").count() == 1;
        let weight = if is_only { 4 } else { 3 };
        candidates.extend(
            headings
                .iter()
                .map(|(name, text)| (u32::from(*name == "h1") * weight, text.clone())),
        );
        let whole_title = title.clone().unwrap_or_default();
        candidates.extend(title.map(|text| (1, without_site(&text, &site))));
        for (_, text) in &mut candidates {
            *text = one_line(&decoded(text));
        }
        candidates.retain(|(_, text)| !is_site(text) && text.chars().count() <= 400);
        let all = candidates.clone();
        // A headline that was cut is said in full elsewhere.
        candidates.retain(|(_, text)| {
            let begin = text.trim_end().trim_end_matches(['.', '…']).trim_end();
            begin.len() == text.trim_end().len()
                || !all.iter().any(|(_, other)| {
                    other.len() > text.len() && letters(other).starts_with(&letters(begin))
                })
        });
        let agreement = |text: &str| {
            let own = letters(text);
            let others = all
                .iter()
                .filter(|(weight, _)| *weight > 0)
                .map(|(_, other)| letters(other));
            let same = others.filter(|other| *other == own).count();
            // The title of a page begins or ends with its headline.
            let in_title = letters(&whole_title).contains(&own) && own.chars().count() > 8;
            same * 4 + usize::from(in_title) * 2
        };
        let best = candidates
            .iter()
            .enumerate()
            .max_by_key(|(at, (weight, text))| {
                (
                    agreement(text) + usize::try_from(*weight).unwrap_or_default(),
                    std::cmp::Reverse(*at),
                )
            });
        let best = best.map(|(_, (_, text))| text.clone());
        // A suffix such as " | The Post" is the site's, wherever it was said.
        let best =
            best.map(
                |text| match headings.iter().find(|(_, h)| letters(h) == letters(&text)) {
                    Some(_) => text,
                    None => without_site(&text, &site),
                },
            );
        if let (Some(stated), Some(best)) = (&draft.headline, &best)
            && letters(stated) != letters(best)
            && !stated.trim_end().ends_with(['…', '.'])
        {
            draft.notes.review(format!(
                "headline: the page's data says {stated:?}, which the page itself does not"
            ));
        }
        draft.headline = best
            .or_else(|| draft.headline.take())
            .filter(|text| !text.is_empty());
    }

    /// Who wrote the article, by microdata, `<meta>`, links and the byline.
    fn authors(&self, microdata: &Microdata<'h>, draft: &mut Draft) {
        for (name, url) in microdata.people("author") {
            let url = url.map(|url| draft.base.resolve(url));
            draft
                .authors
                .extend(authors(&name, url.as_deref(), &mut draft.notes));
        }
        let is_author = |meta: &ElementRef<'_>| {
            let name = meta
                .value()
                .attr("name")
                .or_else(|| meta.value().attr("property"));
            let name = name.unwrap_or_default().to_lowercase();
            [
                "author",
                "article:author",
                "byl",
                "dc.creator",
                "parsely-author",
                "sailthru.author",
            ]
            .contains(&name.as_str())
        };
        for meta in self.named("meta").filter(is_author) {
            let name = meta.value().attr("content").unwrap_or_default();
            for author in authors(name, None, &mut draft.notes) {
                if !draft.authors.iter().any(|known| known.name == author.name) {
                    draft.authors.push(author);
                }
            }
        }
        if !draft.authors.is_empty() {
            return;
        }
        let is_link = |link: &ElementRef<'_>| {
            let relations = link.value().attr("rel").unwrap_or_default();
            relations.split_whitespace().any(|word| word == "author")
        };
        let links: Vec<ElementRef<'_>> = self.elements().filter(is_link).collect();
        for link in links {
            let url = link.value().attr("href").map(|url| draft.base.resolve(url));
            draft
                .authors
                .extend(authors(&plain_text(link), url.as_deref(), &mut draft.notes));
        }
        if !draft.authors.is_empty() {
            return;
        }
        let lines = self.elements().filter(|element| is_byline(*element));
        let mut lines = lines.filter(|line| (3..=120).contains(&plain_text(*line).chars().count()));
        let Some(line) = lines.next() else {
            return;
        };
        // The office stands on the second line.
        let text = first_line(line);
        draft.authors = authors(&text, None, &mut draft.notes);
        for author in &mut draft.authors {
            let mut links = line.descendants().filter_map(ElementRef::wrap);
            let link = links.find(|link| {
                link.value().name() == "a" && plain_text(*link).eq_ignore_ascii_case(&author.name)
            });
            let href = link.and_then(|link| link.value().attr("href"));
            author.url = href.and_then(|href| SafeUrl::link(&draft.base.resolve(href)).ok());
        }
    }

    /// When the page says that it was published, and changed: by what a `<time>` is
    /// called, else by the words before it.
    fn times(&self) -> (Option<&'h str>, Option<&'h str>) {
        let is_near = |time: &ElementRef<'h>| {
            let mut around = time.ancestors().filter_map(ElementRef::wrap);
            around.all(|outer| {
                let is_apart = matches!(outer.value().name(), "aside" | "nav" | "footer");
                let names = outer.value().classes().chain(outer.value().id());
                let is_comment = names.into_iter().any(|name| {
                    let words = words(name);
                    words
                        .iter()
                        .any(|word| word.starts_with("comment") || word == "related")
                });
                !is_apart && !is_comment
            })
        };
        let times: Vec<ElementRef<'h>> = self.named("time").filter(is_near).collect();
        let called = |time: &ElementRef<'h>| -> String {
            let value = time.value();
            let names = ["itemprop", "class", "pubdate", "data-type"];
            let own = names.iter().filter_map(|name| value.attr(name));
            let before = time.prev_siblings().find_map(|node| match node.value() {
                Node::Text(text) if !text.trim().is_empty() => Some(text.to_string()),
                _ => ElementRef::wrap(node).map(plain_text),
            });
            let own: Vec<&str> = own.collect();
            let before = before.unwrap_or_default();
            let before: Vec<&str> = before.split_whitespace().rev().take(2).collect();
            [own.join(" "), before.join(" ")].join(" ").to_lowercase()
        };
        let says = |time: &ElementRef<'h>, words: &[&str]| {
            let called = called(time);
            words.iter().any(|word| called.contains(word))
        };
        const CHANGED: [&str; 6] = ["modif", "updat", "aktual", "actuali", "обновл", "changed"];
        const PUBLISHED: [&str; 6] = [
            "publi",
            "entry-date",
            "pubdate",
            "posted",
            "veröffentlicht",
            "опубликован",
        ];
        let modified = times.iter().find(|time| says(time, &CHANGED));
        let others = || times.iter().filter(|time| !says(time, &CHANGED));
        let published = others().find(|time| says(time, &PUBLISHED)).or_else(|| {
            // Entries of a live blog have many.
            let mut all = others();
            all.next().filter(|_| all.next().is_none())
        });
        let moment = |time: Option<&ElementRef<'h>>| time?.value().attr("datetime");
        (moment(published), moment(modified))
    }

    /// The article in an `<article-widget>`, in its shadow root or beside it.
    fn embedded(&self) -> Option<ElementRef<'h>> {
        let is_widget = |node: ego_tree::NodeRef<'_, Node>| {
            let element = node.value().as_element();
            element.is_some_and(|element| element.name() == "article-widget")
        };
        self.named("article")
            .find(|article| article.ancestors().any(is_widget))
    }

    /// Reads the body of the article. Meetings stand where the page has an
    /// element with their id; the others are given back.
    pub(crate) fn body(
        &self,
        source: &str,
        draft: &mut Draft,
        meetings: Vec<Meeting>,
    ) -> Vec<Meeting> {
        let Some(root) = self.root() else {
            return meetings;
        };
        // Markup of the widget's own says what belongs to the article.
        let is_own = root.value().attr("part") == Some("body") || self.embedded().is_some();
        let story = match is_own {
            true => None,
            false => Story::find(source, self.0),
        };
        let root = match &story {
            Some(story) => story.root(root, self.named("body").next()),
            None => root,
        };
        let mut reader = Reader::new(draft.headline.clone(), meetings, draft.base.clone());
        reader.read(root);
        let mut blocks = std::mem::take(&mut reader.blocks);
        if let Some(story) = story {
            blocks = story.keep(blocks, &mut draft.notes);
            if story.is_missed(&blocks)
                && let Ok(page) = crate::html::parse(story.html())
                && let Some(root) = Page(&page).named("body").next()
            {
                let mut reader =
                    Reader::new(draft.headline.clone(), Vec::new(), draft.base.clone());
                reader.read(root);
                blocks = std::mem::take(&mut reader.blocks);
            }
        }
        take_byline(&mut blocks, draft);
        reader.forget_bylines(&draft.authors);
        reader.report(&mut draft.notes);
        draft.append(blocks);
        reader.meetings
    }

    /// Reads everything, of a document that is nothing but the body.
    pub(crate) fn whole(&self, draft: &mut Draft) {
        let mut reader = Reader::new(draft.headline.clone(), Vec::new(), draft.base.clone());
        if let Some(body) = self.named("body").next() {
            reader.read(body);
        }
        reader.report(&mut draft.notes);
        draft.append(reader.blocks);
    }

    /// Tells what the page has around the article, and what its head says that
    /// the article does not.
    pub(crate) fn around(&self, draft: &mut Draft) {
        let mut elements: BTreeMap<String, Vec<String>> = BTreeMap::new();
        // Whatever stands beside the article, or beside what holds it.
        let mut inner = self.root();
        while let Some(element) = inner {
            if matches!(element.value().name(), "body" | "html") {
                break;
            }
            // What stands beside a shadow root repeats it.
            let is_repeated = is_shadow(&element);
            let beside = element.prev_siblings().chain(element.next_siblings());
            for node in beside.filter(|_| !is_repeated) {
                let (name, text) = match (node.value(), ElementRef::wrap(node)) {
                    (Node::Text(text), _) => ("#text", text.trim().chars().take(40).collect()),
                    (_, Some(other)) if !is_silent(other.value().name()) => {
                        (other.value().name(), beginning(other))
                    }
                    _ => continue,
                };
                if !text.is_empty() {
                    elements.entry(name.to_owned()).or_default().push(text);
                }
            }
            inner = element.parent().and_then(ElementRef::wrap);
        }
        if !elements.is_empty() {
            draft.notes.left_out(format!(
                "of the page around the article: {}",
                listed(elements)
            ));
        }
        self.unsaid(draft);
    }

    /// Tells the names of the `<meta>` whose words the article does not have.
    fn unsaid(&self, draft: &mut Draft) {
        let said = [
            draft.headline.as_deref(),
            draft.description.as_deref(),
            draft.url.as_ref().map(|url| url.as_str()),
            draft.published.as_ref().map(|date| date.as_str()),
            draft.modified.as_ref().map(|date| date.as_str()),
            draft.publisher.as_ref().map(|name| name.name.as_str()),
            draft.image.as_ref().map(|image| image.src.as_str()),
            draft.image.as_ref().map(|image| image.alt.as_str()),
        ];
        let authors = draft.authors.iter().map(|author| author.name.as_str());
        let said: Vec<&str> = said.into_iter().flatten().chain(authors).collect();
        let mut names: Vec<&str> = Vec::new();
        let mut known: BTreeSet<&str> = BTreeSet::new();
        for meta in self.named("meta") {
            let attribute = |name| meta.value().attr(name);
            let name = attribute("name")
                .or_else(|| attribute("property"))
                .or_else(|| attribute("itemprop"));
            let content = attribute("content").unwrap_or_default().trim();
            let is_used = |name: &str| {
                let lower = name.to_lowercase();
                lower.contains("publish") && draft.published.is_some()
                    || lower.contains("modified") && draft.modified.is_some()
                    || lower.ends_with("title") && same_words(content, draft.headline.as_deref())
            };
            if let Some(name) = name
                && !content.is_empty()
                && !is_used(name)
                && !said.contains(&content)
                && known.insert(name)
            {
                names.push(name);
            }
        }
        let more = names.len().saturating_sub(MAX_NAMES);
        names.truncate(MAX_NAMES);
        if !names.is_empty() {
            let names = names.join(", ");
            draft.notes.left_out(match more {
                0 => format!("of the page's <meta>: {names}"),
                more => format!("of the page's <meta>: {names} and {more} more"),
            });
        }
    }

    /// The element that holds the text: the one that says so, else the article
    /// or the main part with the most text, else everything.
    fn root(&self) -> Option<ElementRef<'h>> {
        let is = |element: &ElementRef<'_>, name, value| element.value().attr(name) == Some(value);
        let shown = |element: &ElementRef<'_>| {
            is(element, "part", "body") && element.ancestors().all(|a| !is_named(a, "noscript"))
        };
        if let Some(body) = self.elements().find(shown) {
            return Some(body);
        }
        let holds_text = |element: &ElementRef<'_>| {
            is(element, "itemprop", "articleBody") && element.value().name() != "meta"
        };
        let marked: Vec<ElementRef<'h>> = self.elements().filter(holds_text).collect();
        let marked = match marked.as_slice() {
            [] => None,
            [only] if only.value().name() != "p" => Some(*only),
            // Every paragraph may be marked by itself.
            [first, ..] if first.value().name() == "p" => first.parent().and_then(ElementRef::wrap),
            several => several
                .iter()
                .copied()
                .max_by_key(|element| text_bytes(*element)),
        };
        if let Some(marked) = marked.filter(|marked| text_bytes(*marked) > 0) {
            return Some(marked);
        }
        let filled = |name| {
            let all = self.named(name).filter(|element| is_of_story(*element));
            let all = all.map(|e| (text_bytes(e), e));
            all.filter(|(bytes, _)| *bytes > 0).collect::<Vec<_>>()
        };
        let articles = filled("article");
        let longest = |all: &[(usize, ElementRef<'h>)]| {
            let longest = all.iter().max_by_key(|(bytes, _)| *bytes);
            longest.map(|(_, element)| *element)
        };
        let main = longest(&filled("main"));
        // One `<article>` for each entry of a live blog: together they are the story.
        let mut entries = articles.iter().filter(|(_, element)| {
            let mut inner = element.descendants().filter_map(ElementRef::wrap);
            inner.any(|e| e.value().name() == "time") && !has_named(*element, "h1")
        });
        if let (Some((_, first)), Some(_)) = (entries.next(), entries.next()) {
            let parent = first.parent().and_then(ElementRef::wrap);
            let own = parent.filter(|parent| has_named(*parent, "h1"));
            if own.is_some() || main.is_some_and(|main| has_named(main, "h1")) {
                return own.or(main);
            }
        }
        longest(&articles)
            .or(main)
            .or_else(|| self.named("body").next())
    }

    fn elements(&self) -> impl Iterator<Item = ElementRef<'h>> + use<'h> {
        self.0
            .root_element()
            .descendants()
            .filter_map(ElementRef::wrap)
    }
}

/// Takes the line under the headline that says who wrote the article.
fn take_byline(blocks: &mut Vec<Block>, draft: &mut Draft) {
    let Some(Block::Content(Content::Paragraph { text })) = blocks.first() else {
        return;
    };
    let line = text.plain();
    if blocks.len() < 2 || !begins_as_byline(&line) {
        return;
    }
    let found = authors(&line, None, &mut crate::draft::Notes::default());
    let is_known = |name: &str| draft.authors.iter().any(|author| author.name == name);
    if draft.authors.is_empty() {
        draft.authors = authors(&line, None, &mut draft.notes);
    } else if !found.iter().all(|author| is_known(&author.name)) {
        return;
    }
    if !found.is_empty() {
        blocks.remove(0);
    }
}

/// Whether an element shows nothing of its own.
fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "head" | "script" | "style" | "noscript" | "template" | "link" | "meta"
    )
}

/// How much text of a story an element has: links, hidden text and furniture do
/// not count.
fn text_bytes(element: ElementRef<'_>) -> usize {
    element
        .children()
        .map(|node| match node.value() {
            Node::Text(text) => text.trim().len(),
            Node::Element(value) => {
                let Some(inner) = ElementRef::wrap(node) else {
                    return 0;
                };
                let is_text = !matches!(
                    value.name(),
                    "script"
                        | "style"
                        | "noscript"
                        | "nav"
                        | "footer"
                        | "aside"
                        | "button"
                        | "select"
                );
                if is_text && !is_hidden(inner) && kind(value).is_none() {
                    text_bytes(inner)
                } else {
                    0
                }
            }
            _ => 0,
        })
        .sum()
}

/// Whether an element is a part of what readers came for: no comment, nothing in
/// the furniture, no teaser of another story.
fn is_of_story(element: ElementRef<'_>) -> bool {
    let around = std::iter::once(*element).chain(element.ancestors());
    let mut around = around.filter_map(ElementRef::wrap);
    around.all(|e| {
        let is_teaser = e.value().classes().any(|class| class.contains("teaser"));
        kind(e.value()).is_none() && !is_teaser && !is_hidden(e)
    })
}

fn is_named(node: ego_tree::NodeRef<'_, Node>, name: &str) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| element.name() == name)
}

fn has_named(element: ElementRef<'_>, name: &str) -> bool {
    element.descendants().any(|node| is_named(node, name))
}

/// Whether an element says by its class that it names who wrote the article.
fn is_byline(element: ElementRef<'_>) -> bool {
    const OTHERS: [&str; 13] = [
        "about",
        "avatar",
        "bio",
        "box",
        "comment",
        "description",
        "follow",
        "image",
        "img",
        "more",
        "photo",
        "related",
        "social",
    ];
    element.value().classes().any(|class| {
        let words = words(class);
        let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
        has(&["byline", "author", "authors"]) && !has(&OTHERS)
    })
}

/// The text of an element up to its first line break, if anything stands before it.
fn first_line(element: ElementRef<'_>) -> String {
    let mut line = String::new();
    for node in element.descendants() {
        match node.value() {
            Node::Element(part) if part.name() == "br" && !line.trim().is_empty() => break,
            Node::Element(part) if matches!(part.name(), "div" | "p" | "li") => line.push(' '),
            Node::Text(text) => line.push_str(text),
            _ => {}
        }
    }
    one_line(&line)
}

/// Whether a heading is the name of the site: it or what is around it says so, or
/// it is nothing but a link to the home page.
fn is_logo(heading: ElementRef<'_>) -> bool {
    let says = |element: ElementRef<'_>| {
        let names = element.value().classes().chain(element.value().id());
        let mut names = names.map(str::to_lowercase);
        names.any(|name| {
            [
                "logo",
                "brand",
                "masthead",
                "site-title",
                "sitename",
                "site-name",
            ]
            .iter()
            .any(|word| name.contains(word))
        })
    };
    let inner = heading.descendants().filter_map(ElementRef::wrap);
    let is_home = |link: ElementRef<'_>| {
        let href = link.value().attr("href").unwrap_or_default().trim();
        let path = href.split_once("://").map_or(href, |(_, rest)| {
            rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("/")
        });
        link.value().name() == "a" && matches!(path, "/" | "./" | "index.html" | "/index.html")
    };
    let around = heading.ancestors().take(2).filter_map(ElementRef::wrap);
    inner.into_iter().any(|e| says(e) || is_home(e)) || around.into_iter().any(says)
}

/// A title without the name of the site before or after it.
fn without_site(title: &str, site: &str) -> String {
    let separators = [" | ", " – ", " — ", " - ", " :: ", " » ", " · ", " • "];
    let own = letters(site);
    let parts = separators.iter().filter_map(|separator| {
        let (before, after) = title.rsplit_once(separator)?;
        let (first, rest) = title.split_once(separator)?;
        if !own.is_empty() && letters(after).contains(&own) {
            Some(before)
        } else if !own.is_empty() && letters(first) == own {
            Some(rest)
        } else if *separator == " | "
            && own.is_empty()
            && before.chars().count() > after.chars().count()
        {
            Some(before)
        } else {
            None
        }
    });
    let shortest = parts.min_by_key(|part| part.len());
    shortest.unwrap_or(title).trim().to_owned()
}

/// Whether a title says the headline, and perhaps the name of the site.
fn same_words(title: &str, headline: Option<&str>) -> bool {
    headline.is_some_and(|headline| letters(title).contains(&letters(headline)))
}
