//! Reads schema.org articles as JSON-LD, alone or inside a page.
//!
//! Supports the forms that publishers use; it is not a general JSON-LD processor and
//! fetches no contexts.

mod body;
mod damage;
mod fields;
mod graph;
mod things;

use crate::base::Base;
use crate::draft::Draft;
use crate::embed;
use crate::error::Error;
use crate::html;
use crate::json::{self, Names, Node, Tree};
use crate::metadata::Page;
use crate::repair;
use article::{Meeting, Value};
use body::has_text_twice;
use damage::{cost, fault, place};
use fields::{headline, take_type, text, types};
use graph::Graph;
use things::keep_known_wholes;

/// Keywords of JSON-LD: contexts, ids, types and the like.
const TECHNICAL: [&str; 18] = [
    "@context",
    "@id",
    "@type",
    "breadcrumb",
    "commentCount",
    "encodingFormat",
    "height",
    "interactionStatistic",
    "isPartOf",
    "logo",
    "mainEntityOfPage",
    "potentialAction",
    "sameAs",
    "speakable",
    "thumbnailUrl",
    "timeRequired",
    "width",
    "wordCount",
];

/// Reads a JSON-LD file, or the page that has it in a script.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn draft(text: &str, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    if text.trim_start().starts_with('<') {
        of_page(text, item, url)
    } else {
        of_value(json::read(text)?, item, url)
    }
}

/// Reads a page, with its JSON-LD if it has any. Text may stand before its markup.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn of_page(text: &str, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    let tree = html::parse(text)?;
    if let Some(draft) = embed::draft(&tree, item) {
        return Ok(draft);
    }
    let page = Page(&tree);
    let mut draft = Draft {
        base: page.base(url),
        ..Draft::default()
    };
    let mut values = Vec::new();
    let mut unreadable = Vec::new();
    for script in page.named("script").filter(html::is_linked_data) {
        let json: String = script.text().collect();
        if json.trim().is_empty() {
            continue;
        }
        match repair::read(&json) {
            Ok((found, repaired)) => {
                values.extend(found);
                if let Some(problem) = repaired {
                    let (line, _) = place(text, &json, problem.range.start);
                    draft.notes.review(format!(
                        "the page's data for search engines (JSON-LD) has a mistake{line} ({}), \
                         which was corrected in order to read it; compare headline, authors and \
                         dates with the page",
                        fault(&problem.message)
                    ));
                }
            }
            Err(problem) => {
                let (line, near) = place(text, &json, problem.range.start);
                unreadable.push(format!(
                    "the page's data for search engines (JSON-LD), which cannot be read because of \
                     a mistake{line} at {near:?} ({})",
                    fault(&problem.message)
                ));
            }
        }
    }
    let trees: Vec<Tree<'_>> = values
        .iter()
        .map(|value| Tree::new(value, Names::Exact))
        .collect();
    let graph = Graph::of(&trees);
    let address = url.or_else(|| page.address());
    let article = graph.article(item, address);
    if item > 1 {
        article
            .as_ref()
            .map_err(|failure| Error::Data(failure.to_string()))?;
    }
    let meetings = if let Ok(article) = &article {
        graph.fill(*article, &mut draft)
    } else {
        draft
            .notes
            .review("the page has no data for search engines (JSON-LD) about a story, so headline, authors and dates are from what it shows; check them");
        Vec::new()
    };
    page.fill(&mut draft);
    let meetings = page.body(text, &mut draft, meetings);
    if let Ok(article) = article {
        graph.take_shown(article, &draft);
        if draft.has_body() {
            has_text_twice(article, &mut draft)?;
        } else {
            graph.text_of(article, &mut draft)?;
        }
    }
    place_at_end(meetings, &mut draft);
    for script in unreadable {
        let cost = cost(&draft);
        draft.notes.left_out(format!("{script}; {cost}"));
    }
    page.around(&mut draft);
    for (index, tree) in trees.iter().enumerate() {
        let document = match trees.len() {
            1 => "the page's JSON-LD, ".to_owned(),
            _ => format!("the page's JSON-LD, script {}, ", index + 1),
        };
        tree.report(&document, &TECHNICAL, &mut draft.notes);
    }
    Ok(draft)
}

