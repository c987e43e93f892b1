// The text of a file and what is to be put where: edits by offset, and the lines, columns and comments around.

import { endOf } from "./reading.js";

export class Paper {
  constructor(text) {
    this.text = text;
    this.edits = [];
  }

  put(start, end, text) {
    this.edits.push({ start, end, text });
  }

  /** The text between two offsets with the edits, in the line ends of the file. What is deleted twice is gone once. */
  apply(from = 0, to = this.text.length) {
    const newline = this.text.includes("\r\n") ? "\r\n" : "\n";
    let made = "";
    let at = from;
    for (const { start, end, text } of [...this.edits].sort((one, other) => one.start - other.start)) {
      made += this.text.slice(at, Math.max(at, start)) + text.replace(/\r?\n/gu, newline);
      at = Math.max(at, end);
    }
    return made + this.text.slice(at, to);
  }

  lineStart(at) {
    return at && this.text.lastIndexOf("\n", at - 1) + 1;
  }

  lineEnd(at) {
    const found = this.text.indexOf("\n", at);
    if (found < 0) return this.text.length;
    return this.text[found - 1] === "\r" && found > at ? found - 1 : found;
  }

  columnOf(at) {
    return at - this.lineStart(at);
  }

  endOf(node) {
    return endOf(this.text, node);
  }

  /** The start of the comments that stand right above the line, or of the line. */
  aboveComments(start) {
    let at = this.lineStart(start);
    const indent = this.text.slice(at, start);
    while (at > 0 && this.text.slice(this.lineStart(at - 1), at).startsWith(`${indent}#`)) at = this.lineStart(at - 1);
    return at;
  }

  /** How many characters of white lines stand before a line's start. */
  whiteLinesBefore(lineStart) {
    return /(?:^|\n)((?:[ \t]*\r?\n)*)$/u.exec(this.text.slice(0, lineStart))[1].length;
  }

  whiteLinesAfter(lineStart) {
    return /^(?:[ \t]*\r?\n)*/u.exec(this.text.slice(lineStart))[0].length;
  }

  /** Whole lines, with the comments right above them; the places where they began and ended. */
  removeLines(start, end, withComments) {
    const from = withComments ? this.aboveComments(start) : this.lineStart(start);
    const to = this.text.indexOf("\n", end) + 1 || this.text.length;
    this.put(from, to, "");
    return [from, to];
  }

  /** Another value in the place of the node; `from` is right behind its colon or dash, where it has one. */
  putValue(node, laid, from) {
    const end = this.endOf(node);
    const lead = this.text.slice(from ?? node.range[0], node.range[0]);
    if (laid.startsWith("\n")) {
      const lineEnd = this.lineEnd(end);
      const at = this.text.slice(end, lineEnd).trim() ? lineEnd : end; // behind a comment
      this.put(node.range[0] - /\s*$/u.exec(lead)[0].length, end, "");
      this.put(at, at, laid);
    } else if (lead.trim() || /^[ \t]+$/u.test(lead) || from === undefined) {
      this.put(node.range[0], end, laid);
    } else {
      this.put(from, end, ` ${laid}`);
    }
  }
}
