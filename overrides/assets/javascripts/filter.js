// A box that narrows the glossary or the index of names to the entries that hold the letters typed. Without
// JavaScript the page is the plain list. An entry is a section.entry; its headword, the other language's, its
// variants and the forms in the texts are looked through, spelling of hamza, marks and teh marbuta aside.
(() => {
  const own = document.currentScript;
  const words = JSON.parse(own.dataset.words);
  const fold = (text) =>
    text
      .normalize("NFKD")
      .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640'\u2019]/g, "")
      .replace(/[\u0671\u0672\u0673]/g, "\u0627")
      .replace(/\u0649/g, "\u064a")
      .replace(/\u0629/g, "\u0647")
      .toLowerCase();
  addEventListener("DOMContentLoaded", () => {
    const letters = document.querySelector("nav.letters");
    const entries = [...document.querySelectorAll("section.entry")].map((section) => ({
      section,
      text: fold([...section.querySelectorAll("h3, .other-term, .variants, .forms")].map((one) => one.textContent).join(" ")),
    }));
    if (!letters || !entries.length) return;
    const box = document.createElement("form");
    box.className = "wq-filter";
    box.setAttribute("role", "search");
    const input = Object.assign(document.createElement("input"), { type: "search", dir: "auto", placeholder: words.label });
    input.setAttribute("aria-label", words.label);
    const told = document.createElement("span");
    told.setAttribute("role", "status");
    box.append(input, told);
    letters.before(box);
    const heads = [...document.querySelectorAll(".md-content h2")];
    const narrow = () => {
      const asked = fold(input.value).trim();
      let shown = 0;
      for (const entry of entries) {
        entry.section.hidden = asked !== "" && !entry.text.includes(asked);
        shown += !entry.section.hidden;
      }
      letters.hidden = asked !== "";
      for (const head of heads) {
        let next = head.nextElementSibling;
        while (next?.matches("section.entry") && next.hidden) next = next.nextElementSibling;
        head.hidden = asked !== "" && !next?.matches("section.entry");
      }
      told.textContent = asked === "" ? "" : shown ? words.count.replace("#", shown) : words.none;
    };
    input.addEventListener("input", narrow);
    box.addEventListener("submit", (event) => event.preventDefault());
    // An address with a fragment shows its entry, whatever the box holds.
    addEventListener("hashchange", () => {
      const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target?.closest("[hidden]")) {
        input.value = "";
        narrow();
        target.scrollIntoView();
      }
    });
  });
})();
