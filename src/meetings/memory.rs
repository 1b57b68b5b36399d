//! Session memory: which meetings were open, for embeds with `remember`.

use super::{Controller, update_label};
use article::Reason;
use js_sys::{Array, Set};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/www/host-page.js")]
extern "C" {
    fn recall(article: &str) -> Option<Array>;

    fn remember(article: &str, ids: Vec<String>);
}

impl Controller {
    /// Restores the open meetings of this session.
    pub(crate) fn restore(&self) {
        if !self.remembers {
            return;
        }
        let Some(ids) = recall(&self.article_id) else {
            return;
        };
        let open = Set::new(&ids);
        for meeting in self.elements() {
            let is_open = open.has(&meeting.id().into());
            self.set_open(&meeting, is_open, Reason::Restore);
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
