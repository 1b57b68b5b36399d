//! Session memory: which meetings were open, for embeds with `remember`.

use super::{Controller, update_label};
use article::Reason;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    fn recall(article: &str) -> Option<Vec<String>>;

    fn remember(article: &str, ids: Vec<String>);
}

impl Controller {
    /// Opens and closes the meetings as this session remembers them.
    pub(crate) fn restore(&self) {
        if !self.remembers {
            return;
        }
        let Some(open) = recall(&self.article_id) else {
            return;
        };
        for meeting in self.elements() {
            self.set_open(&meeting, open.contains(&meeting.id()), Reason::Restore);
        }
        update_label(&self.article);
    }

    /// Stores which meetings are open.
    pub(super) fn store(&self) {
        if self.remembers {
            remember(&self.article_id, self.open_ids());
        }
    }
}
