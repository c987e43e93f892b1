"""What runs in the browser: the clock (`bench`), and how each search is opened and asked (`engine`)."""

from .site import OURS, PAGEFIND

_BEAT = 5
BENCH = """
window.bench = { block: 0, files: [] };
new MutationObserver((changes) => {
  for (const node of changes.flatMap((change) => [...change.addedNodes]))
    if (node.localName === "script" && node.src) bench.files.push([node.src, performance.now()]);
}).observe(document, { childList: true, subtree: true });
bench.watch = () => {
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    bench.block = Math.max(bench.block, now - last - BEAT);
    last = now;
  }, BEAT);
};
bench.rest = (time) => new Promise((done) => setTimeout(done, time));
bench.ask = async (question, opened) => {
  const box = document.querySelector(".md-search");
  const list = box.querySelector(".md-search-result__list");
  bench.began = performance.now();
  if (opened) await engine.open(box).then(() => bench.rest(150));
  const done = new Promise((done) => {
    const look = () => {
      const full = box.dataset.asked === question;
      if (list.children.length) bench.first ??= performance.now();
      if (list.children.length > 4 || full) bench.five ??= performance.now();
      if (full) done();
    };
    new MutationObserver(look).observe(box, { childList: true, subtree: true, attributes: true });
    // At once, before the search goes on and asks for the texts of more results.
    list.append = (...items) => {
      Element.prototype.append.apply(list, items);
      look();
    };
  });
  bench.watch();
  bench.asked = performance.now();
  engine.ask(box, question);
  await Promise.race([done, bench.rest(20000)]);
  await bench.rest(250);
  const { began, asked, first, five, block, files } = bench;
  return { began, asked, first, five, block, files, pause: engine.pause };
};
""".replace("BEAT", str(_BEAT))
ENGINES = {
    OURS: """window.engine = {
  pause: 30, // of box.js
  open: async (box) => {
    box.querySelector("input").focus();
    while (box.dataset.state !== "ready") await bench.rest(10);
  },
  ask: (box, question) => {
    const input = box.querySelector("input");
    input.focus();
    input.value = question;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  },
  find: async (question) => {
    await engine.open(document.querySelector(".md-search"));
    const index = await warraqSearch.Index.open("ar");
    const { articles } = await warraqSearch.ask(index, question);
    return articles.map((hit) => hit.document);
  },
};""",
    PAGEFIND: """window.engine = {
  pause: 0,
  open: async () => {
    engine.pagefind ??= await import("/pagefind/pagefind.js");
    await engine.pagefind.init();
  },
  ask: async (box, question) => {
    await engine.open();
    const { results } = await engine.pagefind.search(question);
    const show = async (result) => {
      const { url, meta, excerpt } = await result.data();
      const item = document.createElement("li");
      item.innerHTML = `<a href="${url}"><h2>${meta.title}</h2><p>${excerpt}</p></a>`;
      box.querySelector("ol").append(item);
    };
    if (results.length) await show(results[0]);
    await Promise.all(results.slice(1, 5).map(show));
    box.dataset.asked = question;
  },
  find: async (question) => {
    await engine.open();
    const { results } = await engine.pagefind.search(question);
    const found = [];
    for (let at = 0; at < results.length; at += 100)
      found.push(...(await Promise.all(results.slice(at, at + 100).map((one) => one.data()))));
    return found.map(({ url }) => parseInt(url.split("/").pop(), 10));
  },
};""",
}
