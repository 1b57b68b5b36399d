/**
 * What a page loads: defines `<article-widget>`. In the package this file and
 * those that it imports are one, `pkg/loader.js`.
 */

import { define } from "./define.js";

export * from "./element.js";

define();