/// Reads a JSON-LD document.
///
/// # Errors
///
/// If it contains no article.
pub(crate) fn of_value(value: Value, item: u32, url: Option<&str>) -> Result<Draft, Error> {
    let trees = [Tree::new(&value, Names::Exact)];
    for root in trees.iter().map(Tree::root) {
        if root.peek_at("headline").is_some() && root.get("body").is_some() {
            return Err(Error::Data(
                "this seems to be an article of this format already: check it, or prerender it"
                    .to_owned(),
            ));
        }
    }
    let graph = Graph::of(&trees);
    let article = graph.article(item, url)?;
    let mut draft = Draft {
        base: Base::of(url.or_else(|| article.peek_at("url")), None),
        ..Draft::default()
    };
    let meetings = graph.fill(article, &mut draft);
    graph.text_of(article, &mut draft)?;
    place_at_end(meetings, &mut draft);
    for tree in &trees {
        tree.report("", &TECHNICAL, &mut draft.notes);
    }
    Ok(draft)
}

impl<'t> Graph<'t> {
    /// Fills a draft with everything but the text, and returns the meetings.
    fn fill(&self, article: Node<'t>, draft: &mut Draft) -> Vec<Meeting> {
        take_type(article, "NewsArticle");
        draft.headline = headline(article);
        let language = article.text("inLanguage").or_else(|| {
            let language = article.get("inLanguage")?;
            language
                .text("alternateName")
                .or_else(|| language.text("name"))
        });
        draft.language("inLanguage", language);
        draft.description = text(article, "description");
        let page = || {
            let page = article.get("mainEntityOfPage")?;
            page.as_text().or_else(|| page.text("@id"))
        };
        let address = article.text("url").or_else(page);
        let address = address.map(|address| draft.base.resolve(address));
        draft.url = draft.address("url", address.as_deref());
        draft.published = draft.date("datePublished", article.text("datePublished"));
        draft.modified = draft.date("dateModified", article.text("dateModified"));
        let field = match article.get("author") {
            Some(_) => "author",
            None => "creator",
        };
        for author in article.list(field) {
            for found in self.authors(author, draft) {
                if !draft.authors.iter().any(|known| known.name == found.name) {
                    draft.authors.push(found);
                }
            }
        }
        draft.publisher = article
            .list("publisher")
            .find_map(|publisher| self.name(publisher, &mut draft.notes));
        draft.image = article
            .list("image")
            .find_map(|image| self.image(image, &draft.base, &mut draft.notes));

        let mut meetings = Vec::new();
        for thing in ["about", "mentions", "subjectOf"]
            .iter()
            .flat_map(|field| article.list(field))
        {
            let thing = self.resolve(thing);
            if meetings.len() > article::MAX_BLOCKS {
                // The article is refused for these already.
                break;
            }
            if types(thing).any(|kind| kind.ends_with("Event")) {
                meetings.extend(self.meeting(thing, &mut draft.notes));
            }
        }
        keep_known_wholes(&mut meetings, &mut draft.notes);
        meetings
    }

    /// Uses the things for meetings that the page itself shows.
    fn take_shown(&self, article: Node<'t>, draft: &Draft) {
        let names: Vec<&str> = draft
            .meetings()
            .map(|meeting| meeting.name.as_str())
            .collect();
        for thing in article.list("about").map(|thing| self.resolve(thing)) {
            if types(thing).eq(["Thing"])
                && thing
                    .peek_at("name")
                    .is_some_and(|name| names.contains(&name))
            {
                take_type(thing, "Thing");
                thing.text("name");
                thing.text("description");
            }
        }
    }
}

/// Adds meetings without a place in the text to its end.
fn place_at_end(meetings: Vec<Meeting>, draft: &mut Draft) {
    for meeting in meetings {
        draft.notes.review(format!(
            "body[{}]: the place of the meeting {:?} in the text is not known; it stands at the end",
            draft.body.len(),
            meeting.name
        ));
        draft.meeting(meeting);
    }
}
