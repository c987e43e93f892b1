// The format of our YAML files for the content manager: text -> data of the form -> text.
//
// The manager hands `toFile` nothing but data. So the data carries the very text that it was read from, under a
// key that no form shows: two open files, entries under review and drafts kept by the browser cannot be mixed up.

import { isEmpty } from "./lay.js";
import { read, tidy } from "./reading.js";
import { prune, splice } from "./splice.js";

export const ORIGINAL = "_original";
export const KIND = "_kind"; // `record` or `glossary`, by which a list of files leaves the other kind out
const FAULT = "_fault";

/** The functions that the manager asks for; `shapes` says what each kind of file holds. */
export function makeFormat(shapes) {
  return { fromFile: (text) => fromFile(text, shapes), toFile: (data) => toFile(data, shapes) };
}

function fromFile(text, shapes) {
  try {
    const data = read(text);
    const kind = Array.isArray(data) ? "glossary" : "record";
    const form = kind === "glossary" ? { entries: data } : openTables(data, shapes.record);
    return { ...form, [ORIGINAL]: text, [KIND]: kind };
  } catch (error) {
    return { [ORIGINAL]: text, [KIND]: "broken", [FAULT]: error.message };
  }
}

function toFile({ [ORIGINAL]: text, [KIND]: kind, [FAULT]: fault, ...form }, shapes) {
  if (typeof text !== "string") throw new Error("A new article begins with its text: see CONTRIBUTING.");
  if (fault) throw new Error(`This file cannot be edited by a form (${fault}); mend it as text.`);
  if (isEmpty(form)) throw new Error("Nothing is left of the file; open it anew.");
  const shape = shapes[kind];
  const data = kind === "glossary" ? toTexts(form.entries ?? []) : closeTables(toTexts(form), shape);
  return splice(text, prune(data), shape);
}

/** As the file holds them: every value a text. */
function toTexts(value) {
  if (Array.isArray(value)) return value.map(toTexts);
  if (value === null || value === undefined) return "";
  if (typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, toTexts(one)]));
  return tidy(String(value));
}

const tablesOf = (shape) => Object.entries(shape.keys).filter(([, one]) => one.table);

/** `{19: boilerplate}` -> `[{key: "19", value: "boilerplate"}]`, which a form can show. */
function openTables(data, shape) {
  const opened = { ...data };
  for (const [key] of tablesOf(shape)) {
    if (key in data) opened[key] = Object.entries(data[key]).map(([name, value]) => ({ key: name, value }));
  }
  return opened;
}

function closeTables(form, shape) {
  const closed = { ...form };
  for (const [key] of tablesOf(shape)) {
    if (key in form) closed[key] = Object.fromEntries((form[key] || []).map((row) => [row.key, row.value]));
  }
  return closed;
}
