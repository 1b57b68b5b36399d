//! Bytes as an article: reading, checking, rendering.

#![cfg_attr(fuzzing, no_main)]

#[cfg(fuzzing)]
libfuzzer_sys::fuzz_target!(|data: &[u8]| article_widget_fuzz::article(data));

/// Without cargo-fuzz there is nothing to run; `tests/corpus.rs` goes through
/// what was found.
#[cfg(not(fuzzing))]
fn main() {}
