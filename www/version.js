/** The version of the package: that of `Cargo.toml`, which a test compares. */
export const version = "0.1.0";
