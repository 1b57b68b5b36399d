//! Recognizes lines that pages have around an article, and advertisements.

pub(super) fn is_promotion(line: &str) -> bool {
    const BEGINNINGS: [&str; 9] = [
        "ad for ",
        "ad: ",
        "advertisement: ",
        "advertisement for ",
        "sponsored: ",
        "subscribe to ",
        "sign up for ",
        "support our ",
        "donate to ",
    ];
    let lower = line.to_lowercase();
    line.chars().count() <= 160 && BEGINNINGS.iter().any(|begin| lower.starts_with(begin))
}

/// Lines that pages have around an article.
pub(super) fn is_furniture(line: &str) -> bool {
    const LINES: [&str; 36] = [
        "ad",
        "advertisement",
        "all rights reserved",
        "back to top",
        "bottom of page",
        "close",
        "comments",
        "contact",
        "contact us",
        "cookie policy",
        "cookie settings",
        "email",
        "facebook",
        "home",
        "log in",
        "login",
        "menu",
        "more",
        "navigation",
        "next",
        "post",
        "previous",
        "print",
        "privacy policy",
        "recent posts",
        "related articles",
        "search",
        "see all",
        "share",
        "sign in",
        "skip to content",
        "skip to main content",
        "sponsored",
        "top of page",
        "tweet",
        "twitter",
    ];
    const BEGINNINGS: [&str; 9] = [
        "©",
        "credit: ",
        "follow us",
        "image: ",
        "photo by ",
        "photo: ",
        "read also",
        "share on ",
        "share this",
    ];
    let lower = line.to_lowercase();
    let lower = lower.trim_end_matches(['.', ':']);
    let is_short = line.chars().count() <= 120;
    let begins = BEGINNINGS.iter().any(|begin| lower.starts_with(begin));
    let is_length = lower.ends_with(" min read") || lower.ends_with(" minute read");
    LINES.binary_search(&lower).is_ok() || is_short && (begins || is_length)
}
