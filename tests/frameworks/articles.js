/** What the apps show: articles as a publisher's server would send them. */

/** @returns {import("article-widget").Block} */
const meeting = (/** @type {string} */ id, /** @type {string} */ name) => ({ type: "meeting", id, name, summary: `${name}: what was said.` });

/**
 * An article with two meetings.
 *
 * @type {import("article-widget").Article}
 */
export const article = {
  version: 1,
  id: "talks",
  headline: "Two ministers meet",
  inLanguage: "en",
  body: [meeting("morning", "Morning meeting"), meeting("evening", "Evening meeting")],
};

/**
 * Articles with a meeting each, for a list.
 *
 * @type {import("article-widget").Article[]}
 */
export const articles = ["Vienna", "Moscow", "Geneva"].map((city) => ({
  version: 1,
  id: city.toLowerCase(),
  headline: `Talks in ${city}`,
  inLanguage: "en",
  body: [meeting("talks", "The talks")],
}));
