//! Tests of the harness itself.

use super::{Case, cases};
use crate::page::Page;

pub(super) fn cases() -> Vec<Case> {
    cases!("harness":
        clicks_and_keys_reach_a_shadow_root,
        scripts_wait_for_promises,
        origins_differ,
    )
}

const DETAILS: &str = "<div id=host></div><script>
    const root = host.attachShadow({ mode: 'open' });
    root.innerHTML = '<details id=a><summary>One</summary>1</details>' +
        '<details id=b><summary>Two</summary>2</details>';
    </script>";

fn clicks_and_keys_reach_a_shadow_root(page: &Page) {
    page.document("", DETAILS, &[]);
    page.click("#host >>> #b summary");
    page.wait("the second to open", "find('#host >>> #b').open");
    page.press("Shift+Tab");
    page.press("Enter");
    page.wait("the first to open", "find('#host >>> #a').open");
    page.press("Space");
    page.wait("the first to close", "!find('#host >>> #a').open");
}

fn scripts_wait_for_promises(page: &Page) {
    page.document("", "", &[]);
    let answer: u32 = page.eval("return new Promise(done => setTimeout(() => done(42), 50));");
    assert_eq!(answer, 42);
}

fn origins_differ(page: &Page) {
    page.document(
        "",
        "",
        &[(
            "Content-Security-Policy",
            "script-src {{WIDGET}}; connect-src 'self'",
        )],
    );
    page.run(
        "document.body.append(Object.assign(document.createElement('script'), { text: '0' }));",
    );
    // Each engine also logs it, in its own words.
    page.expect_recorded("script-src");
    let origin: String = page.eval("return location.origin;");
    assert_eq!(origin, page.site.host);
    assert_ne!(page.site.host, page.site.widget);
    assert_eq!(
        page.requests_for("/recorder.js").len(),
        1,
        "{:#?}",
        page.site.requests()
    );
}
