//! `import`: reads the file, prints the article and the notes. The crate `import`
//! converts the formats.

use crate::args::ImportArgs;
use crate::document::Document;
use crate::failure::Failure;
use crate::source::Source;
use crate::{input, output};
use ::import::{Error, import};
use std::io::Write;

/// Imports a file to standard output, with notes on standard error.
///
/// # Errors
///
/// If the file does not have the format, or does not yield a valid article.
pub(crate) fn run(args: &ImportArgs) -> Result<(), Failure> {
    let (name, bytes) = input::read_bytes(&args.file)?;
    let imported =
        import(&bytes, &args.options.to_options()).map_err(|error| failure(name, error))?;
    let text = serde_json::to_string_pretty(&imported.article)
        .map_err(|error| Failure::Data(format!("the article could not be written: {error}")))?;
    let mut stderr = anstream::stderr().lock();
    for note in imported.notes {
        writeln!(stderr, "{note}").map_err(output::failure)?;
    }
    output::print(text)
}

fn failure(name: &str, error: Error) -> Failure {
    match error {
        Error::Json { text, problem } => {
            let source = Source {
                name: name.to_owned(),
                text,
            };
            Failure::Findings(Box::new(Document::unreadable(source, problem)))
        }
        Error::File(text) => Failure::Data(format!("{name} {text}")),
        Error::Usage(text) => Failure::Usage(text),
        error => Failure::Data(error.to_string()),
    }
}
