// A shorter list: only one publisher, only one subject. The table is fetched when the reader asks for it.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const { make } = search;
  const FACETS = ["publisher", "subjects"];

  const count = (facets, hits, facet) => {
    const counts = new Map();
    for (const hit of hits)
      for (const name of facets.rows[hit.document]?.[FACETS.indexOf(facet)] ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].sort((one, other) => other[1] - one[1]);
  };

  // -> <details> whose buttons narrow the box's list, and widen it again.
  search.narrow = (box, index) => {
    const all = box.hits;
    const details = make("details", { class: "wq-search__narrow" }, make("summary", {}, box.say("narrow")));
    const choose = (facets, facet, name, button) => {
      const isOn = button.getAttribute("aria-pressed") === "true";
      for (const other of details.querySelectorAll("button")) other.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", String(!isOn));
      const at = FACETS.indexOf(facet);
      box.hits = isOn ? all : all.filter((hit) => facets.rows[hit.document]?.[at].includes(name));
      box.list.replaceChildren();
      box.shown = 0;
      box.meta.textContent = box.tell(box.hits.length);
      box.fill();
    };
    const draw = (facets) => {
      for (const facet of FACETS) {
        const buttons = count(facets, all, facet).map(([name, total]) => {
          const label = `${facets.names[facet][name]} (${total})`;
          const button = make("button", { type: "button", "aria-pressed": "false" }, label);
          button.addEventListener("click", () => choose(facets, facet, name, button));
          return button;
        });
        if (buttons.length) details.append(make("p", {}, `${box.say(facet)} `, ...buttons));
      }
    };
    details.addEventListener("toggle", () => index.read("facets").then(draw).catch((error) => box.fail(error)), { once: true });
    return details;
  };
})();
