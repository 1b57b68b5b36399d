//! The program `article-widget`: everything is in the library of this package.

use std::process::ExitCode;

fn main() -> ExitCode {
    article_widget_cli::run()
}
