// A hit and the piece of text it lies in -> a list item; and the same marks on a page that was opened.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const { split, fold, foldSeats, stripFront } = search.words;
  const LENGTH = 240; // letters of a snippet
  const BEFORE = 70; // of these, before the first word found
  const VIA = "=";
  const HINTS = 12; // words that a link carries to the page it opens

  // make("p", {class: "x"}, "text", node …) -> element; text is never markup.
  const make = (name, attributes = {}, ...inside) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) if (value != null) element.setAttribute(key, value);
    element.append(...inside.filter((one) => one));
    return element;
  };

  // text[start:end] with its words marked whole, so that letters stay joined.
  const mark = (text, start, end, ranges) => {
    const nodes = [];
    let at = start;
    for (const range of ranges.filter((one) => one.start >= start && one.end <= end)) {
      if (range.start < at) continue;
      nodes.push(text.slice(at, range.start), make("mark", {}, text.slice(range.start, range.end)));
      at = range.end;
    }
    nodes.push(text.slice(at, end));
    return nodes.filter((node) => node !== "");
  };

  const cut = (text, from) => {
    let start = Math.max(0, from - BEFORE);
    while (start > 0 && start < from && !/\s/.test(text[start - 1])) start++;
    let end = Math.min(text.length, start + LENGTH);
    while (end < text.length && end > from && !/\s/.test(text[end])) end--;
    return [start, end];
  };

  // The words of the block that the question found, and what of it stands in for a word of the other language.
  const findRanges = (block, hit, rules) => {
    const [first, , , text, spans = []] = block;
    const words = new Set(hit.forms.map((form) => form.word));
    const tokens = split(text, rules);
    const ranges = tokens.filter((token) => words.has(token.folded));
    const here = tokens[Math.floor(hit.position) - first];
    const via = new Set([...words].filter((word) => word.startsWith(VIA)).map((word) => word.slice(VIA.length)));
    const near = via.size && here ? spans.filter(([start, end]) => start < here.end && end >= here.start) : [];
    const span = near.find(([, , name]) => split(name, rules).some((token) => via.has(token.folded))) ?? near[0];
    if (span && span[1] > span[0]) ranges.push({ start: span[0], end: span[1] });
    ranges.sort((one, other) => one.start - other.start);
    return { ranges, from: here?.start ?? ranges[0]?.start ?? 0, via: ranges.length < 2 && span ? span : undefined };
  };

  // -> <li>, as Material draws a result, with what a reader of an archive asks for.
  const showHit = (hit, piece, { rules, say, language, direction, reader }) => {
    const block = piece.blocks.findLast(([first]) => first <= hit.position) ?? piece.blocks[0];
    const { ranges, from, via } = findRanges(block, hit, rules);
    const [, id, heading, text] = block;
    const [start, end] = cut(text, from);
    const words = new Set(hit.forms.map((form) => form.word));
    const marked = (line) => mark(line, 0, line.length, split(line, rules).filter((token) => words.has(token.folded)));
    const address = new URL(piece.url, search.root);
    const hints = [...words].filter((word) => !word.startsWith(VIA)).slice(0, HINTS);
    if (hints.length) address.searchParams.set("h", hints.join(" "));
    if (id && !address.hash) address.hash = id;
    const facts = [piece.publisher, piece.date, piece.status && say(piece.status)].filter(Boolean).join(" · ");
    const foreign = via && make("bdi", { lang: language === "ar" ? "en" : "ar" }, via[2]);
    const article = make(
      "article",
      { class: "md-search-result__article md-typeset", lang: language, dir: direction, "data-md-score": hit.score.toFixed(2) },
      make("h2", {}, ...marked(piece.title)),
      facts && make("p", { class: "wq-hit__facts" }, facts),
      piece.headings[heading] && make("p", { class: "wq-hit__heading" }, ...marked(piece.headings[heading])),
      text.trim() !== piece.title.trim() &&
        make("p", { class: "wq-hit__text" }, start > 0 && "… ", ...mark(text, start, end, ranges), end < text.length && " …"),
      via && make("p", { class: "wq-hit__via", ...reader }, `${say("via")} `, foreign),
    );
    const link = make("a", { class: "md-search-result__link", href: address.href }, article);
    return make("li", { class: "md-search-result__item" }, link);
  };

  // Every spelling under which a word is the same on a page: folded, without article and clitics.
  const spellings = (raw, rules) => {
    const folded = [fold(raw, rules), foldSeats(raw, rules)];
    const bases = folded.flatMap((word) => stripFront(word).filter(([, risky]) => !risky));
    return [...folded, ...bases.map(([base]) => base)];
  };

  // Marks the words of `question` in the page's text, whole words only.
  const highlight = (root, question, rules) => {
    const wanted = new Set(split(question, rules).flatMap((token) => spellings(question.slice(token.start, token.end), rules)));
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("script, style, .line")) texts.push(walker.currentNode);
    for (const node of texts) {
      const text = node.data;
      const found = split(text, rules).filter(({ start, end }) =>
        spellings(text.slice(start, end), rules).some((one) => wanted.has(one)),
      );
      if (found.length) node.replaceWith(...mark(text, 0, text.length, found));
    }
  };

  // How much of a name the question found: of an entry's own names, or of its name in the other language.
  const measureName = (hit, piece, rules) => {
    const words = new Set(hit.forms.map((form) => form.word));
    const share = (name, mark) => {
      const tokens = split(name, rules);
      return tokens.filter((token) => words.has(mark + token.folded)).length / Math.max(tokens.length, 1);
    };
    const names = piece.blocks.flatMap(([, , , text]) => text.split(" · "));
    return Math.max(share(piece.other ?? "", VIA), ...names.map((name) => share(name, "")));
  };

  Object.assign(search, { make, showHit, highlight, measureName });
})();
