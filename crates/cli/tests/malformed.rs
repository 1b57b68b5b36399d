//! Damaged, wrongly encoded, huge or deeply nested input: each command gives a result or a
//! clear error within resource limits.
//!
//! The system enforces limits proportional to the input, so exceeding them fails a test.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop, and its helpers too"
)]

mod support;

use std::fs;
use support::{Bounds, Ran, import_fixtures, run_with, run_within, shared_fixtures};

const MIB: usize = 1 << 20;

/// The maximum input size, as in docs/command-line.md.
const LIMIT: usize = 16 * MIB;

/// The program's base memory, with its code and stack.
const PROGRAM: usize = 64 * MIB;

/// Processor time, with a lot to spare for a build without optimisation.
const SECONDS: u32 = 60;

/// A command that reads a format, a document of that format, and whether it is JSON, which is
/// invalid when truncated, unlike HTML or text.
struct Format {
    command: &'static [&'static str],
    document: Vec<u8>,
    is_json: bool,
}

fn formats() -> Vec<Format> {
    let article = shared_fixtures("articles").join("full.json");
    let import = |name: &str| import_fixtures().join(name);
    let formats: [(&[&str], _); 8] = [
        (&["check", "-"], article.clone()),
        (&["check", "--format", "json", "-"], article.clone()),
        (&["prerender", "--page", "-"], article),
        (&["import", "--format", "text", "-"], import("byline.txt")),
        (&["import", "--format", "json-ld", "-"], import("page.html")),
        (
            &["import", "--format", "json-ld", "-"],
            import("news-article.json"),
        ),
        (
            &["import", "--format", "ninjs", "-"],
            import("ninjs-2.json"),
        ),
        (
            &["import", "--format", "json-feed", "-"],
            import("feed-1.1.json"),
        ),
    ];
    let formats = formats.into_iter().map(|(command, path)| Format {
        command,
        document: fs::read(&path).expect("a fixture"),
        is_json: path.extension().is_some_and(|ending| ending == "json"),
    });
    formats.collect()
}

impl Format {
    /// Gives the command an input, and memory for `times` its size.
    #[track_caller]
    fn run(&self, input: &[u8], times: usize) -> Ran {
        let bounds = Bounds {
            memory: PROGRAM + times * input.len().min(LIMIT),
            seconds: SECONDS,
        };
        let (ran, _) = run_within(bounds, self.command, input);
        let begin = String::from_utf8_lossy(&input[..input.len().min(60)]);
        let told = || format!("{:?} of {begin:?}: {}", self.command, shortened(&ran.err));
        assert!(matches!(ran.code, Some(0 | 1)), "{}", told());
        assert!(!ran.err.contains("panicked"), "{}", told());
        ran
    }

    /// The same, where the input is not a document: there is an error, and no
    /// result that could be taken for one.
    #[track_caller]
    fn refuses(&self, input: &[u8], times: usize) -> String {
        let ran = self.run(input, times).exits(1);
        if self.command[0] == "check" {
            return ran.out + &ran.err;
        }
        assert_eq!(ran.out, "", "{:?}", self.command);
        assert!(ran.err.starts_with("error"), "{}", shortened(&ran.err));
        ran.err
    }
}

fn shortened(text: &str) -> String {
    text.chars().take(400).collect()
}

#[test]
fn documents_cut_anywhere() {
    for format in formats() {
        for tenth in 0..10 {
            let cut = &format.document[..format.document.len() * tenth / 10];
            if !format.is_json {
                format.run(cut, 64);
                continue;
            }
            let said = format.refuses(cut, 64);
            let words = match tenth {
                0 => "empty",
                _ => "the file ends in the middle of",
            };
            assert!(said.contains(words), "{said}");
            assert!(said.contains("standard input"), "the place is told: {said}");
        }
    }
}

#[test]
fn texts_in_another_encoding() {
    for format in formats() {
        let text = String::from_utf8_lossy(&format.document);
        let units: Vec<u16> = text.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for (mark, bytes) in [
            (&b"\xFF\xFE"[..], &little),
            (b"\xFE\xFF", &big),
            (b"", &little),
            (b"", &big),
        ] {
            let input = [mark, bytes].concat();
            if format.command[0] == "import" {
                let expected = format.run(&format.document, 64).out;
                assert_eq!(format.run(&input, 64).out, expected);
                continue;
            }
            let said = format.refuses(&input, 64);
            assert!(said.contains("UTF-16") && said.contains("UTF-8"), "{said}");
        }
        // Latin-1 and Windows-1252: one byte for an é, and for quotation marks.
        for bytes in [&b"caf\xE9"[..], b"\x93quoted\x94", b"\xC3", b"\xED\xA0\x80"] {
            let input = [&format.document, bytes].concat();
            if format.command[0] == "import" {
                format.run(&input, 64);
                continue;
            }
            let said = format.refuses(&input, 64);
            let byte = format!(
                "0x{:02X}",
                bytes.iter().find(|b| !b.is_ascii()).expect("one")
            );
            assert!(
                said.contains(&byte) && said.contains("is not UTF-8"),
                "{said}"
            );
        }
    }
}

