//! Reading fields out of JSON of other formats, without knowing any of them.

use article::Value;

/// Looks into JSON values. What is not there, or of another type, is nothing.
pub(crate) trait Fields {
    /// The field of this name.
    fn get(&self, name: &str) -> Option<&Value>;
    /// The field of this name, if it is a string with something in it.
    fn text(&self, name: &str) -> Option<&str>;
    /// The items of an array; a single value counts as an array of one.
    fn items(&self) -> &[Value];
    /// The items of the field of this name.
    fn list(&self, name: &str) -> &[Value];
    /// The fields of an object.
    fn fields(&self) -> &[(String, Value)];
    /// The value, if it is a string.
    fn as_text(&self) -> Option<&str>;
}

impl Fields for Value {
    fn get(&self, name: &str) -> Option<&Value> {
        let (_, value) = self.fields().iter().rev().find(|(key, _)| key == name)?;
        (value != &Self::Null).then_some(value)
    }

    fn text(&self, name: &str) -> Option<&str> {
        self.get(name)?
            .as_text()
            .filter(|text| !text.trim().is_empty())
    }

    fn items(&self) -> &[Value] {
        match self {
            Self::Array(items) => items,
            Self::Null => &[],
            other => std::slice::from_ref(other),
        }
    }

    fn list(&self, name: &str) -> &[Value] {
        self.get(name).map_or(&[], Fields::items)
    }

    fn fields(&self) -> &[(String, Value)] {
        match self {
            Self::Object(fields) => fields,
            _ => &[],
        }
    }

    fn as_text(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }
}

/// The names of the fields of an object that have a value and are none of
/// `placed`, as a list in words.
pub(crate) fn others(value: &Value, placed: &[&str]) -> Option<String> {
    let names = value.fields().iter().filter(|(name, value)| {
        !placed.contains(&name.as_str())
            && value != &Value::Null
            && !name.starts_with(['@', '$', '_'])
    });
    let mut names: Vec<&str> = names.map(|(name, _)| name.as_str()).collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join(", "))
}
