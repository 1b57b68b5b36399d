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
    Regex::new(r"(?i)meet|met\b|talk|summit|negotiat|consult|host|receiv|welcom|greet|sat\b|sit|spoke|speak|call|phon|conver|encounter|discuss|exchanged|conferred|lunch|dinner|breakfast|dined").ok()
});

/// People other than the named ones: "A lawyer for Ann Lee met Bo Berg".
pub(super) static ON_BEHALF: Pattern = LazyLock::new(|| {
    Regex::new(r"\b(?i:lawyers?|aides?|advis[eo]rs?|spokes\w+|supporters?|opponents?|critics?|allies|relatives) (?:for|of|to|from) (?:(?:the|former|then) )?(?:\p{Lu}|president|prime|foreign|mayor|chancellor|king)[^,;]*$").ok()
});

/// Precedes those who met: "between Ann Lee and Bo Berg", "attended by".
pub(super) static BETWEEN: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:meetings?|talks|summit|negotiations|consultations|conversation|phone call|telephone call|call|encounter)\b[^.;:]{0,70}?\b(?:between|attended by|bringing together|brought together)\b|\b(?:hosted|hosts|will host|held|chaired|mediated|brokered)\b[^.;:]{0,40}?\b(?:meeting|talks|summit|negotiations)\b[^.;:]{0,30}?\bbetween\b",
    )
    .ok()
});

/// "Orlov's meeting with Aydin", "the meeting of Orlov with Aydin".
pub(super) static POSSESSIVE: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)(?:[’']s?|\bhis|\bher) (?:\w+ ){0,3}(?:meeting|talks|conversation|negotiations|consultations|phone call|call|summit) with\b").ok()
});

/// Events at which people meet.
const EVENT: &str = r"(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ call|telephone\ conversation|video\ call|conversation|call|summit)";

/// Times and places inside a report: "met on Monday in Oslo with".
const WHEN: &str = r"(?:\ (?:on|in|at|for|late|early|earlier|today|yesterday|tomorrow|there|later)\b[^,;:.]{0,50}?)?";

/// Joins those who met: "met", "held talks with", "was received by".
pub(super) static VERB: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)\b(?:
            (?:(?:has|have|had|also|later|then|briefly|first|recently)\ )*met(?:\ (?:again|briefly|privately|separately|virtually|face\ to\ face))?(?:{WHEN}\ with|\ up\ with)?
            |(?:will\ (?:also\ )?|(?:is|are|was|were)\ (?:due|scheduled|set)\ to\ |is\ to\ |are\ to\ )(?:meet(?:\ separately)?(?:{WHEN}\ with)?|host|receive|welcome|hold\ (?:[\w-]+\ ){{0,3}}{EVENT}\ with|sit\ down\ with|speak\ (?:by\ phone\ )?with)
            |(?:is|are)\ (?:meeting|hosting|receiving)(?:\ with)?
            |(?:hosted|hosts|gave|will\ host)\ an?\ (?:\w+\ )?(?:banquet|breakfast|dinner|lunch|reception){WHEN}\ (?:for|with|in\ honou?r\ of)
            |meets(?:\ with)?|received|hosted|hosts|receives
            |(?:flew|travell?ed|went|came|arrived|headed)\b[^,;:.]{{0,50}}?\ to\ (?:meet(?:\ with)?|hold\ (?:[\w-]+\ ){{0,3}}{EVENT}\ with)
            |(?:wrapped\ up|ended|finished|completed|started|resumed)\ (?:[\w-]+\ ){{0,5}}{EVENT}{WHEN}\ with
            |(?:was|were|is|will\ be)\ (?:received|hosted|welcomed|greeted)\ by
            |sat\ down\ (?:\w+\ ){{0,4}}with|sits\ down\ with
            |(?:held|holds|hosted|had|has\ held|have\ held|began|opened|concluded|co-chaired|is\ holding|engaged\ in)\ (?:[\w-]+\ ){{0,4}}{EVENT}{WHEN}\ (?:[\w-]+\ ){{0,4}}?with
            |(?:spoke|talked)\ (?:by\ (?:phone|telephone|video|video\ link)|on\ the\ phone|over\ the\ phone|via\ video\ link)\ (?:\w+\ ){{0,3}}?(?:with|to)
            |(?:spoke|talked|conferred|dined)\ with
            |discussed\ [^,;:.]{{1,60}}?\ with|exchanged\ views\ (?:[^,;:.]{{1,40}}?\ )?with
            |(?:had|shared)\ (?:an?\ )?(?:working\ )?(?:lunch|dinner|breakfast)\ with
            |(?:phoned|telephoned)
        )\b",
    ))
    .ok()
});

