//! The memory of a session: which meetings of an article were open.
//!
//! It is kept only for embeds that ask for it. The browser's storage is used
//! through web-sys: access throws in sandboxed frames, and `gloo::storage`
//! throws that on instead of returning it.

use crate::page;
use js_sys::{Array, JSON};
use wasm_bindgen::prelude::*;
use web_sys::Storage;

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    fn remember(key: &str, ids: Vec<String>);
}

/// The memory of one article.
pub(super) struct Memory {
    key: String,
    is_wanted: bool,
}

impl Memory {
    /// The memory of the article `id`; one that is not wanted stays empty.
    pub(super) fn new(id: &str, is_wanted: bool) -> Self {
        Self {
            key: ["article-widget:", id].concat(),
            is_wanted,
        }
    }

    /// The ids that were stored in this session, if any were.
    pub(super) fn load(&self) -> Option<Vec<String>> {
        let stored = self.storage()?.get_item(&self.key).ok()??;
        let ids = JSON::parse(&stored).ok()?.dyn_into::<Array>().ok()?;
        Some(ids.iter().filter_map(|id| id.as_string()).collect())
    }

    /// Stores the ids of the meetings that are open.
    pub(super) fn store(&self, open: impl FnOnce() -> Vec<String>) {
        if self.is_wanted {
            remember(&self.key, open());
        }
    }

    fn storage(&self) -> Option<Storage> {
        if !self.is_wanted {
            return None;
        }
        page::window()?.session_storage().ok()?
    }
}
