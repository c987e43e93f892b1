// The text of a file + the data that it shall hold -> the text, in which nothing else is different: comments,
// order, quotes, folds, line ends stay. Values are compared, and only where they differ something is put.

import { isMap, isScalar, isSeq } from "./yaml/index.js";
import { align, isSame } from "./align.js";
import { relay } from "./flow.js";
import { isEmpty, isTable, layBlock, layFlow, layItem, layPair, listPairs, shapeOf } from "./lay.js";
import { Paper } from "./paper.js";
import { compose, read, toPlain } from "./reading.js";
import { indentLines, layWord, refold } from "./words.js";

/** An Error where the text cannot be made to hold the data. */
export function splice(text, wanted, shape) {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(mark.length);
  for (const careful of [false, true]) {
    const made = new Sheet(body, careful).rewrite(wanted, shape);
    if (holds(made, wanted)) return mark + made;
  }
  throw new Error("the change cannot be written into the file");
}

function holds(text, wanted) {
  try {
    return isSame(prune(read(text)), prune(wanted));
  } catch {
    return false;
  }
}

/** The data without what is empty. */
export function prune(value) {
  if (Array.isArray(value)) return value.filter((one) => !isEmpty(one)).map(prune);
  if (!isTable(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => !isEmpty(one)).map(([key, one]) => [key, prune(one)]));
}

class Sheet extends Paper {
  constructor(text, careful) {
    super(text);
    this.careful = careful;
  }

  rewrite(wanted, shape) {
    const root = compose(this.text);
    const column = root.flow ? 0 : this.columnOf(root.range[0]);
    this.change(root, wanted, shape, { flow: root.flow, column, item: true });
    return this.apply();
  }

  // `place`: whether the node stands between brackets; the column of the keys around it, or of its own where it
  // is the item of a list.

  change(node, wanted, shape, place) {
    if (isSame(prune(toPlain(node)), prune(wanted))) return;
    if (isMap(node) && isTable(wanted)) this.changeMap(node, wanted, shape, place);
    else if (isSeq(node) && Array.isArray(wanted)) this.changeList(node, wanted, shape, place);
    else if (isScalar(node) && typeof wanted === "string") this.changeWord(node, wanted, shape, place);
    else this.replace(node, wanted, shape, place);
  }

  replace(node, wanted, shape, place) {
    const lay = place.flow ? layFlow : place.item ? layItem : layBlock;
    this.putValue(node, lay(wanted, shape, place.column), place.from);
  }

  // ------------------------------------------------------------ texts

  changeWord(node, wanted, shape, place) {
    const [start, end] = [node.range[0], this.endOf(node)];
    const source = this.text.slice(start, end);
    const lines = this.careful ? null : this.relayLines(node, source, wanted, shape, place);
    const quote = this.careful ? null : { QUOTE_SINGLE: "'", QUOTE_DOUBLE: '"' }[node.type];
    const bare = node.type?.startsWith("BLOCK_") ? this.commentOf(source) : "";
    if (lines) this.put(start, end, lines);
    else if (wanted.includes("\n") && !place.flow && !this.careful && !bare) this.replace(node, wanted, shape, place);
    else this.putValue(node, layWord(wanted, shape, { inFlow: place.flow, quote }) + bare, place.from);
  }

