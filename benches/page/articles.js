/** The articles that are measured: the first one, and ones of any length made of it. */

const short = (text) => text.slice(0, 40).trim();

/** A meeting with short texts: an article may have 1 MiB of text, and 3,000
    meetings have to go into it. */
const shortened = (meeting) => ({
  ...meeting,
  name: short(meeting.name),
  summary: short(meeting.summary),
  attendees: meeting.attendees.slice(0, 2),
  agenda: meeting.agenda.slice(0, 2).map(short),
  outcome: short(meeting.outcome),
});

/** An article of `count` meetings, which are those of `first` in turn. */
export function withMeetings(first, count) {
  const meetings = first.body.filter(({ type }) => type === "meeting").map(shortened);
  const paragraph = first.body.find(({ type }) => type === "paragraph");
  const body = Array.from({ length: count }, (_, index) => ({ ...meetings[index % meetings.length], id: `meeting-${index}` }));
  return { ...first, body: [paragraph, ...body] };
}

/** The same article with one paragraph changed. */
export function corrected(article) {
  const body = [...article.body];
  const index = body.findLastIndex(({ type }) => type === "paragraph");
  body[index] = { ...body[index], text: `Corrected: ${body[index].text}` };
  return { ...article, body };
}
