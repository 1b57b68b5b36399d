//! The window of the page. Whatever a module needs of it begins here; what it
//! does with it is its own matter.

use wasm_bindgen::prelude::*;
use web_sys::Window;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(thread_local_v2, js_name = window)]
    static WINDOW: Option<Window>;
}

/// The window, where there is one. web-sys would ask whether it is an instance
/// of `Window`, which it is not any more once `MooTools` is on the page.
pub(crate) fn window() -> Option<Window> {
    WINDOW.with(Option::clone)
}
