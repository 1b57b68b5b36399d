/**
 * Charts as SVG. They have no background: colours are chosen to be readable on
 * light and on dark pages.
 */

const FONT = 'font-family="system-ui, sans-serif" font-size="12"';
const INK = "#808791";
const OWN = "#d9480f";
const COLORS = ["#1c7ed6", "#2f9e44", "#9c36b5", "#e8a200", "#0c8599", "#868e96", "#e64980", "#74b816"];

const escape = (text) => String(text).replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
const text = (x, y, content, more = "") => `<text x="${x}" y="${y}" ${more}>${escape(content)}</text>`;
const svg = (width, height, title, parts) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" ${FONT} fill="${INK}">
<title>${escape(title)}</title>
${parts.join("\n")}
</svg>
`;

/** `bars` have a name, a value, a label, and ends of a range if there is one. */
export function barChart(title, bars) {
  const [left, right, step] = [150, 110, 26];
  const width = 720;
  const largest = Math.max(...bars.map(({ value, range }) => range?.[1] ?? value));
  const scale = (value) => Math.round((value / largest) * (width - left - right) * 10) / 10;
  const parts = bars.flatMap(({ name, value, range, label }, index) => {
    const y = index * step + 8;
    const whisker =
      range &&
      `<path d="M${left + scale(range[0])} ${y + 9}H${left + scale(range[1])}m0-4v8M${left + scale(range[0])} ${y + 5}v8" stroke="${INK}" stroke-width="1.5"/>`;
    return [
      text(left - 8, y + 13, name, `text-anchor="end"${name === "widget" ? ' font-weight="bold"' : ""}`),
      `<rect x="${left}" y="${y}" width="${scale(value)}" height="18" rx="2" fill="${name === "widget" ? OWN : COLORS[0]}"/>`,
      whisker,
      text(left + scale(range?.[1] ?? value) + 8, y + 13, label),
    ].filter(Boolean);
  });
  return svg(width, bars.length * step + 12, title, parts);
}

const format = (value) => Number(value.toPrecision(2)).toLocaleString("en");

/** `lines` have a name and points; both axes are logarithmic. */
export function lineChart(title, xLabel, yLabel, lines) {
  const [width, height, left, right, top, bottom] = [720, 400, 64, 150, 12, 44];
  const all = lines.flatMap(({ points }) => points);
  const axis = (index, from, to) => {
    const logs = all.map((point) => Math.log(point[index]));
    const [low, high] = [Math.min(...logs), Math.max(...logs)];
    return (value) => Math.round((from + ((Math.log(value) - low) / (high - low)) * (to - from)) * 10) / 10;
  };
  const x = axis(0, left, width - right);
  const y = axis(1, height - bottom, top);
  const parts = [];
  for (const value of new Set(all.map(([value]) => value))) {
    parts.push(`<path d="M${x(value)} ${top}V${height - bottom}" stroke="${INK}" stroke-opacity=".25"/>`);
    parts.push(text(x(value), height - bottom + 16, format(value), 'text-anchor="middle"'));
  }
  const values = all.map(([, value]) => value);
  for (let value = 10 ** Math.ceil(Math.log10(Math.min(...values))); value <= Math.max(...values); value *= 10) {
    parts.push(`<path d="M${left} ${y(value)}H${width - right}" stroke="${INK}" stroke-opacity=".25"/>`);
    parts.push(text(left - 8, y(value) + 4, format(value), 'text-anchor="end"'));
  }
  parts.push(text((left + width - right) / 2, height - 8, xLabel, 'text-anchor="middle"'));
  parts.push(text(14, height / 2, yLabel, `text-anchor="middle" transform="rotate(-90 14 ${height / 2})"`));
  // Names stand where lines end, moved apart.
  const ends = lines.map(({ points }, index) => ({ index, at: y(points.at(-1)[1]) })).sort((a, b) => a.at - b.at);
  ends.forEach((end, place) => (end.at = Math.max(end.at, (ends[place - 1]?.at ?? -Infinity) + 15)));
  lines.forEach(({ name, points }, index) => {
    const color = name === "widget" ? OWN : COLORS[index % COLORS.length];
    const path = points.map((point) => `${x(point[0])} ${y(point[1])}`).join("L");
    parts.push(`<path d="M${path}" fill="none" stroke="${color}" stroke-width="${name === "widget" ? 3 : 1.5}"/>`);
    const { at } = ends.find((end) => end.index === index);
    parts.push(text(width - right + 8, at + 4, name, `fill="${color}"${name === "widget" ? ' font-weight="bold"' : ""}`));
  });
  return svg(width, height, title, parts);
}
