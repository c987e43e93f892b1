// Two lists of data -> which item of the new list is which item of the old one.

const ALONE = 0.6; // what an item costs that has no partner; a pair costs 0 (equal) or 0.2 to 1.2

export function isSame(one, other) {
  return JSON.stringify(one, sortKeys) === JSON.stringify(other, sortKeys);
}

function sortKeys(_key, value) {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]));
}

function cost(one, other) {
  if (isSame(one, other)) return 0;
  const keys = [one, other].every((item) => item && typeof item === "object" && !Array.isArray(item))
    ? [...new Set([...Object.keys(one), ...Object.keys(other)])]
    : [];
  const different = keys.filter((key) => !isSame(one[key] ?? "", other[key] ?? "")).length;
  return 0.2 + (keys.length ? different / keys.length : 1);
}

/** Pairs [old index or null, new index or null], in order, with the fewest changes. */
export function align(olds, news) {
  let start = 0;
  while (start < olds.length && start < news.length && isSame(olds[start], news[start])) start += 1;
  let tail = 0;
  while (tail < Math.min(olds.length, news.length) - start && isSame(olds.at(-1 - tail), news.at(-1 - tail))) tail += 1;
  const same = (count, oldFrom, newFrom) => Array.from({ length: count }, (_, i) => [oldFrom + i, newFrom + i]);
  const middle = alignMiddle(olds.slice(start, olds.length - tail), news.slice(start, news.length - tail));
  return [
    ...same(start, 0, 0),
    ...middle.map(([o, n]) => [o === null ? null : o + start, n === null ? null : n + start]),
    ...same(tail, olds.length - tail, news.length - tail),
  ];
}

function alignMiddle(olds, news) {
  const best = Array.from({ length: olds.length + 1 }, () => new Array(news.length + 1).fill(0));
  const step = (o, n) => [
    o && n ? best[o - 1][n - 1] + cost(olds[o - 1], news[n - 1]) : Infinity,
    o ? best[o - 1][n] + ALONE : Infinity,
    n ? best[o][n - 1] + ALONE : Infinity,
  ];
  for (let o = 0; o <= olds.length; o += 1) {
    for (let n = 0; n <= news.length; n += 1) if (o || n) best[o][n] = Math.min(...step(o, n));
  }
  const pairs = [];
  for (let o = olds.length, n = news.length; o || n; ) {
    const [pair, gone] = step(o, n).map((value) => value <= best[o][n] + 1e-9);
    if (pair) pairs.unshift([--o, --n]);
    else if (gone) pairs.unshift([--o, null]);
    else pairs.unshift([null, --n]);
  }
  return pairs;
}
