//! `cargo xtask codegen`: generates types, the manifest of the element, the loader's
//! lists, and the tables of README and docs from the table of the public surface
//! (`crates/article/src/surface.rs`).
//!
//! A file is generated completely, or in sections between `codegen: NAME` and
//! `/codegen` in comments. This module formats text and contains no names of the
//! surface.

use anyhow::{Context as _, Result, bail};
use article::surface::{
    ATTRIBUTES, AttributeEntry, EVENTS, EventEntry, MEMBERS, MemberKind, PROPERTIES, Values,
};
use article::{Code, ErrorCode, Part, Reason};
use serde_json::{Value, json};

use crate::node_tools;
use crate::process::{self, Toolbox};
use crate::project::Project;

/// Generated files, from the root of the repository.
const FILES: [&str; 7] = [
    "README.md",
    "docs/theming.md",
    "src/types.d.ts",
    "www/custom-elements.json",
    "www/element.d.ts",
    "www/element.js",
    "www/jsx.d.ts",
];

/// Writes all generated files; with `check`, only lists those that differ.
pub(crate) fn command(project: &Project, check: bool) -> Result<()> {
    let mut stale = Vec::new();
    for file in FILES {
        let path = project.root.join(file);
        let text = std::fs::read_to_string(&path).with_context(|| file.to_owned())?;
        let generated = generate(project, file, &text)?;
        if generated == text {
            continue;
        }
        if !check {
            std::fs::write(&path, generated).with_context(|| file.to_owned())?;
        }
        stale.push(file);
    }
    match (check, stale.is_empty()) {
        (true, false) => bail!(
            "out of date, run `cargo xtask codegen`: {}",
            stale.join(", ")
        ),
        (false, false) => println!("wrote {}", stale.join(", ")),
        (_, true) => println!("generated code is up to date: {}", FILES.join(", ")),
    }
    Ok(())
}

/// The new content of `file`, which now contains `text`.
fn generate(project: &Project, file: &str, text: &str) -> Result<String> {
    if file == "www/custom-elements.json" {
        return Ok(format!("{:#}\n", manifest()));
    }
    let mut result = String::with_capacity(text.len());
    let mut lines = text.split_inclusive('\n');
    while let Some(line) = lines.next() {
        result.push_str(line);
        let Some((_, name)) = line.split_once("codegen: ") else {
            continue;
        };
        let name = name.split_whitespace().next().unwrap_or_default();
        result
            .push_str(&section(project, name).with_context(|| format!("{file}: section {name}"))?);
        let end = lines.find(|line| line.contains("/codegen"));
        result.push_str(end.with_context(|| format!("{file}: section {name} has no end"))?);
    }
    Ok(result)
}

fn section(project: &Project, name: &str) -> Result<String> {
    Ok(match name {
        "attributes" => table(
            ["attribute", "values, the default first", "meaning"],
            ATTRIBUTES.iter().map(|attribute| {
                let summary = attribute.summary.to_owned();
                [code(attribute.name), values(attribute), summary]
            }),
        ),
        "members" => table(
            ["member", "description"],
            MEMBERS.iter().map(|member| {
                let name = match member.kind {
                    MemberKind::Method => format!("{}(id?)", member.name),
                    MemberKind::Static(_) => format!("ArticleWidget.{}", member.name),
                    MemberKind::Property(_) | MemberKind::Readonly(_) => member.name.to_owned(),
                };
                [code(&name), member.summary.to_owned()]
            }),
        ),
        "events" => table(
            ["event", "`detail`", "when"],
            EVENTS.iter().map(|event| {
                let fields: Vec<&str> = event.detail.iter().map(|(name, _)| *name).collect();
                let detail = format!("`{{{}}}`", fields.join(", "));
                [code(event.name), detail, event.summary.to_owned()]
            }),
        ),
        "reasons" => table(
            ["reason", "cause"],
            Reason::ALL
                .iter()
                .map(|reason| [code(reason.as_str()), lower(reason.summary())]),
        ),
        "errors" => table(
            ["code", "cause", "remedy"],
            ErrorCode::ALL.iter().map(|error| {
                let remedy = error.remedy().to_owned();
                [code(error.as_str()), lower(error.summary()), remedy]
            }),
        ),
        "parts" => table(
            ["part", "element"],
            Part::ALL
                .iter()
                .map(|part| [code(part.as_str()), lower(part.summary())]),
        ),
        "properties" => table(
            ["property", "default", "description"],
            PROPERTIES.iter().map(|property| {
                [
                    code(property.name),
                    property.default.to_owned(),
                    property.summary.to_owned(),
                ]
            }),
        ),
        "attribute-list" => {
            let names = ATTRIBUTES.iter().map(|attribute| attribute.name);
            format!("const ATTRIBUTES = [{}];\n", quoted(names, ", "))
        }
        "error-codes" => union("ArticleErrorCode", ErrorCode::ABOUT, ErrorCode::WORDS),
        "reason-type" => union("ToggleReason", Reason::ABOUT, Reason::WORDS),
        "problem-codes" => union("ProblemCode", Code::ABOUT, Code::WORDS),
        "format-types" => format_types(project)?,
        "event-map" => interface(
            "ArticleWidgetEventMap",
            EVENTS.iter().map(|event| {
                let field = format!("\"{}\": {}", event.name, event_type(event));
                documented(event.summary, &field)
            }),
        ),
        "attribute-options" => ATTRIBUTES
            .iter()
            .map(|attribute| {
                let name = camel_case(attribute.name);
                let field = format!("{name}?: {}", option_type(attribute, false));
                documented(attribute.summary, &field)
            })
            .collect(),
        "jsx-attributes" => interface(
            "ArticleWidgetAttributes",
            ATTRIBUTES.iter().map(jsx_attribute),
        ),
        _ => bail!("unknown section"),
    })
}

