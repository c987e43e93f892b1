// The words of a question, by the same rules as words.py reads the texts; the lists come with the index.
(() => {
  "use strict";
  const search = (window.warraqSearch = window.warraqSearch || {});
  const MARK = "\\u0300-\\u036f\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06ed";
  const HIDDEN = "\\u00ad\\u061c\\u200b-\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff";
  const INK = `(?:(?!\\u0629)[\\p{L}\\p{Nl}\\p{No}][${MARK}${HIDDEN}]*)`;
  const SLIP = `\\u0629[${MARK}]*(?=${INK}{1,2}(?!${INK}))`;
  const TOKEN = new RegExp(
    "\\p{Nd}+(?:[,\\u066c]\\p{Nd}{3})+(?!\\p{Nd})|\\p{Nd}+(?:[.\\u066b]\\p{Nd}+)?" +
      `|${INK}+(?:${SLIP}${INK}+|['\\u2019]${INK}+)*(?:\\u0629[${MARK}]*)?|\\u0629[${MARK}]*`,
    "gu",
  );
  const NO_INK = new RegExp(`[${MARK}${HIDDEN}'\\u2019,\\u066c\\s]`, "gu");
  const POSSESSIVE = /['\u2019]s$/i;
  const HAMZA = "\u0621";
  const MAQSURA = "\u0649";
  const KAF = "\u0643";
  const FEMININE = ["\u0627\u062a", "\u062a"];
  const ARTICLE = "\u0627\u0644";
  const CONJUNCTIONS = "\u0648\u0641";
  const PREPOSITIONS = "\u0628\u0643\u0644";

  const fold = (raw, rules) => {
    let text = raw.replace(POSSESSIVE, "").normalize("NFKD").toLowerCase().replace(NO_INK, "");
    text = [...text].map((letter) => rules.letters[letter] ?? letter).join("");
    if (text.endsWith(HAMZA) && (text.length > 3 || text.endsWith("\u064a" + HAMZA))) text = text.slice(0, -1);
    return text;
  };

  const foldSeats = (raw, rules) => fold(raw.normalize("NFC").replace(/[\u0624\u0626]/g, HAMZA), rules);

  // -> [{start, end, folded, skeleton}]
  const split = (text, rules) => {
    const tokens = [];
    for (const found of text.matchAll(TOKEN)) {
      const folded = fold(found[0], rules);
      const token = { start: found.index, end: found.index + found[0].length, folded };
      if (folded) tokens.push({ ...token, skeleton: foldSeats(found[0], rules) });
    }
    return tokens;
  };

  const isArabic = (word) => /[\u0621-\u064a]/.test(word);

  // `على` is a stop word, `علي` a name.
  const isStopped = (raw, stop, rules) => {
    const folded = fold(raw, rules);
    const word = raw.replace(NO_INK, "").endsWith(MAQSURA) ? folded.slice(0, -1) + MAQSURA : folded;
    return stop.has(word) || (CONJUNCTIONS.includes(word[0]) && stop.has(word.slice(1)));
  };

  // -> [[base, risky]]
  const stripFront = (word) => {
    const found = new Map();
    const add = (base, risky) => found.has(base) || found.set(base, risky);
    for (const rest of CONJUNCTIONS.includes(word[0]) ? [word, word.slice(1)] : [word]) {
      const glued = rest !== word;
      const second = rest.slice(1, 3);
      const prepositional = PREPOSITIONS.includes(rest[0]);
      if (rest.startsWith(ARTICLE) && rest.length > 3 + glued) add(rest.slice(2), false);
      if (prepositional && second === ARTICLE && rest.length > 5) add(rest.slice(3), false);
      if (rest.startsWith("\u0644\u0644") && rest.length > 4) add(rest.slice(2), false);
      if (glued && rest.length > 2 && !rest.startsWith(ARTICLE)) add(rest, true);
      if (prepositional && rest.length > 3 && second !== ARTICLE) add(rest.slice(1), true);
    }
    found.delete(word);
    return [...found];
  };

  const singular = (word, rules) => {
    for (const [ending, instead] of rules.plurals)
      if (word.endsWith(ending) && word.length - ending.length > 2 && !/(ss|us|is)$/.test(word))
        return word.slice(0, -ending.length) + instead;
    return word;
  };

  const bare = (word, ending) => {
    if (!word.endsWith(ending)) return "";
    let stem = word.slice(0, -ending.length);
    if (stem.length < 3) return "";
    if (stem.length > 3 && stem.at(-1) === stem.at(-2) && !"aeiouls".includes(stem.at(-1))) stem = stem.slice(0, -1);
    return stem.replace(/e$/, "");
  };

  const stripEnglish = (word, rules) => {
    if (/^\d/.test(word) || word.length < 4) return [];
    const one = singular(word, rules);
    const keys = [one, one.length > 4 ? one.replace(/e$/, "") : "", ...rules.inflections.map((end) => bare(word, end))];
    return [...new Set(keys)].filter((key) => key && key !== word);
  };

  const stripBack = (base, rules) => {
    if (!isArabic(base)) return stripEnglish(base, rules);
    const found = new Set();
    const starts = [base];
    for (const pronoun of rules.pronouns)
      if (base.endsWith(pronoun) && base.length - pronoun.length > 2 + (pronoun === KAF)) starts.push(base.slice(0, -pronoun.length));
    for (const start of starts) {
      found.add(start);
      for (const ending of rules.endings) {
        const least = start === base || FEMININE.includes(ending) ? 2 : 3;
        if (start.endsWith(ending) && start.length - ending.length > least) found.add(start.slice(0, -ending.length));
      }
    }
    found.delete(base);
    return [...found];
  };

  const deriveEnglish = (word, rules) => {
    if (isArabic(word) || /^\d/.test(word)) return [];
    const stems = [word, singular(word, rules)].flatMap((one) => rules.derivations.map((end) => bare(one, end)));
    return [...new Set(stems)].filter((stem) => stem.length > 3);
  };

  search.words = { split, isStopped, fold, foldSeats, isArabic, stripFront, stripBack, deriveEnglish };
})();
