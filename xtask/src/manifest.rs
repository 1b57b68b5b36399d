//! `package.json` of the npm package, which is `pkg/`.
//!
//! What it shares with `Cargo.toml` is taken from there.

use anyhow::{Context as _, Result};

use crate::project::{Project, lookup};

/// The order matters: a resolver takes the first condition that fits, so
/// `types` comes before `default`.
const TEMPLATE: &str = r#"{
  "name": "article-widget",
  "version": VERSION,
  "description": DESCRIPTION,
  "license": LICENSE,
  "type": "module",
  "main": "./loader.js",
  "types": "./loader.d.ts",
  "customElements": "custom-elements.json",
  "exports": {
    ".": {
      "types": "./loader.d.ts",
      "default": "./loader.js"
    },
    "./loader.js": {
      "types": "./loader.d.ts",
      "default": "./loader.js"
    },
    "./wasm": {
      "types": "./article_widget.d.ts",
      "default": "./article_widget.js"
    },
    "./article_widget.js": {
      "types": "./article_widget.d.ts",
      "default": "./article_widget.js"
    },
    "./article_widget_bg.wasm": {
      "types": "./article_widget_bg.wasm.d.ts",
      "default": "./article_widget_bg.wasm"
    },
    "./article-widget.css": "./article-widget.css",
    "./article.schema.json": "./article.schema.json",
    "./articles/*": "./articles/*",
    "./custom-elements.json": "./custom-elements.json",
    "./package.json": "./package.json"
  },
  "sideEffects": [
    "./loader.js",
    "./article-widget.css"
  ],
  "files": [
    "*"
  ]
}
"#;

/// The text of `package.json`.
pub(crate) fn package_json(project: &Project) -> Result<String> {
    let manifest = project.manifest()?;
    let text = |path: &[&str]| {
        lookup(&manifest, path)
            .and_then(toml::Value::as_str)
            .with_context(|| format!("Cargo.toml has no {}", path.join(".")))
    };
    let (version, license) = (
        text(&["workspace", "package", "version"])?,
        text(&["workspace", "package", "license"])?,
    );
    fill(version, text(&["package", "description"])?, license)
}

fn fill(version: &str, description: &str, license: &str) -> Result<String> {
    Ok(TEMPLATE
        .replace("VERSION", &serde_json::to_string(version)?)
        .replace("DESCRIPTION", &serde_json::to_string(description)?)
        .replace("LICENSE", &serde_json::to_string(license)?))
}

/// The files that a `package.json` names, without patterns.
pub(crate) fn named_files(package_json: &str) -> Result<Vec<String>> {
    let value: serde_json::Value = serde_json::from_str(package_json)?;
    let mut files = Vec::new();
    for key in ["main", "types", "customElements", "exports"] {
        strings(&value[key], &mut files);
    }
    for file in &mut files {
        if let Some(relative) = file.strip_prefix("./") {
            *file = relative.to_owned();
        }
    }
    files.retain(|file| !file.contains('*'));
    files.sort();
    files.dedup();
    Ok(files)
}

fn strings(value: &serde_json::Value, found: &mut Vec<String>) {
    match value {
        serde_json::Value::String(text) => found.push(text.clone()),
        serde_json::Value::Object(map) => map.values().for_each(|value| strings(value, found)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_json_whatever_the_description() {
        let text = fill("1.2.3", r#"says "hello"\"#, "MIT").expect("filled in");
        let value: serde_json::Value = serde_json::from_str(&text).expect("valid JSON");
        assert_eq!(value["version"], "1.2.3");
        assert_eq!(value["description"], r#"says "hello"\"#);
        assert_eq!(value["license"], "MIT");
    }

    #[test]
    fn types_come_first() {
        for block in TEMPLATE
            .split("\"default\"")
            .collect::<Vec<_>>()
            .split_last()
            .expect("some")
            .1
        {
            let condition = block.rsplit('{').next().unwrap_or_default();
            assert!(condition.contains("\"types\""), "{condition}");
        }
    }

    #[test]
    fn files_are_found_in_exports() {
        let files = named_files(&fill("1.2.3", "", "MIT").expect("filled in")).expect("valid");
        for file in [
            "loader.js",
            "loader.d.ts",
            "article_widget_bg.wasm",
            "article-widget.css",
        ] {
            assert!(
                files.iter().any(|name| name == file),
                "{file} not in {files:?}"
            );
        }
    }

    #[test]
    fn the_package_has_every_file_that_it_names() {
        let project = Project::find().expect("a checkout");
        let text = package_json(&project).expect("filled in");
        for file in named_files(&text).expect("valid") {
            let path = project.path("pkg").join(&file);
            assert!(
                path.is_file(),
                "pkg/{file} is missing; `cargo xtask build` makes it"
            );
        }
    }
}
