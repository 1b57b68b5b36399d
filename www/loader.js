/**
 * The entry point for pages: defines `<article-widget>`. In the package this file is
 * bundled with its imports as `pkg/loader.js`.
 */

import { define } from "./define.js";

export * from "./element.js";

define();