  commentOf(source) {
    const comment = /^[^\n]*?( #[^\r\n]*)/u.exec(source);
    return comment ? comment[1] : "";
  }

  /** A text on several lines, with as few lines changed as can be; null where that cannot be. */
  relayLines(node, source, wanted, shape, place) {
    const [header, ...rest] = source.split(/\r?\n/u);
    if (!rest.length) return null;
    if (node.type === "PLAIN" && !place.flow) {
      const lines = refold([header, ...rest.map((line) => line.trim())], wanted, this.widthOf([header, ...rest]));
      const indent = /^ */u.exec(rest.find((line) => line.trim()))[0].length;
      const isPlain = layWord(wanted, shape) === wanted;
      return lines && isPlain ? [lines[0], ...indentLines(lines.slice(1), indent)].join("\n") : null;
    }
    if (!/^[>|][-+]?\s*(#.*)?$/u.test(header)) return null;
    const indent = /^ */u.exec(rest.find((line) => line.trim()))[0].length;
    const old = rest.map((line) => line.slice(indent));
    if (old.some((line) => /^\s/u.test(line))) return null;
    const isLiteral = header.startsWith("|") && !/^\s|[^\P{Cc}\n]/u.test(wanted);
    const lines = isLiteral ? wanted.split("\n") : header.startsWith(">") && refold(old, wanted, this.widthOf(old));
    return lines ? [header, ...indentLines(lines, indent)].join("\n") : null;
  }

  widthOf(lines) {
    return Math.max(60, ...lines.map((line) => line.trim().length));
  }

  // ------------------------------------------------------------ keys

  changeMap(node, wanted, shape, place) {
    const held = new Set(node.items.map((pair) => pair.key.value));
    const isKept = (pair) => !isEmpty(wanted[pair.key.value]) || isEmpty(toPlain(pair.value)) || isSeq(pair.value);
    const added = listPairs(wanted, shape).filter(([key]) => !held.has(key));
    if (node.flow && (added.length || !node.items.every(isKept))) this.relayMap(node, wanted, shape, isKept, added);
    else if (!node.items.some(isKept)) this.replace(node, wanted, shape, place);
    else this.changePairs(node, wanted, shape, { isKept, added });
  }

  changePairs(node, wanted, shape, { isKept, added }) {
    const column = node.flow ? 0 : this.columnOf(node.items[0].key.range[0]);
    node.items.forEach((pair, index) => {
      const value = wanted[pair.key.value];
      const place = { flow: node.flow, column, item: false, from: this.text.indexOf(":", pair.key.range[1]) + 1 };
      if (!isKept(pair)) this.removePair(node, index);
      else if (!isEmpty(value)) this.change(pair.value, value, shapeOf(shape, pair.key.value), place);
      else if (!isEmpty(toPlain(pair.value))) this.putValue(pair.value, "[]", place.from);
    });
    for (const [key, value] of added) this.insertPair(node, key, value, shape, column, isKept);
  }

  /** Behind the last kept key that comes before it in the shape; before the first one where there is none. */
  insertPair(node, key, value, shape, column, isKept) {
    const order = Object.keys(shape?.keys ?? {});
    const kept = node.items.filter(isKept);
    const rank = (name) => (order.includes(name) ? order.indexOf(name) : Infinity);
    const before = kept.filter((pair) => rank(pair.key.value) < rank(key));
    const laid = layPair(key, layBlock(value, shapeOf(shape, key), column));
    const indent = " ".repeat(column);
    const last = order.includes(key) ? before.at(-1) : kept.at(-1);
    if (last) {
      const at = this.lineEnd(this.endOf(last.value));
      this.put(at, at, `\n${indent}${laid}`);
    } else {
      const at = kept[0].key.range[0];
      this.put(at, at, `${laid}\n${indent}`);
    }
  }

  removePair(node, index) {
    const [pair, next] = [node.items[index], node.items[index + 1]];
    const start = pair.key.range[0];
    if (this.text.slice(this.lineStart(start), start).trim()) this.put(start, next.key.range[0], "");
    else this.removeLines(start, this.endOf(pair.value), index > 0);
  }

  relayMap(node, wanted, shape, isKept, added) {
    const spans = node.items.map((pair) => [pair.key.range[0], this.endOf(pair.value)]);
    const kept = node.items.flatMap((pair, old) => {
      const key = pair.key.value;
      const value = wanted[key] ?? (isSeq(pair.value) ? [] : toPlain(pair.value));
      return isKept(pair) ? [{ old, text: this.within(spans[old], pair.value, value, shapeOf(shape, key)) }] : [];
    });
    const news = added.map(([key, value]) => ({ old: null, text: layPair(key, layFlow(value, shapeOf(shape, key))) }));
    this.put(node.range[0], node.range[1], relay(this.text, node, spans, [...kept, ...news]));
  }

  /** The text of the span after the change of the node that stands in it, in a flow collection. */
  within([start, end], node, wanted, shape) {
    const inner = new Sheet(this.text, this.careful);
    if (isSeq(node) && isEmpty(wanted) && !isEmpty(toPlain(node))) inner.putValue(node, "[]");
    else inner.change(node, wanted, shape, { flow: true, column: 0, item: false });
    return inner.apply(start, end);
  }

  // ------------------------------------------------------------ lists

  changeList(node, wanted, shape, place) {
    const olds = node.items.map((item) => prune(toPlain(item)));
    const news = prune(wanted);
    const pairs = align(olds, news);
    const inner = { flow: true, column: 0, item: true };
    if (node.flow && olds.length && pairs.some((pair) => pair.includes(null))) this.relayList(node, news, shape, pairs);
    else if (pairs.every((pair) => pair.includes(null))) this.replace(node, news, shape, place);
    else if (node.flow) pairs.forEach(([o, n]) => this.change(node.items[o], news[n], shape?.item, inner));
    else this.changeItems(node, olds, news, shape, pairs);
  }

  relayList(node, news, shape, pairs) {
    const spans = node.items.map((item) => [item.range[0], this.endOf(item)]);
    const wanted = pairs.filter(([, n]) => n !== null).map(([o, n]) => ({
      old: o,
      text: o === null ? layFlow(news[n], shape?.item) : this.within(spans[o], node.items[o], news[n], shape?.item),
    }));
    this.put(node.range[0], node.range[1], relay(this.text, node, spans, wanted));
  }

  changeItems(node, olds, news, shape, pairs) {
    const dashes = node.srcToken.items.map((item) => item.start.find((one) => one.type === "seq-item-ind").offset);
    const ends = node.items.map((item) => this.endOf(item));
    const gap = dashes.length > 1 && this.whiteLinesBefore(this.aboveComments(dashes[1])) ? "\n" : "";
    const gone = pairs.filter(([, n]) => n === null).map(([o]) => o);
    const kept = pairs.filter((pair) => !pair.includes(null)).map(([o]) => o);
    let last = null;
    for (const [o, n] of pairs) {
      if (n === null) this.removeItem(o, dashes, ends, gap);
      else if (o === null) {
        const moved = gone.find((index) => isSame(olds[index], news[n]));
        const laid = this.layDash(news[n], shape, node, dashes[kept[0]]);
        const text = moved === undefined ? laid : this.sourceOf(moved, dashes, ends);
        this.insertItem(text, last, { first: kept[0], dashes, ends, gap });
      } else {
        const column = this.columnOf(node.items[o].range[0]);
        this.change(node.items[o], news[n], shape?.item, { flow: false, column, item: true, from: dashes[o] + 1 });
        last = o;
      }
    }
  }

  /** The lines of an item, from the comments above its dash on. */
  sourceOf(index, dashes, ends) {
    const from = index ? this.aboveComments(dashes[index]) : this.lineStart(dashes[index]);
    return this.text.slice(from, this.lineEnd(ends[index]));
  }

  layDash(value, shape, node, dash) {
    const column = this.columnOf(dash);
    const isFlow = isTable(value) && node.items.every((item) => isMap(item) && item.flow);
    return `${" ".repeat(column)}- ${isFlow ? layFlow(value, shape?.item) : layItem(value, shape?.item, column + 2)}`;
  }

  insertItem(text, last, { first, dashes, ends, gap }) {
    if (last !== null) {
      const at = this.lineEnd(ends[last]);
      this.put(at, at, `\n${gap}${text}`);
    } else {
      const at = first ? this.aboveComments(dashes[first]) : this.lineStart(dashes[first]);
      this.put(at, at, `${text}\n${gap}`);
    }
  }

  removeItem(index, dashes, ends, gap) {
    const [from, to] = this.removeLines(dashes[index], ends[index], index > 0);
    if (!gap) return;
    if (index === dashes.length - 1) this.put(from - this.whiteLinesBefore(from), from, "");
    else this.put(to, to + this.whiteLinesAfter(to), "");
  }
}
