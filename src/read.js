/**
 * What a JavaScript value is, in one call: `read.rs` would ask several questions
 * about each, and every one crosses to JavaScript and back. The numbers are those
 * of `Kind` there.
 */

/** The longest string that is copied, in UTF-16 units: no document may hold more
    text, and more memory than there is would be a trap. */
const MAX_STRING = 8 << 20;

/** Throws for a proxy that is revoked. */
export function kind(value) {
  switch (typeof value) {
    case "undefined":
      return 0;
    case "string":
      return value.length > MAX_STRING ? 2 : 1;
    case "boolean":
      return value ? 4 : 3;
    case "number":
      return 5;
    case "object":
      return value === null ? 0 : Array.isArray(value) ? 6 : 7;
    default:
      return 8;
  }
}
