//! Fuzzes reading, checking and rendering articles.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| article_widget_fuzz::article(data));

/// Does nothing without cargo-fuzz; `tests/corpus.rs` runs the corpus.
#[cfg(not(fuzzing))]
fn main() {}