/// "welcomed her counterpart Bo Berg in Oslo"; without a place it is an opinion.
pub(super) static WELCOME: Pattern =
    LazyLock::new(|| Regex::new(r"\b(?:welcomed|welcomes)\b").ok());

/// "flew to Oslo for talks with", "during a meeting in Oslo with".
pub(super) static TALKS_WITH: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"(?x)\b(?i:for|into|at|in|on|before|ahead\ of|during|after|following)\ (?:[\w’'-]+\ ){{0,4}}?{EVENT}{WHEN}\ with\b"
    ))
    .ok()
});

/// "Ann Lee and Bo Berg signed it after talks in Oslo".
pub(super) static AT_TALKS: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?i:at|in|during|after|following)\ (?:(?:an?|the|their|joint|bilateral|trilateral|first|second|third|direct|brief|rare|private|closed-door|lengthy|working|hours?|days?|two|three|several|of)\ )*(?:meeting|talks|negotiations|consultations|round\ of\ (?:talks|negotiations))\b"
    )
    .ok()
});

/// Follows talks of others.
pub(super) static OF_OTHERS: Pattern =
    LazyLock::new(|| Regex::new(r"^ (?:between|among|of|involving|led by)\b").ok());

/// Begins a sentence before its subject.
pub(super) static OPENING: Pattern = LazyLock::new(|| {
    Regex::new(r"^(?:At|Days|Hours|Immediately|In|Minutes|On|Shortly|Soon|Speaking|With)\b[^,;:]*$")
        .ok()
});

/// Joins a later verb to the subject of a sentence: "arrived on Monday and", "where she".
pub(super) static LINK: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?:\b(?:and|who|where|when|before|after)|,) (?:(?:he|she|they) )?(?:(?:also|later|then|both) )*$",
    )
    .ok()
});

/// Reports of what took place, whatever the sentence says besides.
pub(super) static PAST: Pattern =
    LazyLock::new(|| Regex::new(r"^(?i:after|during|following) ").ok());

/// Those who are named belong to somebody else: "a friend of Ann Lee flew to Oslo and met".
pub(super) static BELONGS: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:of|for|by|from|to|against|about|with|between|under|than|like) (?:[\p{L}.’'-]+ ){0,4}$").ok()
});

/// Where somebody is welcomed.
pub(super) static TO_PLACE: Pattern = LazyLock::new(|| {
    Regex::new(r"^[^,;]{0,40}?\b(?:in|at|to|for) (?:(?:the|his|her|a|an|presidential|official|working) )*(?:\p{Lu}|talks|meeting|lunch|dinner|palace|residence|airport)").ok()
});

/// Begins what somebody says of others.
pub(super) static SAYING: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:said|says|saying|told|tells|announc\w+|argu\w+|believ\w+|claim\w+|confirmed|insist\w+|think\w*|thought|warn\w+|wrote|that|which|whose|because|if|whether)\b").ok()
});

/// A time or a place between a subject and its verb.
pub(super) static ADVERBIAL: Pattern = LazyLock::new(|| {
    let months = months().join("|");
    Regex::new(&format!(
        r"(?x)\b(?:(?:(?:on|late|early|earlier|later|last|this|next)\ )*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\ (?:morning|afternoon|evening|night))?
        |(?:on\ )?(?:{months})\ [0-9]{{1,2}}|(?:on\ )?[0-9]{{1,2}}\ (?:{months})
        |today|yesterday|tomorrow|earlier|later|(?:this|last|next)\ week
        |in\ \p{{Lu}}[\p{{L}}-]+(?:\ \p{{Lu}}[\p{{L}}-]+)?)\b"
    ))
    .ok()
});

/// Says that there were several meetings.
pub(super) static SEPARATE: Pattern = LazyLock::new(|| Regex::new(r"(?i)\bseparate(?:ly)?\b").ok());