/// The types of the article format, from its schema.
fn format_types(project: &Project) -> Result<String> {
    let toolbox = Toolbox::default();
    let modules = node_tools::BUILD.install(project, &toolbox)?;
    let mut node = toolbox.command("node")?;
    node.arg(project.path("xtask/codegen/format-types.cjs"))
        .arg(project.path("www/article.schema.json"))
        .env("NODE_PATH", modules);
    process::output(&mut node)
}

/// The values of an attribute, for people.
fn values(attribute: &AttributeEntry) -> String {
    match attribute.values {
        Values::Url => "URL".to_owned(),
        Values::Language => "the article's language".to_owned(),
        Values::Words(words) => {
            let words: Vec<String> = words.iter().map(|word| code(word)).collect();
            words.join(", ")
        }
        Values::Meetings => "`none`, `first`, `all`, or meeting ids separated by spaces".to_owned(),
        Values::Level => "2 (1 to 5)".to_owned(),
        Values::Flag => "absent, present".to_owned(),
    }
}

fn event_type(event: &EventEntry) -> String {
    let fields: Vec<String> = event
        .detail
        .iter()
        .map(|(name, kind)| format!("{name}: {kind}"))
        .collect();
    format!("CustomEvent<{{ {} }}>", fields.join("; "))
}

/// An attribute for templates.
fn jsx_attribute(attribute: &AttributeEntry) -> String {
    let mut kind = option_type(attribute, false);
    if matches!(attribute.values, Values::Level) {
        kind += &format!(
            " | {}",
            quoted(["1", "2", "3", "4", "5"].into_iter(), " | ")
        );
    }
    let field = format!("\"{}\"?: {kind} | undefined", attribute.name);
    documented(attribute.summary, &field)
}

/// The TypeScript type of an attribute. Manifests list keywords even if others are valid.
fn option_type(attribute: &AttributeEntry, in_manifest: bool) -> String {
    match attribute.values {
        Values::Url | Values::Language => "string".to_owned(),
        Values::Words(words) => quoted(words.iter().copied(), " | "),
        Values::Meetings if in_manifest => "\"none\" | \"first\" | \"all\" | string".to_owned(),
        Values::Meetings => "string".to_owned(),
        Values::Level => "1 | 2 | 3 | 4 | 5".to_owned(),
        Values::Flag => "boolean".to_owned(),
    }
}

