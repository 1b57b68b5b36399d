//! Finds the headline, by agreement of its possible sources in a page.

use super::Page;
use crate::draft::{Draft, decoded};
use crate::html::plain_text;
use crate::inline::{letters, one_line};
use scraper::ElementRef;

/// A candidate for the headline, and the weight of its source.
#[derive(Clone)]
struct Candidate {
    weight: usize,
    text: String,
}

impl Page<'_> {
    /// The headline by agreement of the data, the page's head and its headings, without the name
    /// of the site. A logo is not a headline.
    pub(super) fn headline(&self, microdata: Option<String>, draft: &mut Draft) {
        let title = self.named("title").next().map(plain_text);
        let title = title.unwrap_or_default();
        let site = self.site(&title, draft);
        let headings = self.headings();
        let stated = [(5, draft.headline.clone()), (4, microdata)];
        let stated = stated.into_iter().filter_map(|(weight, text)| {
            Some(Candidate {
                weight,
                text: text?,
            })
        });
        let mut candidates: Vec<Candidate> = stated.collect();
        if let Some(og) = self.meta(&["og:title", "twitter:title"]) {
            let text = without_site(og, &site);
            candidates.push(Candidate { weight: 3, text });
        }
        candidates.extend(headings.iter().cloned());
        let text = without_site(&title, &site);
        candidates.push(Candidate { weight: 1, text });
        let best = agreed(candidates, &title, &site);
        // A suffix such as " | The Post" is the site's, whatever the source.
        let is_heading = |text: &str| headings.iter().any(|h| letters(&h.text) == letters(text));
        let best = best.map(|text| match is_heading(&text) {
            true => text,
            false => without_site(&text, &site),
        });
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

    /// The name of the site, or an empty text.
    fn site(&self, title: &str, draft: &Draft) -> String {
        let publisher = draft.publisher.as_ref();
        let publisher = publisher.map(|publisher| publisher.name.clone());
        // If the title ends with the only `<h1>`, that is the name of the site.
        let ends_title = || {
            let mut all = self.named("h1").map(plain_text);
            let heading = all.next().filter(|_| all.next().is_none())?;
            let before = title.trim_end().strip_suffix(&heading)?;
            let is_shorter = before.chars().count() > heading.chars().count();
            let is_parted = before
                .trim_end()
                .ends_with(['|', '-', '–', '—', '·', '•', '»', ':']);
            (is_shorter && is_parted).then_some(heading)
        };
        let logo = || {
            let logo = self.named("h1").find(|heading| is_logo(*heading));
            logo.map(plain_text).filter(|text| !text.is_empty())
        };
        publisher
            .or_else(ends_title)
            .or_else(logo)
            .unwrap_or_default()
    }

    /// The first headings that are not logos. Second ones count only if another source
    /// agrees.
    fn headings(&self) -> Vec<Candidate> {
        let of = |name, most| {
            let headings = self.named(name).filter(|heading| !is_logo(*heading));
            headings.map(plain_text).take(most).collect::<Vec<_>>()
        };
        let first = of("h1", 6);
        let weight = if first.len() == 1 { 4 } else { 3 };
        let first = first.into_iter().map(|text| Candidate { weight, text });
        let second = of("h2", 3);
        let second = second.into_iter().map(|text| Candidate { weight: 0, text });
        first.chain(second).collect()
    }
}

/// The candidate that most of the others agree with, the first of equals.
fn agreed(mut candidates: Vec<Candidate>, title: &str, site: &str) -> Option<String> {
    for candidate in &mut candidates {
        candidate.text = one_line(&decoded(&candidate.text));
    }
    let is_site = |text: &str| {
        let text = letters(text);
        text.is_empty() || text == letters(site) && !site.is_empty()
    };
    candidates.retain(|one| !is_site(&one.text) && one.text.chars().count() <= 400);
    let all = candidates.clone();
    // A truncated headline is complete elsewhere.
    candidates.retain(|Candidate { text, .. }| {
        let begin = text.trim_end().trim_end_matches(['.', '…']).trim_end();
        begin.len() == text.trim_end().len()
            || !all.iter().any(|other| {
                other.text.len() > text.len() && letters(&other.text).starts_with(&letters(begin))
            })
    });
    let agreement = |text: &str| {
        let own = letters(text);
        let others = all.iter().filter(|other| other.weight > 0);
        let same = others.filter(|other| letters(&other.text) == own).count();
        // The title of a page begins or ends with its headline.
        let in_title = letters(title).contains(&own) && own.chars().count() > 8;
        same * 4 + usize::from(in_title) * 2
    };
    // Of equals, `max_by_key` takes the last.
    let best = candidates.iter().rev();
    let best = best.max_by_key(|one| agreement(&one.text) + one.weight);
    best.map(|one| one.text.clone())
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
pub(super) fn same_words(title: &str, headline: Option<&str>) -> bool {
    headline.is_some_and(|headline| letters(title).contains(&letters(headline)))
}
