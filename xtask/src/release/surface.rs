//! Compares the public surfaces of two releases, as `tests/tests/article.rs`
//! writes them: lists of names, then TypeScript declarations.

use std::collections::BTreeSet;

/// The differences between two releases.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Changes {
    /// Names and declarations that were removed or changed.
    pub(super) broken: Vec<String>,
    /// New ones.
    pub(super) added: Vec<String>,
}

/// Compares the surface of the last release with the current one. A changed declaration
/// is both broken and added, whether or not callers would notice.
pub(super) fn compare(released: &str, now: &str) -> Changes {
    let (released, now) = (items(released), items(now));
    Changes {
        broken: released.difference(&now).cloned().collect(),
        added: now.difference(&released).cloned().collect(),
    }
}

/// Everything that users can name, regardless of files and line breaks.
fn items(surface: &str) -> BTreeSet<String> {
    let (lists, code) = surface.split_once("\n# ").unwrap_or((surface, ""));
    let mut items = BTreeSet::new();
    for (kind, names) in lists.lines().filter_map(|line| line.split_once(": ")) {
        items.extend(names.split(", ").map(|name| format!("{kind}: {name}")));
    }
    let mut declarations: Vec<String> = Vec::new();
    for line in code.lines().skip(1) {
        if ["export ", "declare "]
            .iter()
            .any(|start| line.starts_with(start))
        {
            declarations.push(line.to_owned());
        } else if let (Some(last), false) = (declarations.last_mut(), is_aside(line)) {
            last.push(' ');
            last.push_str(line.trim());
        }
    }
    for declaration in &declarations {
        let declaration = declaration.trim().replace("; }", " }");
        let declaration = declaration.trim_end_matches(';');
        let declaration = declaration.strip_prefix("export ").unwrap_or(declaration);
        let union = declaration
            .strip_prefix("type ")
            .and_then(|rest| rest.split_once(" ="));
        let members = ["class ", "interface "]
            .iter()
            .any(|kind| declaration.starts_with(kind));
        match (union, declaration.split_once(" {")) {
            (Some((name, union)), _) => {
                items.extend(pieces(union, '|').map(|piece| format!("type {name}: {piece}")));
            }
            (None, Some((head, body))) if members => {
                let body = body.strip_suffix('}').unwrap_or(body);
                items.extend(pieces(body, ';').map(|piece| format!("{head}: {piece}")));
            }
            _ => items.extend([declaration.to_owned()]),
        }
    }
    items
}

fn is_aside(line: &str) -> bool {
    ["#", "import ", "//"]
        .iter()
        .any(|start| line.trim_start().starts_with(start))
}

/// The pieces of code between separators that are in no bracket.
fn pieces(code: &str, separator: char) -> impl Iterator<Item = &str> {
    let (mut depth, mut before) = (0, ' ');
    let pieces = code.split(move |character| {
        match character {
            '{' | '(' | '[' | '<' => depth += 1,
            // Not that of an arrow.
            '>' if before == '=' => {}
            '}' | ')' | ']' | '>' => depth -= 1,
            _ => {}
        }
        before = character;
        character == separator && depth == 0
    });
    pieces.map(str::trim).filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const RELEASED: &str = "attributes: src, theme\nslots: \n\n# a.d.ts\n\
        import type { X } from \"./x.js\";\n\
        export type Reason = \"user\" | \"find\";\n\
        export class Element extends HTMLElement {\n  expand(id?: string): void;\n  \
        on(then: (x: { a: 1; b: 2 }) => void): void;\n}\n\
        export function check(article: Article): Problem[];\n";

    #[test]
    fn layout_and_files_do_not_count() {
        let now = "attributes: theme, src\nslots: \n\n# b.d.ts\n// codegen: reason\n\
            export type Reason =\n  | \"user\"\n  | \"find\";\n\
            export function check(article: Article): Problem[];\n\n# c.d.ts\n\
            export class Element extends HTMLElement {\n  \
            on(then: (x: {\n    a: 1;\n    b: 2;\n  }) => void): void;\n  expand(id?: string): void;\n}\n";
        assert_eq!(compare(RELEASED, now), Changes::default());
    }

    #[test]
    fn broken_and_added_items_are_listed() {
        let now = RELEASED
            .replace("src, theme", "src, mode")
            .replace("\"find\"", "\"hash\"")
            .replace("expand(id?: string)", "expand(id: string)");
        let changes = compare(RELEASED, &now);
        let expected = |name, argument, reason| {
            [
                format!("attributes: {name}"),
                format!("class Element extends HTMLElement: expand({argument}: string): void"),
                format!("type Reason: \"{reason}\""),
            ]
        };
        assert_eq!(changes.broken, expected("theme", "id?", "find"));
        assert_eq!(changes.added, expected("mode", "id", "hash"));
    }
}
