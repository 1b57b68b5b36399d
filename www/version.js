/** The version of the package; a test compares it with `Cargo.toml`. */
export const version = "0.2.0";
