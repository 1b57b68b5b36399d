//! The patterns of sentences that report a meeting, or deny one. It decides nothing.

use crate::people::{Pattern, months};
use regex::Regex;
use std::sync::LazyLock;

pub(super) fn is_match(pattern: &'static Pattern, text: &str) -> bool {
    pattern
        .as_ref()
        .is_some_and(|pattern| pattern.is_match(text))
}

/// Words of which every report of a meeting has one.
pub(super) static WORD: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)meet|met\b|talk|summit|negotiat|consult|host|receiv|sat down|sit|spoke|speak|call|phon|conver|encounter|discuss").ok()
});

/// People other than the named ones: "A lawyer for Ann Lee met Bo Berg".
pub(super) static ON_BEHALF: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?i:lawyers?|aides?|advis[eo]rs?|spokes\w+|supporters?|opponents?|critics?|allies|relatives) (?:for|of|to|from) (?:(?:the|former|then) )?(?:\p{Lu}|president|prime|foreign|mayor|chancellor|king)[^,;]*$").ok()
});

/// Precedes those who met: "between Ann Lee and Bo Berg", "attended by".
pub(super) static BETWEEN: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:meetings?|talks|summit|negotiations|consultations|conversation|phone call|telephone call|call|encounter)\b[^.;:]{0,70}?\b(?:between|attended by|bringing together|brought together)\b|\b(?:hosted|hosts|will host|held|chaired|mediated|brokered)\b[^.;:]{0,40}?\b(?:meeting|talks|summit|negotiations)\b[^.;:]{0,30}?\b(?:between|with)\b",
    )
    .ok()
});

/// "Orlov's meeting with Aydin", "the meeting of Orlov with Aydin".
pub(super) static POSSESSIVE: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)(?:[’']s?|\bhis|\bher) (?:\w+ ){0,3}(?:meeting|talks|conversation|negotiations|consultations|phone call|call|summit) with\b").ok()
});

/// Joins those who met: "met", "held talks with", "was received by".
pub(super) static VERB: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:
            (?:(?:has|have|had|also|later|then|briefly|first|recently)\ )*met(?:\ (?:again|briefly|privately|separately))?(?:\ with|\ up\ with)?
            |(?:will\ (?:also\ )?|(?:is|are|was)\ (?:due|scheduled|set)\ to\ |is\ to\ |are\ to\ )(?:meet(?:\ with)?|host|receive|hold\ (?:\w+\ ){0,3}(?:talks|a\ meeting|consultations|negotiations)\ with|sit\ down\ with|speak\ (?:by\ phone\ )?with)
            |meets(?:\ with)?|received|hosted|hosts|receives
            |(?:was|were|is|will\ be)\ (?:received|hosted)\ by
            |sat\ down\ (?:\w+\ ){0,4}with|sits\ down\ with
            |(?:held|holds|had|has\ held|have\ held|began|opened|concluded|is\ holding|engaged\ in)\ (?:[\w-]+\ ){0,4}(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ conversation|conversation|call|summit)\ (?:[\w-]+\ ){0,4}?with
            |(?:spoke|talked)\ (?:by\ (?:phone|telephone|video|video\ link)|on\ the\ phone|over\ the\ phone|via\ video\ link)\ (?:\w+\ ){0,3}?(?:with|to)
            |(?:phoned|telephoned)
        )\b",
    )
    .ok()
});

/// Follows those who met: "Ann Lee and Bo Berg met", "held talks".
pub(super) static TOGETHER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:(?:(?:has|have|had|also|later|then|briefly|first|both)\ )*met
            |will\ (?:also\ )?(?:meet|hold\ (?:[\w-]+\ ){0,3}(?:talks|a\ meeting|consultations|negotiations))
            |(?:are|were)\ (?:due|scheduled|set)\ to\ meet|are\ to\ meet|meet|sat\ down
            |(?:held|hold|had|have\ held|began|opened|concluded|are\ holding)\ (?:[\w-]+\ ){0,5}(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ conversation|summit)
            |(?:spoke|talked)\ (?:\w+\ ){0,2}?(?:by\ (?:phone|telephone|video)|on\ the\ phone|over\ the\ phone|via\ video\ link|face\ to\ face))\b",
    )
    .ok()
});

/// "the Lavrov-Bayramov bilateral meeting"
pub(super) static PAIR: Pattern = LazyLock::new(|| {
    Regex::new(r"\p{Lu}[\p{L}’']+[-–—]\p{Lu}[\p{L}’']+ (?:\w+ )?(?:meeting|talks|summit)\b").ok()
});

/// "The leaders of France, Germany and Poland met"
pub(super) static UNNAMED: Pattern = LazyLock::new(|| {
    Regex::new(r"(?:[Ll]eaders|[Mm]inisters|[Pp]residents|[Cc]hancellors|[Oo]fficials|[Dd]elegations|[Dd]elegates|[Nn]egotiators|[Ee]nvoys|[Dd]iplomats|[Cc]ounterparts)\b[^.;:]{0,80}?\b(?:met|will meet|held (?:\w+ ){0,3}talks|sat down)\b").ok()
});