#[test]
fn nul_bytes() {
    for format in formats() {
        for at in [0, 1, format.document.len() / 2, format.document.len()] {
            let (before, after) = format.document.split_at(at);
            let ran = format.run(&[before, b"\0\0", after].concat(), 64);
            assert!(!ran.out.contains('\0'), "{}", ran.out);
            let is_kept = ran.code == Some(0) && ran.out.contains("\\u0000");
            assert!(!is_kept, "{}", ran.out);
        }
        // As JSON writes it.
        if format.is_json && format.command[0] == "import" {
            let text = String::from_utf8_lossy(&format.document).replace("Ann", "An\\u0000n");
            assert!(text.contains("\\u0000"));
            let ran = format.run(text.as_bytes(), 64).exits(0);
            assert!(!ran.out.contains("\\u0000"), "{}", ran.out);
        }
        format.refuses(&[0; 4096], 64);
    }
}

/// An endless value, and endless values.
#[test]
fn fifty_megabytes_are_not_read_to_the_end() {
    let one = "x".repeat(50 * MIB);
    let many = "{\"type\":\"paragraph\",\"text\":\"x\"},\n<p>x</p>\n\n".repeat(50 * MIB / 44);
    for format in formats() {
        for rest in [&one, &many] {
            let input = [&format.document, rest.as_bytes()].concat();
            let bounds = Bounds {
                memory: PROGRAM + 3 * LIMIT,
                seconds: SECONDS,
            };
            let (ran, taken) = run_within(bounds, format.command, &input);
            let ran = ran.exits(1);
            let said = ran.out + &ran.err;
            assert!(
                said.contains("is larger than 16 MiB"),
                "{}",
                shortened(&said)
            );
            // A pipe holds a little more than what was read.
            assert!(taken <= LIMIT + MIB, "{taken} bytes were taken");
        }
    }
}

/// Input of the maximum size: as one value, and as very many.
#[test]
fn memory_grows_with_the_input_and_no_faster() {
    let fill_to = |limit: usize, begin: &str, part: &str, end: &str| {
        let count = (limit - begin.len() - end.len()) / part.len();
        [begin, &part.repeat(count), end].concat().into_bytes()
    };
    let fill = |begin: &str, part: &str, end: &str| fill_to(LIMIT, begin, part, end);
    let json = |begin: &str| {
        vec![
            fill(&format!("{{{begin},\"x\":\""), "x", "\"}"),
            fill(&format!("{{{begin},\"x\":["), "[],", "0]}"),
            fill(&format!("{{{begin}"), ",\"x\":{\"x\":\"x\"}", "}"),
        ]
    };
    for format in formats() {
        let inputs = match format.command {
            ["import", _, "text", _] => {
                let text = |begin: &str, part: &str| fill_to(4 * MIB, begin, part, "");
                vec![
                    text("Headline\n\n", "word "),
                    text("Headline\n\n", "word\n\n"),
                    text("Headline\n\n", "Menu\n\n"),
                    text("", "\n"),
                    fill("Headline\n\n", "word ", ""),
                ]
            }
            ["import", _, "json-feed", _] => {
                let version = "\"version\":\"https://jsonfeed.org/version/1.1\"";
                let text = format!("{{{version},\"items\":[{{\"title\":\"t\",\"content_text\":\"");
                let lines = fill_to(8 * MIB, &text, "x\\n\\n", "\"}]}");
                [json(version), vec![lines]].concat()
            }
            ["import", _, "ninjs", _] => json("\"uri\":\"urn:a\""),
            ["import", _, "json-ld", _] if !format.is_json => vec![
                fill("<html lang=en><h1>h</h1><p>", "x", ""),
                fill("<html lang=en><h1>h</h1>", "<p>x", ""),
                fill("<html lang=en><h1>h</h1><p title=\"", "x", "\">x"),
            ],
            ["import", ..] => json("\"@type\":\"NewsArticle\""),
            _ => json("\"version\":1"),
        };
        for input in inputs {
            format.run(&input, 24);
        }
    }
}

