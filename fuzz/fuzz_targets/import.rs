//! Bytes as importers: the first byte says which.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| article_widget_fuzz::import(data));

/// Without cargo-fuzz there is nothing to run; `tests/corpus.rs` goes through
/// what was found.
#[cfg(not(fuzzing))]
fn main() {}
