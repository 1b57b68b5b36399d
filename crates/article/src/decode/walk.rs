//! Walks objects and arrays, and reports the paths of problems.
//!
//! Nothing here knows the article format.

use super::Decoder;
use crate::problem::Problem;
use crate::surface::Code;
use crate::value::Value;

/// The fields of an object that have not been read yet.
pub(super) struct Fields {
    pub(super) fields: Vec<(String, Value)>,
    /// Whether the value was not an object.
    pub(super) broken: bool,
}

impl Fields {
    /// Removes and returns a field, or null if there is none. The last of several
    /// fields with the same name counts, as in JavaScript.
    fn take(&mut self, name: &str) -> Value {
        let field = self.fields.iter_mut().rev().find(|(key, _)| key == name);
        field.map_or(Value::Null, |(_, value)| {
            std::mem::replace(value, Value::Null)
        })
    }
}

impl Decoder {
    /// An optional array, empty if absent.
    pub(super) fn list<T>(
        &mut self,
        fields: &mut Fields,
        name: &str,
        item: fn(&mut Self, Value) -> T,
    ) -> Vec<T> {
        match fields.take(name) {
            Value::Null => Vec::new(),
            value => {
                let mark = self.path.enter(name);
                let list = self.array(value, "an array", item);
                self.path.leave(mark);
                list
            }
        }
    }

    pub(super) fn array<T>(
        &mut self,
        value: Value,
        expected: &str,
        item: fn(&mut Self, Value) -> T,
    ) -> Vec<T> {
        let Value::Array(values) = value else {
            self.wrong_type(expected, &value);
            return Vec::new();
        };
        let mut items = Vec::with_capacity(values.len());
        for (index, value) in values.into_iter().enumerate() {
            if self.stopped {
                break;
            }
            let mark = self.path.enter_index(index);
            items.push(item(self, value));
            self.path.leave(mark);
        }
        items
    }

    pub(super) fn required<T>(
        &mut self,
        fields: &mut Fields,
        name: &str,
        read: fn(&mut Self, Value) -> T,
    ) -> T {
        let value = fields.take(name);
        let mark = self.path.enter(name);
        let was_muted = self.muted;
        self.muted |= fields.broken;
        let result = read(self, value);
        self.muted = was_muted;
        self.path.leave(mark);
        result
    }

    pub(super) fn optional<T>(
        &mut self,
        fields: &mut Fields,
        name: &str,
        read: fn(&mut Self, Value) -> T,
    ) -> Option<T> {
        match fields.take(name) {
            Value::Null => None,
            value => {
                let mark = self.path.enter(name);
                let result = read(self, value);
                self.path.leave(mark);
                Some(result)
            }
        }
    }

    pub(super) fn object(&mut self, value: Value, expected: &str) -> Fields {
        let (fields, broken) = match value {
            Value::Object(fields) => (fields, false),
            other => {
                self.wrong_type(expected, &other);
                (Vec::new(), true)
            }
        };
        Fields { fields, broken }
    }

    pub(super) fn wrong_type(&mut self, expected: &str, found: &Value) {
        match found {
            Value::Null => self.report(Code::Missing, &["missing; expected ", expected].concat()),
            found => {
                let message = ["expected ", expected, ", found ", found.kind()].concat();
                self.report(Code::Type, &message);
            }
        }
    }

    pub(super) fn limit(&mut self, message: &str) {
        self.report(Code::Limit, message);
        self.stopped = true;
    }

    /// Reports a problem with the type of the current block.
    pub(super) fn report_type(&mut self, code: Code, message: &str) {
        let mark = self.path.enter("type");
        self.report(code, message);
        self.path.leave(mark);
    }

    /// Reports a problem at the current path.
    pub(super) fn report(&mut self, code: Code, message: &str) {
        if !self.stopped && !self.muted {
            self.problems.push(Problem {
                path: self.path.as_str().to_owned(),
                code,
                message: message.to_owned(),
            });
        }
    }
}
