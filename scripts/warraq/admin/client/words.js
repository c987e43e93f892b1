// A text -> how it stands in a YAML file: plain, in quotes, or folded over lines. A shape says what the key
// takes: `number` where a number may stand for the text, `prose` where a long text is folded.

const PLAIN = /^[^\s\-?:,[\]{}#&*!|>'"%@`=<~\p{Cc}\p{Cf}][^\p{Cc}\p{Zl}\p{Zp}\ufeff]*$/u;
const UNSEEN = /[\p{Cc}\p{Zl}\p{Zp}\ufeff]/u; // what a reader of YAML could take for a line's end, or may not hold
const UNLIKE_PLAIN = /:(\s|$)|\s#|\s$|\s\s/u;
const UNLIKE_FLOW = /[,[\]{}:?]/u;
const WORDS_OF_YAML = /^(null|true|false|yes|no|on|off|y|n)$/iu;
const LIKE_NUMBER = /^[-+.]?[0-9][0-9a-fox_.:+-]*$/iu;
const FOLD_FROM = 100;
const WIDTH = 110;

function isPlain(text, shape, inFlow) {
  if (!PLAIN.test(text) || UNLIKE_PLAIN.test(text) || (inFlow && UNLIKE_FLOW.test(text))) return false;
  return shape?.number || !(WORDS_OF_YAML.test(text) || LIKE_NUMBER.test(text));
}

const escape = (letter) => `\\u${letter.charCodeAt().toString(16).padStart(4, "0")}`;

/** The text on one line, as in flow collections; `quote`: the quotes that it had, `""` for none, or null. */
export function layWord(text, shape, { inFlow = false, quote = "" } = {}) {
  if (!quote && isPlain(text, shape, inFlow)) return text;
  const isSingle = quote === "'" || (quote !== null && /["\\]/u.test(text));
  if (isSingle && !UNSEEN.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return JSON.stringify(text).replace(/[\u007f-\u009f\p{Zl}\p{Zp}\ufeff]/gu, escape);
}

/** Whether folding can give the text back: no spaces at the ends of paragraphs, no control characters. */
function isFoldable(text) {
  return text.split("\n").every((one) => !/^\s|\s$/u.test(one) && !UNSEEN.test(one)) && !/^\n|\n$/u.test(text);
}

/** What a line may end between: a line's end is one space, so words that two spaces part stay together. */
const splitWords = (line) => line.split(/(?<! ) (?! )/u);

/** Words, and `\n` for each end of a paragraph. */
function listTokens(text) {
  const paragraphs = text.split("\n").map((one) => (one ? splitWords(one) : []));
  return paragraphs.flatMap((words, index) => (index ? ["\n", ...words] : words));
}

function wrap(tokens, width) {
  const lines = [];
  let fresh = true;
  for (const token of tokens) {
    const last = lines.at(-1);
    if (token === "\n") lines.push("");
    else if (fresh || last.length + token.length >= width) lines.push(token);
    else lines[lines.length - 1] = `${last} ${token}`;
    fresh = token === "\n";
  }
  return lines;
}

/**
 * The lines of a folded text in which as few of the old lines as can be are other ones;
 * null where the text cannot be folded. A blank line ends a paragraph.
 */
export function refold(oldLines, text, width = WIDTH) {
  if (!isFoldable(text)) return null;
  const old = oldLines.map((line) => (line ? splitWords(line) : ["\n"]));
  let tokens = listTokens(text);
  let first = 0;
  while (first < old.length && startsWith(tokens, old[first])) tokens = tokens.slice(old[first++].length);
  let last = old.length;
  while (last > first && endsWith(tokens, old[last - 1])) tokens = tokens.slice(0, -old[--last].length);
  // Words between two lines first fill the line before them.
  const isBetween = first && first === last && tokens.length;
  if (isBetween && tokens[0] !== "\n" && old[first - 1][0] !== "\n") tokens = [...old[--first], ...tokens];
  return [...oldLines.slice(0, first), ...wrap(tokens, width), ...oldLines.slice(last)];
}

function startsWith(tokens, wanted) {
  return wanted.every((word, index) => tokens[index] === word);
}

function endsWith(tokens, wanted) {
  return wanted.length <= tokens.length && startsWith(tokens.slice(tokens.length - wanted.length), wanted);
}

/** The text where a block may stand: behind `key:` or a dash whose own lines are indented by `indent`. */
export function layText(text, shape, indent) {
  const lines = text.includes("\n") || (shape?.prose && text.length > FOLD_FROM) ? refold([], text) : null;
  return lines ? [">-", ...indentLines(lines, indent)].join("\n") : layWord(text, shape);
}

export function indentLines(lines, indent) {
  return lines.map((line) => (line ? " ".repeat(indent) + line : ""));
}