/// The custom elements manifest, for editors and component catalogues.
fn manifest() -> Value {
    let described = |name: &str, description: &str| json!({ "name": name, "description": format!("{}.", upper(description)) });
    let attributes = ATTRIBUTES.iter().map(|attribute| {
        let mut entry = described(attribute.name, attribute.summary);
        entry["type"] = json!({ "text": option_type(attribute, true) });
        let default = match attribute.values {
            Values::Words(words) => words.first().map(|word| format!("\"{word}\"")),
            Values::Meetings => Some("\"none\"".to_owned()),
            Values::Level => Some("\"2\"".to_owned()),
            Values::Url | Values::Language | Values::Flag => None,
        };
        if let Some(default) = default {
            entry["default"] = default.into();
        }
        entry
    });
    let members = MEMBERS.iter().map(|member| {
        let mut entry = described(member.name, member.summary);
        let (kind, text) = match member.kind {
            MemberKind::Method => ("method", None),
            MemberKind::Property(text) | MemberKind::Readonly(text) | MemberKind::Static(text) => {
                ("field", Some(text))
            }
        };
        entry["kind"] = kind.into();
        match text {
            Some(text) => entry["type"] = json!({ "text": text }),
            None => {
                entry["parameters"] =
                    json!([{ "name": "id", "optional": true, "type": { "text": "string" } }]);
            }
        }
        if matches!(member.kind, MemberKind::Readonly(_) | MemberKind::Static(_)) {
            entry["readonly"] = true.into();
        }
        if matches!(member.kind, MemberKind::Static(_)) {
            entry["static"] = true.into();
        }
        entry
    });
    let events = EVENTS.iter().map(|event| {
        let mut entry = described(event.name, event.summary);
        entry["type"] = json!({ "text": event_type(event) });
        entry
    });
    let parts = Part::ALL
        .iter()
        .map(|part| described(part.as_str(), part.summary()));
    let properties = PROPERTIES.iter().map(|property| {
        let mut entry = described(property.name, property.summary);
        entry["default"] = property.default.replace('`', "").into();
        entry
    });
    json!({
        "schemaVersion": "1.0.0",
        "readme": "README.md",
        "modules": [{
            "kind": "javascript-module",
            "path": "loader.js",
            "declarations": [{
                "kind": "class",
                "name": "ArticleWidget",
                "tagName": "article-widget",
                "customElement": true,
                "superclass": { "name": "HTMLElement" },
                "description": "A news article with expandable summaries of the meetings it reports.",
                "attributes": attributes.collect::<Vec<_>>(),
                "members": members.collect::<Vec<_>>(),
                "events": events.collect::<Vec<_>>(),
                "slots": [described("", "the fallback: shown until the article is rendered, and when it cannot be")],
                "cssProperties": properties.collect::<Vec<_>>(),
                "cssParts": parts.collect::<Vec<_>>(),
            }],
            "exports": [
                {
                    "kind": "js",
                    "name": "ArticleWidget",
                    "declaration": { "name": "ArticleWidget", "module": "loader.js" },
                },
                {
                    "kind": "custom-element-definition",
                    "name": "article-widget",
                    "declaration": { "name": "ArticleWidget", "module": "loader.js" },
                },
            ],
        }],
    })
}

fn table<const N: usize>(heads: [&str; N], rows: impl Iterator<Item = [String; N]>) -> String {
    let heads = [heads, ["---"; N]].map(|row| row.map(str::to_owned));
    let rows = heads.into_iter().chain(rows);
    rows.map(|cells| format!("| {} |\n", cells.join(" | ")))
        .collect()
}

fn union(name: &str, about: &str, words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("  | \"{word}\"")).collect();
    format!(
        "/** {about} */\nexport type {name} =\n{};\n",
        words.join("\n")
    )
}

fn interface(name: &str, fields: impl Iterator<Item = String>) -> String {
    format!(
        "export interface {name} {{\n{}}}\n",
        fields.collect::<String>()
    )
}

fn documented(summary: &str, field: &str) -> String {
    format!("  /** {}. */\n  {field};\n", upper(summary))
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn quoted<'a>(words: impl Iterator<Item = &'a str>, separator: &str) -> String {
    let words: Vec<String> = words.map(|word| format!("\"{word}\"")).collect();
    words.join(separator)
}

fn camel_case(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| name + &upper(part))
}

fn upper(text: &str) -> String {
    with_first(text, char::to_ascii_uppercase)
}

fn lower(text: &str) -> String {
    with_first(text, char::to_ascii_lowercase)
}

fn with_first(text: &str, change: impl Fn(&char) -> char) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // Acronyms stay.
        Some(first) if !text.starts_with("WASM") => {
            change(&first).to_string() + characters.as_str()
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generated_files_are_up_to_date() -> Result<()> {
        command(&Project::find()?, true)
    }

    #[test]
    fn sections_are_replaced_and_the_rest_stays() -> Result<()> {
        let text = "a\n// codegen: attribute-list\nold\n// /codegen\nb\n";
        let generated = generate(&Project::find()?, "any", text)?;
        assert!(
            generated.starts_with("a\n// codegen: attribute-list\nconst ATTRIBUTES = [\"src\", ")
        );
        assert!(generated.ends_with("];\n// /codegen\nb\n"));
        assert!(!generated.contains("old"));
        Ok(())
    }

    #[test]
    fn sections_without_a_name_or_an_end_are_errors() -> Result<()> {
        let project = Project::find()?;
        assert!(generate(&project, "any", "// codegen: nonsense\n// /codegen\n").is_err());
        assert!(generate(&project, "any", "// codegen: parts\n").is_err());
        Ok(())
    }
}
