//! Mouse and keyboard input through the driver, which browsers treat as real input.

use crate::page::Page;
use fantoccini::actions::{
    Actions, InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};

impl Page {
    /// Clicks the centre of an element.
    #[track_caller]
    pub(crate) fn click(&self, path: &str) {
        let (x, y): (f64, f64) = self.eval_with(
            "const element = find(arguments[0]);
             if (!element) throw new Error(`nothing at ${arguments[0]}`);
             element.scrollIntoView({ block: 'center', behavior: 'instant' });
             const box = element.getBoundingClientRect();
             if (!box.width || !box.height) throw new Error(`${arguments[0]} has no size`);
             return [box.x + box.width / 2, box.y + box.height / 2];",
            &[path.into()],
        );
        let mouse = MouseActions::new("mouse".to_owned())
            .then(PointerAction::MoveTo {
                duration: None,
                x: x.floor(),
                y: y.floor(),
            })
            .then(PointerAction::Down {
                button: MOUSE_BUTTON_LEFT,
            })
            .then(PointerAction::Up {
                button: MOUSE_BUTTON_LEFT,
            });
        self.wait_for_driver(self.client.perform_actions(mouse), path);
    }

    /// Presses a key; a prefix `Shift+` holds Shift.
    #[track_caller]
    pub(crate) fn press(&self, key: &str) {
        const SHIFT: char = '\u{e008}';
        let name = key.strip_prefix("Shift+");
        let value = match name.unwrap_or(key) {
            "Enter" => '\u{e007}',
            "Space" => ' ',
            "Tab" => '\u{e004}',
            other => panic!("no key is known as {other}"),
        };
        let mut keys = KeyActions::new("keys".to_owned());
        if name.is_some() {
            keys = keys.then(KeyAction::Down { value: SHIFT });
        }
        keys = keys
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        if name.is_some() {
            keys = keys.then(KeyAction::Up { value: SHIFT });
        }
        self.wait_for_driver(self.client.perform_actions(Actions::from(keys)), key);
    }
}
