// A question and an index -> the documents that answer it, best first.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const { split, isArabic, isStopped } = search.words;
  const { understand, expand, correct, known, BASE, KIN, PREFIX } = search.lookup;
  const MOST_WORDS = 12;
  const MOST_LETTERS = 400;
  const WEIGHTS = [1, 0.98, 0.8, 0.75, 0.5, 0.4, 0.3]; // by how near a word was reached
  const APART = 0.9; // what a pair with a word between is worth
  const ASIDE = 0.7; // what a place outside the text proper is worth, to land on
  const [TEXT, HEADING] = [0, 1]; // kinds of blocks
  const VIA = "=";
  const VIA_WEIGHT = 0.7;
  const CLOSE = 12; // positions: about a clause
  const ENOUGH = 0.7; // of the question's weight, where no document has all its words
  // Words that are often written together with the next one: `عبدالحميد`, `ابوبكر`.
  const GLUED = new Set(["عبد", "ابو", "ابي", "ابا", "ابن", "بن", "ام", "بنت", "بني", "ال", "ذو", "ذي", "يا", "ما", "لا"]);
  const ARTICLE = "\u0627\u0644";

  // -> {words: [{at, forms, text, tight}] in their order, stopped}; stopped: no word but stop words
  const read = async (index, question) => {
    const { rules } = index.head;
    const tokens = split(question.slice(0, MOST_LETTERS), rules).map((token, at) => ({ ...token, at }));
    const kept = tokens.filter(({ start, end }) => !isStopped(question.slice(start, end), index.stop, rules));
    const ahead = /\S$/.test(question);
    const last = ahead ? kept.at(-1)?.folded : undefined;
    // A word that is asked twice is asked once: it must not stand twice, side by side, in what answers.
    const isFirst = (token, n) => kept.findIndex((one) => one.folded === token.folded) === n;
    const asked = kept.filter(isFirst).slice(0, MOST_WORDS);
    const read = await Promise.all(asked.map((token) => readWord(index, token, token.folded === last)));
    await glue(index, asked, read);
    return { words: read.flat(), stopped: tokens.length > 0 && kept.length === 0 };
  };

  const readWord = async (index, token, isLast) => {
    const one = (found, extra = {}) => [{ at: token.at, forms: [...found.values()], text: token.folded, ...extra }];
    const found = await understand(index, token);
    const sure = known(found, KIN);
    if (!sure.length || (isLast && !/^\d/.test(token.folded)))
      for (const [number, form] of await expand(index, token, sure)) if (!found.has(number)) found.set(number, form);
    if (known(found, PREFIX).length) return one(found);
    const pair = await unglue(index, token);
    if (pair) return pair;
    return one(new Map([...(await correct(index, token)), ...found]));
  };

  // Two words that were written as one, both known.
  const unglue = async (index, token) => {
    const word = token.folded;
    for (let at = 2; at < word.length - 1; at++) {
      const [left, right] = [word.slice(0, at), word.slice(at)];
      const latin = !isArabic(word) && Math.min(left.length, right.length) > 3;
      if (!latin && !GLUED.has(left) && !(right.startsWith(ARTICLE) && right.length > 4)) continue;
      const halves = await Promise.all([left, right].map((folded) => understand(index, { folded, skeleton: folded })));
      if (!halves.every((half) => known(half, BASE).length)) continue;
      return halves.map((half, n) => ({ at: token.at + n * 0.5, forms: known(half, BASE), text: [left, right][n], tight: n === 1 }));
    }
    return undefined;
  };

  // Two words side by side that the archive writes as one (`تل عفر`): the one stands for both.
  const glue = async (index, asked, read) => {
    for (let at = 1; at < asked.length; at++) {
      const pair = [asked[at - 1], asked[at]];
      if (pair[1].at !== pair[0].at + 1) continue;
      const folded = pair[0].folded + pair[1].folded;
      const forms = known(await understand(index, { folded, skeleton: folded }), BASE);
      for (const n of [0, 1]) read[at - 1 + n].at(-1).forms.push(...forms.map((form) => ({ ...form, shift: n / 2 })));
    }
  };

  // Each word's occurrences: document -> [{position, kind, weight, form}].
  const locate = async (index, words) =>
    Promise.all(
      words.map(async (word) => {
        const documents = new Map();
        const lists = await Promise.all(word.forms.map((form) => index.postings(form.number)));
        lists.forEach((postings, n) => {
          const form = word.forms[n];
          const weight = WEIGHTS[form.near] * (form.word.startsWith(VIA) ? VIA_WEIGHT : 1);
          for (const [document, places] of postings) {
            if (!documents.has(document)) documents.set(document, []);
            for (const place of places)
              documents.get(document).push({ position: (place >> 2) + (form.shift ?? 0), kind: place & 3, weight, form });
          }
        });
        for (const places of documents.values()) places.sort((one, other) => one.position - other.position);
        return documents;
      }),
    );

  const score = (document, words, located, weights) => {
    const places = located.map((documents) => documents.get(document) ?? []);
    let sum = 0, covered = 0;
    places.forEach((found, n) => {
      if (!found.length) return;
      const best = Math.max(...found.map((place) => place.weight));
      const often = Math.log2(1 + found.reduce((total, place) => total + place.weight, 0));
      sum += weights[n] * best ** 3 * (1 + 0.25 * often) * (found.some((place) => place.kind === HEADING) ? 1.4 : 1);
      covered += weights[n];
    });
    const pairs = words.slice(1).map((word, n) => pair(places[n], places[n + 1], word.at - words[n].at));
    const side = pairs.filter((one) => one.side).length;
    const close = pairs.filter((one) => one.close).length;
    const worth = pairs.reduce((total, one) => total + (one.side?.worth ?? 0) + 0.3 * (one.close?.worth ?? 0), 0);
    const share = covered / weights.reduce((total, weight) => total + weight, 0);
    const lands = pairs.find((one) => one.side)?.side ?? pairs.find((one) => one.close)?.close;
    return {
      document,
      share,
      side: pairs.length ? side / pairs.length : 1,
      close: pairs.length ? close / pairs.length : 1,
      score: sum * share * (1 + worth),
      position: lands ? lands.position : landing(places),
      forms: [...new Set(places.flat().map((place) => place.form))],
      best: Math.max(...places.flat().map((place) => place.weight)),
    };
  };

  // Whether the second word follows the first as it does in the question, or stands near it at least;
  // where, best in the text proper; and what that is worth, by how near both words are to those asked.
  const pair = (first, second, distance) => {
    let side, close;
    let from = 0;
    for (const one of first) {
      while (from < second.length && second[from].position < one.position - CLOSE) from++;
      for (let at = from; at < second.length && second[at].position <= one.position + CLOSE; at++) {
        const step = second[at].position - one.position;
        if (step === 0) continue;
        const apart = Math.abs(step - distance) < 1 ? 1 : APART;
        const worth = one.weight * second[at].weight * apart * (one.kind === TEXT ? 1 : ASIDE);
        const found = { worth, position: Math.min(one.position, second[at].position) };
        if (step > 0 && step <= Math.ceil(distance) + 1 && !(side?.worth >= worth)) side = found;
        if (!(close?.worth >= worth)) close = found;
      }
    }
    return { side, close };
  };

  // The first of the best places; a heading or a line of credits must be much better than the text.
  const landing = (places) => {
    const all = places.flat().map((place) => ({ ...place, worth: place.weight * (place.kind === TEXT ? 1 : ASIDE) }));
    const best = Math.max(...all.map((place) => place.worth));
    return all.find((place) => place.worth === best).position;
  };

  const choose = (hits, words) => {
    if (words.some((word) => word.tight)) hits = hits.filter((hit) => hit.side === 1);
    const whole = hits.filter((hit) => hit.share > 0.999);
    if (words.length > 1) {
      const together = whole.filter((hit) => hit.side === 1);
      if (together.length) return whole.filter((hit) => hit.side === 1 || hit.close === 1);
    }
    if (whole.length || words.length < 3) return whole;
    return hits.filter((hit) => hit.share >= ENOUGH);
  };

  // -> {articles, others: [{document, position, forms, score}] best first, stopped}; others are terms and pages
  const ask = async (index, question) => {
    const { words, stopped } = await read(index, question);
    if (!words.length) return { articles: [], others: [], stopped };
    const located = await locate(index, words);
    const total = index.head.counts.reduce((sum, count) => sum + count, 0);
    const weights = located.map((documents) => Math.log(1 + total / (documents.size || 0.5)));
    const documents = [...new Set(located.flatMap((found) => [...found.keys()]))];
    // Each among its own: a term that has the words side by side drops no article.
    const best = (among) =>
      choose(among.map((document) => score(document, words, located, weights)), words).sort(
        (one, other) => other.score - one.score || one.document - other.document,
      );
    const isArticle = (document) => document < index.head.counts[0];
    const others = documents.filter((document) => !isArticle(document));
    return { articles: best(documents.filter(isArticle)), others: best(others), stopped };
  };

  search.ask = ask;
})();
