/** The version of the package; a test compares it with `Cargo.toml`. */
export const version = "0.1.0";
