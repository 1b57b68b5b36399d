//! `prerender`: the embed as markup, or a whole page.

use crate::args::PrerenderArgs;
use crate::failure::Failure;
use crate::load::load;
use crate::{output, page, report};

/// Prerenders a file to standard output.
///
/// # Errors
///
/// If the file is not an article, after reporting every problem on standard error.
pub(crate) fn run(args: &PrerenderArgs) -> Result<(), Failure> {
    let article = load(&args.file)?;
    let options = args.options();
    if args.page && article.url.is_none() {
        report::note("the article has no url, so the page has no canonical URL");
    }
    let html = if args.page {
        page::page(
            &article,
            &options,
            args.loader.as_deref(),
            args.oembed.as_deref(),
        )
    } else {
        page::embed(&article, &options, args.loader.as_deref())
    };
    output::print(html)
}
