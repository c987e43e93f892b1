// A word of the question -> the written words of the archive that it can mean.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const { isArabic, stripFront, stripBack, deriveEnglish } = search.words;
  // How near a written word is to the one that was asked.
  const EXACT = 0, BASE = 1, STEM = 2, KIN = 3, LOOSE = 4, PREFIX = 5, TYPO = 6;
  const FEW = 4; // pieces, of the vocabulary or of postings, that one guess may cost

  // Forms by number, each with the nearest way in which it was reached.
  const gather = async (index, keys, found = new Map()) => {
    const lines = await Promise.all(keys.map(async ([key, near]) => [near, await index.line(key), key]));
    for (const [near, line] of lines)
      for (const form of line?.forms ?? []) {
        const reached = Math.max(near, form.near);
        if (reached < (found.get(form.number)?.near ?? 99)) found.set(form.number, { ...form, near: reached });
      }
    return found;
  };

  // Those that some article writes: a glossary entry alone does not make a word known.
  const known = (found, most) => [...found.values()].filter((form) => form.near <= most && form.articles);

  // A token -> the written words that it can mean: [{word, number, near, articles}].
  const understand = async (index, token) => {
    const word = token.folded;
    const own = await index.line(word);
    const itself = own?.forms.some((form) => form.near === EXACT);
    const keys = itself ? own.keys : guessKeys(index, token);
    const found = await gather(index, [[word, EXACT], ...keys.filter(([, near]) => near < LOOSE)]);
    if (!known(found, KIN).length) return gather(index, keys, found);
    for (const [number, form] of found) if (form.near > KIN) found.delete(number);
    return found;
  };

  // A word that the archive does not write as such: everything that it can be.
  const guessKeys = (index, token) => {
    const { folded: word, skeleton } = token;
    const { rules } = index.head;
    const keys = new Map();
    const add = (key, near) => keys.has(key) || keys.set(key, near);
    const bases = isArabic(word) ? stripFront(word) : [];
    for (const [base] of bases) add(base, BASE);
    const alike = skeleton === word ? [] : [skeleton, ...stripFront(skeleton).map(([base]) => base)];
    for (const base of alike) add(base, BASE);
    const whole = bases.every(([, risky]) => risky) ? [word] : [];
    for (const base of [...whole, ...bases.map(([one]) => one), ...alike])
      for (const stem of stripBack(base, rules)) add(stem, STEM);
    for (const stem of deriveEnglish(word, rules)) add(stem, LOOSE);
    return [...keys];
  };

  // Typing ahead: the words that begin like this one. Beside words that are `sure` it may cost no piece of
  // postings that they do not need; alone it may cost a few.
  const expand = async (index, token, sure) => {
    const word = token.folded;
    const bases = stripFront(word).filter(([base, risky]) => !risky && base.length > 2);
    const found = new Map();
    for (const start of [word, ...bases.map(([base]) => base)].filter((one) => one.length > (sure.length ? 3 : 1))) {
      const keys = (await index.keysFrom(start, sure.length ? 1 : FEW)).filter((key) => key !== start);
      const lines = await Promise.all(keys.map((key) => index.line(key)));
      for (const form of lines.flatMap((line) => line.forms.filter((one) => one.near <= BASE)))
        found.set(form.number, { ...form, near: PREFIX });
    }
    const pieces = new Set(sure.map((form) => index.pieceOf(form.number)));
    const most = sure.length ? pieces.size : FEW;
    const often = [...found.values()].sort((one, other) => other.articles - one.articles || one.number - other.number);
    const cheap = often.filter(({ number }) => {
      const piece = index.pieceOf(number);
      if (pieces.size < most) pieces.add(piece);
      return pieces.has(piece);
    });
    return new Map(cheap.map((form) => [form.number, form]));
  };

  // One letter too many, too few, another one, or two that changed places.
  const isNear = (one, other) => {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < Math.min(one.length, other.length) && one[start] === other[start]) start++;
    const [left, right] = [one.slice(start), other.slice(start)];
    return (
      left.slice(1) === right || left === right.slice(1) || left.slice(1) === right.slice(1) ||
      (left[0] === right[1] && left[1] === right[0] && left.slice(2) === right.slice(2))
    );
  };

  const correct = async (index, token) => {
    const starts = [token.folded, ...stripFront(token.folded).filter(([, risky]) => !risky).map(([base]) => base)];
    const found = new Map();
    for (const word of starts) {
      if (word.length < 4 || found.size) continue;
      const half = (word.length - 1) >> 1;
      const keys = [...(await index.keysFrom(word.slice(0, half), FEW)), ...(await index.keysTo(word.slice(-half), FEW))];
      const near = [...new Set(keys)].filter((key) => isNear(word, key));
      const lines = await Promise.all(near.map((key) => index.line(key)));
      const written = near.filter((_key, n) => lines[n].forms.some((form) => form.near <= BASE));
      await gather(index, written.map((key) => [key, TYPO]), found);
    }
    return found;
  };

  search.lookup = { understand, expand, correct, known, BASE, KIN, PREFIX };
})();
