// What the frame of a page does: the drawer, the scheme, the title in the header, the place in the table of
// contents, the way back to the top. Without JavaScript the page is whole and the drawer opens by its label.
(() => {
  "use strict";
  const one = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  // ---- drawer and search: a button opens each, Escape and a step outside close them

  const switches = Object.fromEntries(["drawer", "search"].map((name) => [name, document.getElementById(`__${name}`)]));
  const buttons = Object.fromEntries(Object.keys(switches).map((name) => [name, one(`[data-wq-opens="${name}"]`)]));
  const drawer = one(".md-sidebar--primary");
  const set = (name, open) => switches[name].checked !== open && switches[name].click();
  for (const [name, toggle] of Object.entries(switches)) {
    buttons[name]?.addEventListener("click", () => set(name, !toggle.checked));
    toggle.addEventListener("change", () => buttons[name]?.setAttribute("aria-expanded", toggle.checked));
  }
  switches.drawer.addEventListener("change", () => switches.drawer.checked && one("a", drawer).focus());
  drawer?.addEventListener("click", (event) => event.target.closest("a") && set("drawer", false));
  drawer?.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !drawer.contains(event.relatedTarget)) set("drawer", false);
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (switches.drawer.checked) buttons.drawer.focus();
    set("drawer", false);
    if (switches.search.checked) document.activeElement.blur();
    set("search", false);
  });
  // Under the search of a narrow screen the page holds still.
  const wide = matchMedia("(min-width: 60em)");
  switches.search.addEventListener("change", () => {
    const still = switches.search.checked && !wide.matches;
    if (still) document.body.style.top = `${-scrollY}px`;
    const stood = -parseFloat(document.body.style.top || "0");
    document.body.toggleAttribute("data-md-scrolllock", still);
    if (still || !document.body.style.top) return;
    document.body.style.top = "";
    scrollTo({ top: stood, behavior: "instant" });
    setTimeout(() => document.activeElement === document.body && buttons.search.focus());
  });

  // ---- the scheme

  one("[data-wq-scheme]")?.addEventListener("click", () =>
    warraqScheme(document.body.dataset.mdColorScheme === "slate" ? "default" : "slate"),
  );

  // ---- what was scrolled to

  const header = one(".md-header");
  const title = one("[data-md-component=header-title]");
  const heading = one(".md-content h1");
  const links = new Map(all(".md-nav--secondary .md-nav__link").map((link) => [link, document.getElementById(decodeURIComponent(link.hash.slice(1)))]));
  const sidebar = one(".md-sidebar--secondary .md-sidebar__scrollwrap");
  let current;
  const mark = () => {
    const line = header.offsetHeight * 2.5; // below the place where a heading comes to stand, 5rem
    const passed = [...links].filter(([, target]) => target && target.getBoundingClientRect().top <= line);
    const last = scrollY > 0 ? passed.at(-1)?.[0] : undefined;
    if (last === current) return;
    for (const [link, on] of [[current, false], [last, true]]) {
      link?.classList.toggle("md-nav__link--active", on);
      if (on) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
    current = last;
    if (last && sidebar) sidebar.scrollTop = last.offsetTop - sidebar.clientHeight / 2;
  };
  const up = one(".md-top");
  let before = 0;
  const follow = () => {
    header.classList.toggle("md-header--shadow", scrollY > 0);
    title?.classList.toggle("md-header__title--active", Boolean(heading) && heading.getBoundingClientRect().bottom < header.offsetHeight);
    if (up) up.hidden = scrollY >= before || scrollY < innerHeight / 2;
    if (sidebar?.offsetParent) mark();
    before = scrollY;
  };
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      follow();
    });
  }, { passive: true });
  up?.addEventListener("click", () => {
    scrollTo({ top: 0, behavior: calm.matches ? "instant" : "smooth" });
    one(".md-skip")?.focus({ preventScroll: true });
  });

  // ---- what is folded up opens for an address that leads into it, and for paper

  const show = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target?.closest("details:not([open])");
    if (!closed) return;
    closed.open = true;
    target.scrollIntoView();
  };
  addEventListener("hashchange", show);
  show();
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open])");
    for (const each of folded) each.open = true;
  });
  addEventListener("afterprint", () => folded.forEach((each) => (each.open = false)));
})();
