// The text of a YAML file -> its nodes and their places, and plain data in which every scalar is a text.
// It reads what `warraq` reads (strict_yaml.py): no anchor, alias or tag, no doubled key.

import { isAlias, isMap, isScalar, isSeq, parseDocument, visit } from "./yaml/index.js";

const OPTIONS = { schema: "failsafe", keepSourceTokens: true, uniqueKeys: true, prettyErrors: false };

/** The root node. An Error with one line where the file is none that a form can hold. */
export function compose(text) {
  const document = parseDocument(text, OPTIONS);
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault) throw refuse(text, fault.pos[0], fault.message.split("\n")[0]);
  visit(document, (_key, node) => {
    if (isAlias(node) || node?.anchor || node?.tag) throw refuse(text, node.range[0], "an anchor, an alias or a tag");
  });
  visit(document, {
    Pair(_key, pair) {
      if (!isScalar(pair.key)) throw refuse(text, 0, "a key that is not a word");
      if (!pair.value) throw refuse(text, pair.key.range[0], "a key without a colon");
    },
  });
  if (!isMap(document.contents) && !isSeq(document.contents)) throw refuse(text, 0, "neither keys nor a list");
  return document.contents;
}

function refuse(text, at, what) {
  return new Error(`line ${text.slice(0, at).split("\n").length}: ${what}`);
}

/** A text without white space around it, which is layout and not a part of it. */
export const tidy = (text) => text.replaceAll("\r\n", "\n").trim();

/** Texts, lists and objects. */
export function toPlain(node) {
  if (isMap(node)) return Object.fromEntries(node.items.map((pair) => [pair.key.value, toPlain(pair.value)]));
  if (isSeq(node)) return node.items.map(toPlain);
  return tidy(String(node.value ?? ""));
}

export const read = (text) => toPlain(compose(text));

/** Behind the last character of the node. */
export function endOf(text, node) {
  if ((isMap(node) || isSeq(node)) && !node.flow && node.items.length) {
    const last = node.items.at(-1);
    return endOf(text, last.value && last.key ? last.value : last);
  }
  return node.range[0] + text.slice(node.range[0], node.range[1]).trimEnd().length;
}
