/** What the apps show: articles as a publisher's server would send them. */

const meeting = (id, name) => ({ type: "meeting", id, name, summary: `${name}: what was said.` });

/** An article with two meetings. */
export const article = {
  version: 1,
  id: "talks",
  headline: "Two ministers meet",
  inLanguage: "en",
  body: [meeting("morning", "Morning meeting"), meeting("evening", "Evening meeting")],
};

/** Articles with a meeting each, for a list. */
export const articles = ["Vienna", "Moscow", "Geneva"].map((city) => ({
  version: 1,
  id: city.toLowerCase(),
  headline: `Talks in ${city}`,
  inLanguage: "en",
  body: [meeting("talks", "The talks")],
}));
