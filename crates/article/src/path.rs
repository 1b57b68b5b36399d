//! Paths of values in a document: `body[1].attendees[2].name`.
//!
//! The root is the empty string. A path grows and shrinks while a document is
//! walked, so it costs nothing until a problem needs it.

/// A JSON path that follows a walk through a document.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Path(String);

/// Returned by [`Path::enter`] for [`Path::leave`].
#[derive(Debug, Clone, Copy)]
pub struct Mark(usize);

impl Path {
    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path as an owned string.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Enters the field `name` of the current object.
    pub fn enter(&mut self, name: &str) -> Mark {
        let mark = Mark(self.0.len());
        if !self.0.is_empty() {
            self.0.push('.');
        }
        self.0.push_str(name);
        mark
    }

    /// Enters the item `index` of the current array.
    pub fn enter_index(&mut self, index: usize) -> Mark {
        let mark = Mark(self.0.len());
        self.0.push('[');
        self.0.push_str(&index.to_string());
        self.0.push(']');
        mark
    }

    /// Returns to where `mark` was created.
    pub fn leave(&mut self, mark: Mark) {
        self.0.truncate(mark.0);
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn reads_like_javascript() {
        let mut path = Path::default();
        assert_eq!(path.as_str(), "");
        path.enter("body");
        let item = path.enter_index(3);
        path.enter("attendees");
        path.enter_index(1);
        path.enter("name");
        assert_eq!(path.as_str(), "body[3].attendees[1].name");
        path.leave(item);
        assert_eq!(path.as_str(), "body");
    }
}
