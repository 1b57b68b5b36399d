//! Describes a page, for the message of a failed wait.

use crate::page::Page;

const LONGEST: usize = 4_000;

pub(crate) fn describe(page: &Page) -> String {
    let state: String = page.eval(
        "const focused = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
         const box = focused?.getBoundingClientRect();
         const show = (node) => node.shadowRoot
           ? `${node.outerHTML}\\n#shadow-root ${node.shadowRoot.innerHTML}` : node.outerHTML;
         const widgets = [...document.querySelectorAll('article-widget')].map(show);
         return [
           `address: ${location.href}`,
           `console: ${JSON.stringify(window.__recorded)}`,
           `events: ${JSON.stringify(window.__events)}`,
           `defined: ${Boolean(customElements.get('article-widget'))}`,
           `focus: ${document.activeElement?.localName} ${focused?.outerHTML.slice(0, 80)}`,
           `view: ${innerHeight} px high from ${scrollY} on, the focus at ${box?.top} to ${box?.bottom}`,
           ...(widgets.length ? widgets : [document.body?.outerHTML]),
         ].join('\\n');",
    );
    let mut lines: String = state.chars().take(LONGEST).collect();
    for request in page.site.requests() {
        lines += &format!(
            "\n{} {:?} {} {}",
            request.method, request.origin, request.path, request.query
        );
    }
    lines
}
