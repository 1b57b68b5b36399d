/** Numbers that say what many samples have in common. */

export function quantile(samples, part) {
  const sorted = [...samples].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place % 1);
}

export const median = (samples) => quantile(samples, 0.5);

export const summary = (samples) => ({
  median: median(samples),
  quartiles: [quantile(samples, 0.25), quantile(samples, 0.75)],
  samples: samples.length,
});

/** `k` where times grow as `count ** k`: the slope of a line through the logarithms. */
export function exponent(points) {
  const logs = points.map(([count, time]) => [Math.log(count), Math.log(time)]);
  const mean = (index) => logs.reduce((sum, point) => sum + point[index], 0) / logs.length;
  const [x, y] = [mean(0), mean(1)];
  const top = logs.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  return top / logs.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
}
