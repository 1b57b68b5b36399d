/**
 * What the oldest browsers lack and the shipped files use nevertheless, each
 * with the reason why nothing is lost there.
 */
"use strict";

exports.exceptions = {
  // Scripts. Names without a known type are those in the bundle.
  "*.adopt": "the export of behavior.js, whose type is not known in the bundle",
  "*.clonable": "older browsers have no clonable roots, so there is nothing to tell apart",
  "*.detached": "wasm-bindgen compares the buffer where the property is missing",
  "*.oldState": "where it is missing, every toggle event counts",
  "api.ShadowRoot.clonable": "as `*.clonable`, in the sources",
  "api.ToggleEvent.oldState": "as `*.oldState`, in the sources",
  "javascript.builtins.Symbol.dispose": "wasm-bindgen asks whether it exists",

  // Style sheets. A declaration or a rule that is not known is left out.
  "css.at-rules.media.scripting": "hides a button that is hidden without script anyway",
  "css.properties.-webkit-locale": "chooses fonts by language; Firefox needs no help with that",
  "css.properties.break-after.avoid": "comfort on paper",
  "css.properties.content-visibility": "speed of long articles; everything is laid out without it",
  "css.properties.hyphenate-limit-chars": "comfort: longer words alone are hyphenated",
  "css.properties.hyphens": "comfort in narrow columns; Safari knows the prefixed name",
  "css.properties.text-size-adjust": "for phones that enlarge text; Safari knows the prefixed name",
  "css.properties.text-wrap": "comfort: balanced headlines and no single word on the last line",
  "css.selectors.details-content": "motion, and closed meetings on paper, which a script opens as well",
};
