//! The page's window.

use wasm_bindgen::prelude::*;
use web_sys::Window;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;
}

/// The window, if there is one. web-sys would check that it is an instance of
/// `Window`, which it no longer is on pages with `MooTools`.
pub(crate) fn window() -> Option<Window> {
    WINDOW.with(Option::clone)
}