/// Negates a report that follows.
pub(super) static DENIED_BEFORE: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:not|never|no|nor|neither|without|unless|if|whether|would|could|might|may|should|cannot|refus\w*|declin\w*|cancel\w*|postpon\w*|den(?:y|ies|ied)|reject\w*|rul(?:ed|es|ing) out|urg(?:ed|es|ing)|call(?:ed|s|ing)? (?:for|on|off)|propos\w*|offer\w*|want\w*|hop(?:e|es|ed|ing)|wish\w*|ready|willing|prepared|fail\w*|unable|avoid\w*|skip\w*|snub\w*|scrap\w*|abandon\w*|plann?(?:ed|ing)?|suggest\w*|demand\w*|seek\w*|sought|invit\w*|ask(?:ed|s)|expect\w*|possib\w*|potential|rumou?r\w*|alleged\w*|hypothetical|yet to|instead of|rather than|ahead of a possible|recall\w*|hail\w*|commemorat\w*|had (?:once|first|last)|last met|ambition\w*|dream\w*)\b|n[’']t\b",
    )
    .ok()
});

/// Negates a report that precedes.
pub(super) static DENIED_AFTER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:was|were|been|be|is|are|has been|have been) (?:\w+ )?(?:cancel\w*|postponed|called off|scrapped|ruled out|denied|rejected|delayed|shelved|abandoned|suspended|unlikely|off the table|impossible|in doubt)|did not (?:take place|happen|materiali[sz]e)|never (?:took place|happened|materiali[sz]ed)|failed to (?:take place|materiali[sz]e)|fell through|would be|could be|might be|would (?:take place|happen|be held)|could (?:take place|happen)|if (?:he|she|they|the))\b",
    )
    .ok()
});

/// Reports of long ago.
pub(super) static HISTORY: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:in|of|the|since) (?:1[0-9]{3}|200[0-9])\b|\b(?:decades?|centur(?:y|ies)|(?:[a-z]+|[0-9]+) years) ago\b|\banniversary\b|\b(?:film|novel|play|painting|book|documentary|drama|statue|museum|re-?enact\w*)\b").ok()
});

/// Things that are met besides people.
pub(super) static THINGS: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)^(?: with)? (?:(?:the|its|all|those|these|his|her|their|an?|strong|fierce|stiff|widespread|sharp) )*(?:targets?|conditions?|requirements?|criteria|deadlines?|needs?|demands?|expectations?|goals?|challenges?|criticism|resistance|opposition|protests?|approval|applause|scepticism|skepticism|silence|standards?|a? ?fate|end|obligations?|award|prize|medal|letter|message|treatment|votes?|support|reports?|praise|honou?rs?|degree)\b").ok()
});

/// The beginning of another clause.
pub(super) static CLAUSE: Pattern = LazyLock::new(|| {
    Regex::new(r"[;:]|, (?:but|and then|while|after|before|when|as|where)\b|\b(?:after|before|when|while|once|where) ").ok()
});

pub(super) const PLACE: &str = r"(?P<place>(?:the )?(?:St\. )?\p{Lu}[\p{L}’'.-]*\p{L}(?:(?: (?:de|da|do|del|la|el|al|of|upon|am|an der))?[ -]\p{Lu}[\p{L}’'-]*\p{L}){0,3})";

pub(super) static HOST: Pattern = LazyLock::new(|| {
    Regex::new(r"(?P<place>\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?) (?:played host to|hosted (?:a|the|talks)|hosts (?:a|the|talks)|will host (?:a|the|talks))\b").ok()
});

/// "in Ukraine's capital Kyiv", "in the Swiss city of Geneva"
pub(super) static CAPITAL: Pattern = LazyLock::new(|| {
    Regex::new(&format!(r"\b(?:in|at) (?:[\p{{L}}’' -]+ )?(?:capital|city|town|village|resort|port|suburb|lakeside|district)(?: of|,| city of| town of)? {PLACE}")).ok()
});

pub(super) static IN: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?:[Ii]n|[Aa]t (?:the )?[\p{{L}} ’'-]{{2,40}} in) {PLACE}"
    ))
    .ok()
});

pub(super) static DAY: Pattern = LazyLock::new(|| {
    let whole = months().join("|");
    let months = format!(r"(?:{whole}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)");
    let nth = "(?:st|nd|rd|th)?";
    let range = r"(?: ?[-–—] ?| to | and | through | until )";
    Regex::new(&format!(
        r"\b(?:(?P<month>{months}) (?P<day>[0-9]{{1,2}}){nth}(?:{range}(?:{months} )?[0-9]{{1,2}}{nth}\b)?(?:,? (?P<year>(?:1[0-9]|20)[0-9]{{2}}))?|(?P<day_before>[0-9]{{1,2}}){nth}(?: (?:of )?{months})?(?:{range}[0-9]{{1,2}}{nth})? (?:of )?(?P<month_after>{months})(?:,? (?P<year_after>(?:1[0-9]|20)[0-9]{{2}}))?)(?:\b|$|\s)"
    ))
    .ok()
});