/// Follows those who met: "Ann Lee and Bo Berg met", "held talks".
pub(super) static TOGETHER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?x)\b(?:(?:(?:has|have|had|also|later|then|briefly|first|both)\ )*met
            |are\ meeting
            |(?:had|shared)\ (?:an?\ )?(?:working\ )?(?:lunch|dinner|breakfast)
            |(?:sat|will\ sit)\ (?:down|across\ from\ each\ other|face\ to\ face|side\ by\ side)
            |will\ (?:also\ )?(?:meet|hold\ (?:[\w-]+\ ){0,3}(?:talks|a\ meeting|consultations|negotiations))
            |(?:are|were)\ (?:due|scheduled|set)\ to\ meet|are\ to\ meet|meet
            |(?:held|hold|had|have\ held|began|opened|concluded|are\ holding)\ (?:[\w-]+\ ){0,5}(?:talks|meetings?|consultations|negotiations|discussions|phone\ call|telephone\ conversation|summit)
            |(?:spoke|talked|have\ spoken|had\ spoken)\ (?:\w+\ ){0,2}?(?:by\ (?:phone|telephone|video)|on\ the\ phone|over\ the\ phone|via\ video\ link|face\ to\ face))\b",
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
        r"(?i)\b(?:not|never|no|nor|neither|without|unless|if|whether|would|could|might|may|should|cannot|refus\w*|declin\w*|cancel\w*|postpon\w*|den(?:y|ies|ied)|reject\w*|rul(?:ed|es|ing) out|urg(?:ed|es|ing)|call(?:ed|s|ing)? (?:for|on|off)|propos\w*|offer\w*|want\w*|hop(?:e|es|ed|ing)|wish\w*|ready|willing|prepared|fail\w*|unable|avoid\w*|skip\w*|snub\w*|scrap\w*|abandon\w*|plann?(?:ed|ing)?|suggest\w*|demand\w*|seek\w*|sought|invit\w*|ask(?:ed|s)|expect\w*|possib\w*|potential|rumou?r\w*|alleged\w*|hypothetical|yet to|instead of|rather than|ahead of a possible|recall\w*|hail\w*|commemorat\w*|had (?:once|first|last)|last met|ambition\w*|dream\w*|imagin\w*|(?:reports?|claims?|rumou?rs?|speculation) (?:of|about))\b|n[’']t\b|^(?:Had|Should|Were) ",
    )
    .ok()
});

/// Negates a report that precedes.
pub(super) static DENIED_AFTER: Pattern = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:was|were|been|be|is|are|has been|have been) (?:\w+ )?(?:cancel\w*|postponed|called off|scrapped|ruled out|denied|rejected|delayed|shelved|abandoned|suspended|unlikely|off the table|impossible|in doubt)|did not (?:take place|happen|materiali[sz]e)|never (?:took place|happened|materiali[sz]ed)|failed to (?:take place|materiali[sz]e)|fell through|would be|could be|might be|(?:are|is|was|were) (?:false|untrue|fake|wrong|baseless|unfounded|fabricated|fictional)|(?:collapsed|broke down|ended|failed) before|would (?:take place|happen|be held)|could (?:take place|happen)|if (?:he|she|they|the))\b",
    )
    .ok()
});

/// Reports of long ago.
pub(super) static HISTORY: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:in|of|the|since) (?:1[0-9]{3}|200[0-9])\b|\b(?:in|since) 20[0-9]{2}\b|\b(?:decades?|centur(?:y|ies)|(?:[a-z]+|[0-9]+) years) (?:ago|before|earlier)\b|\blast (?:year|decade|century)\b|\banniversary\b|\b(?:court|trial|prosecutors?|indictment|testif\w+|bribes?)\b|\b(?:semi-?finals?|quarter-?finals?|the final|tournament|championship|tennis|boxing|chess|film|novel|play|painting|book|documentary|drama|statue|museum|re-?enact\w*)\b").ok()
});

/// Things that are met besides people.
pub(super) static THINGS: Pattern = LazyLock::new(|| {
    Regex::new(r"(?i)^(?: with)? (?:(?:the|its|all|those|these|his|her|their|an?|strong|fierce|stiff|widespread|sharp) )*(?:targets?|conditions?|requirements?|criteria|deadlines?|needs?|demands?|expectations?|goals?|challenges?|criticism|resistance|opposition|protests?|approval|applause|scepticism|skepticism|silence|standards?|a? ?fate|end|obligations?|award|prize|medal|letter|message|treatment|votes?|support|reports?|praise|honou?rs?|degree|wife|husband|partner|fans?|voters?|wounded|famil(?:y|ies)|relatives|victims)\b").ok()
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

/// "flew to Oslo", "visited Oslo"
pub(super) static DESTINATION: Pattern = LazyLock::new(|| {
    Regex::new(&format!(
        r"\b(?:flew|travell?ed|went|came|headed|arrived|returned|visited|visiting|visits|visit|trip|leaving|left|welcomed [^,;]{{1,60}}?) (?:to |at |in )?{PLACE}"
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
