/** The embed of a peer in Rust: WASM and article are fetched together. */

import init, { mount } from "rust-peer";
import { define } from "./shared/embed.js";

define(init().then(() => mount));
