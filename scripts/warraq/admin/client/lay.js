// Data that stands nowhere in the file yet -> its YAML, as the house writes it. Empty values are left out.

import { layText, layWord } from "./words.js";

export function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  return typeof value === "object" && Object.values(value).every(isEmpty);
}

export const isTable = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

/** Keys and values that are there, in the order of the shape; keys that it does not name come last. */
export function listPairs(value, shape) {
  const order = Object.keys(shape?.keys ?? {});
  const rank = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.entries(value)
    .filter(([, one]) => !isEmpty(one))
    .sort(([one], [other]) => rank(one) - rank(other));
}

export const shapeOf = (shape, key) => shape?.keys?.[key] ?? shape?.item;

/** On one line, as between brackets. */
export function layFlow(value, shape) {
  if (Array.isArray(value)) {
    const items = value.filter((one) => !isEmpty(one));
    return `[${items.map((one) => layFlow(one, shape?.item)).join(", ")}]`;
  }
  if (!isTable(value)) return layWord(value, shape, { inFlow: true });
  const pairs = listPairs(value, shape).map(([key, one]) => layPair(key, layFlow(one, shapeOf(shape, key))));
  return `{${pairs.join(", ")}}`;
}

/** Whether the house writes it on one line: a list of words, and in a list an entry of words. */
function isInline(value, inList) {
  const parts = Object.values(value).filter((one) => !isEmpty(one));
  const areWords = parts.every((one) => typeof one === "string" && !one.includes("\n"));
  return Array.isArray(value) ? areWords && parts.join("").length < 400 : inList && areWords;
}

export const layKey = (key) => layWord(key, { number: true }, { inFlow: true });

export const layPair = (key, laid) => `${layKey(key)}:${laid.startsWith("\n") ? "" : " "}${laid}`;

/** What stands behind `key:` at the column `column`: on the same line, or on its own lines (it begins with one). */
export function layBlock(value, shape, column) {
  if (!isTable(value) && !Array.isArray(value)) return layText(value, shape, column + 2);
  if (isInline(value, false)) return layFlow(value, shape);
  const indent = " ".repeat(column + 2);
  if (isTable(value)) return `\n${indent}${layPairs(value, shape, column + 2)}`;
  return value.filter((one) => !isEmpty(one)).map((one) => `\n${indent}- ${layItem(one, shape?.item, column + 4)}`).join("");
}

/** The keys of a mapping at the column, from the first key on. */
export function layPairs(value, shape, column) {
  const pairs = listPairs(value, shape).map(([key, one]) => layPair(key, layBlock(one, shapeOf(shape, key), column)));
  return pairs.join(`\n${" ".repeat(column)}`);
}

/** What stands behind a dash; `column` is that of its keys. */
export function layItem(value, shape, column) {
  if (isTable(value)) return isInline(value, true) ? layFlow(value, shape) : layPairs(value, shape, column);
  return Array.isArray(value) ? layFlow(value, shape) : layText(value, shape, column);
}
