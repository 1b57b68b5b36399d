//! Schemas of single fields, used by the model's attributes.
//!
//! They express the rules of `decode.rs` as far as a schema can. Must not depend
//! on the model.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

/// An RFC 3339 date or date-time.
pub(crate) fn date_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!("^(?:{})(?:{TIME})?$", full_date()),
        "examples": ["2023-07-25", "2023-07-25T14:30:00+03:00"],
    })
}

/// Like [`date_schema`], or a day without a year.
pub(crate) fn yearless_date_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["string", "null"],
        "pattern": format!("^(?:(?:{})(?:{TIME})?|--(?:{MONTH_DAY}|02-29))$", full_date()),
        "examples": ["2023-07-25", "2023-07-25T14:30:00+03:00", "--07-25"],
    })
}

/// The URL of a resource or of the article.
pub(crate) fn resource_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": format!("^(?:{RELATIVE}|{WEB})$") })
}

/// Like [`resource_schema`], but required.
pub(crate) fn required_resource_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": "string", "pattern": format!("^(?:{RELATIVE}|{WEB})$") })
}

/// The URL of a link.
pub(crate) fn link_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["string", "null"], "pattern": format!("^(?:{RELATIVE}|{WEB}|{MAIL})$") })
}

/// A number of pixels.
pub(crate) fn pixels_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["integer", "null"], "minimum": 1, "maximum": 65_535 })
}

/// A flag that is off when it is absent.
pub(crate) fn optional_bool_schema(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["boolean", "null"], "default": false })
}

/// A list that is empty when it is absent.
pub(crate) fn optional_list_schema<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    json_schema!({
        "type": ["array", "null"],
        "items": generator.subschema_for::<T>(),
        "default": [],
    })
}

/// The days of every year but 29 February.
const MONTH_DAY: &str = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])\
    |(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)\
    |02-(?:0[1-9]|1[0-9]|2[0-8])";

/// The time of day with its offset from UTC.
const TIME: &str = "[Tt](?:[01][0-9]|2[0-3]):[0-5][0-9]:(?:[0-5][0-9]|60)(?:\\.[0-9]+)?\
    (?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])";

/// A relative URL.
const RELATIVE: &str = r"(?![A-Za-z][A-Za-z0-9+.\-]*:)[^\u0000-\u0020\u007f-\u009f]+";

/// A web URL, which has a host.
const WEB: &str =
    r"[Hh][Tt][Tt][Pp][Ss]?://[^\u0000-\u0020\u007f-\u009f/?#:][^\u0000-\u0020\u007f-\u009f]*";

/// A `mailto:` URL.
const MAIL: &str = r"[Mm][Aa][Ii][Ll][Tt][Oo]:[^\u0000-\u0020\u007f-\u009f]*";

/// `MONTH_DAY` of any year, and 29 February of leap years.
fn full_date() -> String {
    let leap_year = "(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)";
    format!("[0-9]{{4}}-(?:{MONTH_DAY})|{leap_year}-02-29")
}
