/* What a page of an article does beyond being read: a term says what it means, the number of a line copies its
   address. Without this script the same things are links. The words come with the script's own element. */
{
  const words = document.currentScript.dataset;

  /* ---- glossary: the meaning stands in the list of terms at the end of the page; here it comes to its word */

  const tip = document.createElement("div");
  tip.className = "wq-tip md-typeset";
  tip.id = "wq-tip";
  tip.hidden = true;
  let shown, timer, finger;

  const meaning = (link) => {
    const entry = document.getElementById(`term-${link.hash.slice(1)}`);
    return entry?.nextElementSibling?.tagName === "DD" ? { entry, text: entry.nextElementSibling } : undefined;
  };

  const show = (link) => {
    const found = meaning(link);
    clearTimeout(timer);
    if (!found || shown === link) return;
    shown = link;
    const head = document.createElement("p");
    head.className = "wq-tip__head";
    head.append(...[...found.entry.childNodes].map((node) => node.cloneNode(true)));
    const body = document.createElement("p");
    body.textContent = found.text.textContent.trim();
    tip.replaceChildren(head, body);
    for (const inner of tip.querySelectorAll("a")) inner.href = link.href;
    tip.hidden = false;
    place(link);
  };

  const place = (link) => {
    const rects = link.getClientRects();
    const at = rects[rects.length - 1];
    const room = document.documentElement.clientWidth;
    const width = Math.min(340, room - 16);
    tip.style.inlineSize = `${width}px`;
    const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), room - width - 8);
    const below = at.bottom + 8 + tip.offsetHeight < innerHeight;
    const origin = tip.offsetParent.getBoundingClientRect();
    tip.style.left = `${left - origin.left}px`;
    tip.style.top = `${(below ? at.bottom + 8 : at.top - 8 - tip.offsetHeight) - origin.top}px`;
  };

  const hide = () => {
    clearTimeout(timer);
    tip.hidden = true;
    shown = undefined;
  };
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const linkOf = (event) => event.target.closest?.("a.term");

  const startTips = () => {
    const links = [...document.querySelectorAll("article a.term")].filter(meaning);
    if (!links.length) return;
    document.querySelector("main").append(tip);
    for (const link of links) {
      const { text } = meaning(link);
      text.id ||= `meaning-${link.hash.slice(1)}`;
      link.setAttribute("aria-describedby", text.id);
      link.removeAttribute("title");
    }
    document.addEventListener("pointerover", (event) => {
      if (event.pointerType === "touch") return;
      const link = linkOf(event);
      if (link) later(() => show(link), 180);
      else if (!tip.contains(event.target)) later(hide, 250);
      else clearTimeout(timer);
    });
    document.addEventListener("pointerdown", (event) => {
      finger = event.pointerType === "touch";
      if (!linkOf(event) && !tip.contains(event.target)) hide();
    });
    document.addEventListener("click", (event) => {
      const link = linkOf(event);
      if (!link || !finger || shown === link || !meaning(link)) return;
      event.preventDefault();
      show(link);
    });
    document.addEventListener("focusin", (event) => {
      const link = linkOf(event);
      if (link && link.matches(":focus-visible")) show(link);
      else if (!tip.contains(event.target)) hide();
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("resize", hide);
  };

  /* ---- lines: their number copies their address; what opens the raw text opens it at that line */

  const startLines = () => {
    document.addEventListener("click", (event) => {
      const line = event.target.closest?.("a.line");
      if (line) warraqCopy(new URL(line.hash, location).href, `${words.line} ${line.dataset.line}`);
    });
    const links = document.querySelectorAll(".edit a[data-line]");
    const point = () => {
      const line = /^#l(\d+)$/.exec(location.hash)?.[1];
      for (const link of links) {
        link.dataset.start ??= link.href;
        link.href = line ? link.dataset.start + link.dataset.line.replace(/#$/, line) : link.dataset.start;
      }
    };
    addEventListener("hashchange", point);
    point();
  };

  const start = () => {
    startTips();
    startLines();
  };
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}
