/** A peer in Rust; the build puts its bindings in the place of `rust-peer`. */

import init, { mount } from "rust-peer";

await init();

export { mount };