#[test]
fn nesting_a_hundred_thousand_deep() {
    const DEEP: usize = 100_000;
    for format in formats() {
        if format.is_json {
            for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[{\"body\":", "}]")] {
                for end in [String::new(), format!("1{}", close.repeat(DEEP))] {
                    let said = format.refuses((open.repeat(DEEP) + &end).as_bytes(), 64);
                    assert!(said.contains("nested too deeply"), "{}", shortened(&said));
                }
            }
        } else if format.command.contains(&"json-ld") {
            for tag in [
                "div",
                "b",
                "ul><li",
                "table><td",
                "svg><g",
                "template",
                "font",
                "zzz",
            ] {
                let html = format!("<html><h1>h</h1>{}", format!("<{tag}>").repeat(DEEP));
                let said = format.refuses(html.as_bytes(), 256);
                assert!(said.contains("than this program reads"), "{tag}: {said}");
            }
        }
    }
}

#[test]
fn html_inside_of_json_is_bounded_as_well() {
    let html = format!("<p>x{}", "<div>".repeat(100_000));
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "t",
        "items": [{ "id": "1", "title": "x", "content_html": html }],
    });
    let ninjs = serde_json::json!({ "uri": "urn:a", "headline": "h", "body_html": html });
    for document in [feed, ninjs] {
        let ran = run_with(&["import", "-"], document.to_string().as_bytes()).exits(1);
        assert!(ran.err.contains("than this program reads"), "{}", ran.err);
    }
}

/// HTML that would make a browser's tree explode.
#[test]
fn hostile_html_is_bounded() {
    let attributes: String = (0..40_000).map(|n| format!("<p><b a{n}>")).collect();
    for html in [
        "<b><p>".repeat(300_000),
        attributes,
        "<p>x".repeat(1_000_000),
    ] {
        let page = format!("<html><body>{html}");
        let ran = run_with(&["import", "-"], page.as_bytes()).exits(1);
        assert!(ran.err.contains("than this program reads"), "{}", ran.err);
    }
}

/// A file with very many problems on one line; the time must not be quadratic.
#[test]
fn a_hundred_thousand_problems() {
    let people = "{\"jobTitle\":1},".repeat(50_000);
    let article = format!(
        "{{\"version\":1,\"id\":\"a\",\"headline\":\"h\",\"inLanguage\":\"en\",\"body\":[{{\
         \"type\":\"meeting\",\"id\":\"m\",\"name\":\"n\",\"summary\":\"s\",\"attendees\":[{people}{{}}]}}]}}"
    );
    let bounds = Bounds {
        memory: PROGRAM + 64 * article.len(),
        seconds: SECONDS,
    };
    let (ran, _) = run_within(bounds, &["check", "-"], article.as_bytes());
    let ran = ran.exits(1);
    assert_eq!(ran.out.matches("error[").count(), 1000);
    assert!(
        ran.out
            .contains("there are 99001 more problems, 99001 of them errors")
    );
    assert!(
        ran.out
            .ends_with("1 file checked: 100001 errors, 0 warnings\n")
    );
    let (ran, _) = run_within(
        bounds,
        &["check", "--format", "json", "-"],
        article.as_bytes(),
    );
    let findings = ran.exits(1).json();
    let findings = findings.as_array().expect("a list");
    assert_eq!(findings.len(), 1001);
    assert_eq!(findings[1000]["code"], "limit");
}

/// Documents in which every part may refer to every other.
#[test]
fn running_time_is_not_quadratic() {
    let events: String = (0..30_000)
        .map(|n| format!("{{\"@type\":\"Event\",\"@id\":\"#e{n}\",\"name\":\"n\"}},"))
        .collect();
    let data = format!(
        "{{\"@context\":\"https://schema.org\",\"@type\":\"NewsArticle\",\"headline\":\"h\",\"about\":[{events}null]}}"
    );
    let page = format!(
        "<html lang=en><script type=\"application/ld+json\">{data}</script><article>{}",
        "<p id=x>x</p>".repeat(100_000)
    );
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).expect("a letter"));
    let people: String = (0..10_000)
        .map(|n| {
            let name: String = [n, n / 26, n / 676].map(letter).into_iter().collect();
            format!("Foreign Minister Ann{name} Lee{name} met Premier Bo{name} Berg in Vienna. ")
        })
        .collect();
    let text = format!("Headline\n\n{people}");
    let one_sentence = text.replace(". ", " ");
    for input in [data, page, text, one_sentence] {
        let bounds = Bounds {
            memory: PROGRAM + 64 * input.len(),
            seconds: SECONDS,
        };
        let (ran, _) = run_within(bounds, &["import", "-"], input.as_bytes());
        assert!(matches!(ran.code, Some(0 | 1)), "{}", shortened(&ran.err));
    }
}
