// The search box: Material's form and keys, and our own list under it.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const { Index, make, showHit, measureName } = search;
  const PAUSE = 30; // milliseconds without a key before the question is asked
  const FIRST = 5; // results that are fetched at once
  const TERMS = 3; // glossary entries that are offered
  const HALF = 0.5; // of a name, that a question must find before its entry is offered
  const CAN_UNPACK = typeof DecompressionStream !== "undefined";
  const DIRECTIONS = { ar: "rtl", en: "ltr" };

  class Box {
    constructor(form, words) {
      const root = form.closest(".md-search");
      const one = (selector) => root.querySelector(selector);
      Object.assign(this, { root, form, words, input: one(".md-search__input"), list: one(".md-search-result__list") });
      Object.assign(this, { meta: one(".md-search-result__meta"), bar: one(".wq-search__bar"), beyond: one(".wq-search__beyond"), scroll: one(".md-search__scrollwrap") });
      this.language = root.dataset.language;
      this.other = this.language === "ar" ? "en" : "ar";
      this.toggle = document.getElementById("__search");
      this.asked = 0;
      this.indexes = {};
      this.listen();
      this.answer();
    }

    say(word, count) {
      return (this.words[word] ?? word).replace("#", count);
    }

    listen() {
      this.input.addEventListener("input", () => this.wait());
      this.form.addEventListener("reset", () => setTimeout(() => this.answer()));
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.root.addEventListener("keydown", (event) => this.press(event));
      this.root.addEventListener("click", (event) => event.target.closest("a") && this.close());
      this.scroll.addEventListener("scroll", () => this.fill());
    }

    wait() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.answer(), PAUSE);
    }

    close() {
      if (this.toggle.checked) this.toggle.click();
      this.input.blur();
    }

    press(event) {
      const links = [this.input, ...this.root.querySelectorAll(".md-search-result__link")];
      const at = links.indexOf(document.activeElement);
      if (event.key === "Escape") this.close();
      else if (event.key === "Enter" && at === 0) links.find((link) => this.list.contains(link))?.click();
      else if (event.key === "ArrowDown" || event.key === "ArrowUp")
        links.at((Math.max(at, 0) + (event.key === "ArrowDown" ? 1 : -1)) % links.length).focus();
      else return;
      event.preventDefault();
      event.stopPropagation();
    }

    index(language, again = false) {
      if (again || !this.indexes[language]) this.indexes[language] = Index.open(language, again);
      this.indexes[language].catch(() => delete this.indexes[language]);
      return this.indexes[language];
    }

    async answer(again = false) {
      const turn = ++this.asked;
      const question = this.input.value;
      try {
        const index = await this.index(this.language, again);
        const found = await search.ask(index, question);
        if (turn === this.asked) await this.show(index, found, question, turn);
      } catch (error) {
        if (turn !== this.asked) return;
        if (again || !CAN_UNPACK) this.fail(error);
        else await this.answer(true);
      }
    }

    fail(error) {
      console.error(error);
      this.clear();
      this.meta.textContent = this.say(CAN_UNPACK ? "broken" : "old");
      this.root.dataset.state = "broken";
    }

    clear() {
      this.list.replaceChildren();
      this.bar.replaceChildren();
      this.beyond.replaceChildren();
      this.hits = [];
      this.shown = 0;
    }

    async show(index, { articles, others, stopped }, question, turn) {
      const texts = await this.fetch(index, articles.slice(0, FIRST));
      if (turn !== this.asked) return;
      this.clear();
      this.hits = articles;
      this.open = index;
      this.draw(texts);
      Object.assign(this.root.dataset, { state: "ready", asked: question });
      this.meta.textContent = this.describe(question, stopped);
      if (question.trim()) this.offer(index, others, turn).catch(console.error);
      this.fill();
    }

    describe(question, stopped) {
      if (!question.trim()) return this.say("start");
      if (stopped) return this.say("stopped");
      return this.tell(this.hits.length);
    }

    // Arabic counts one, two, three to ten, eleven and more in different words.
    tell(count) {
      const rule = new Intl.PluralRules(this.language).select(count);
      return this.say(`count_${rule}` in this.words ? `count_${rule}` : "count_other", count);
    }

    fetch(index, hits) {
      return Promise.all(hits.map((hit) => index.text(hit.document, hit.position).then((piece) => [hit, piece])));
    }

    draw(texts, list = this.list, index = this.open) {
      const language = index.language;
      const reader = { lang: this.language, dir: DIRECTIONS[this.language] };
      const say = (word) => this.say(word);
      const options = { rules: index.head.rules, say, language, direction: DIRECTIONS[language], reader };
      list.append(...texts.map(([hit, piece]) => showHit(hit, piece, options)));
      if (list === this.list) this.shown += texts.length;
    }

    // The next results, while the end of the list is in sight.
    async fill() {
      const turn = this.asked;
      if (this.filling === turn) return;
      this.filling = turn;
      const isNear = () => this.scroll.scrollTop + this.scroll.clientHeight * 2 > this.scroll.scrollHeight;
      try {
        while (turn === this.asked && this.shown < this.hits.length && isNear()) {
          const texts = await this.fetch(this.open, this.hits.slice(this.shown, this.shown + FIRST));
          if (turn === this.asked) this.draw(texts);
        }
      } catch (error) {
        this.fail(error);
      }
      this.filling = 0;
    }

    // Above the list: entries of the glossary, pages of the site, a narrower list, the other language.
    async offer(index, hits, turn) {
      const [articles, terms] = index.head.counts;
      const also = make("button", { type: "button", class: "wq-search__also" }, this.say("also"));
      also.addEventListener("click", () => this.askOther(also));
      this.bar.replaceChildren(also, ...(this.hits.length > 1 ? [search.narrow(this, index)] : []));
      const texts = await this.fetch(index, hits.slice(0, TERMS * 4));
      if (turn !== this.asked) return;
      const measured = texts.map((text) => [...text, measureName(...text, index.head.rules)]);
      const telling = measured.filter(([hit, , share]) => share >= HALF || hit.document >= articles + terms);
      telling.sort(([, , one], [, , other]) => other - one);
      const links = telling.slice(0, TERMS).map(([hit, piece]) => {
        const block = piece.blocks.findLast(([first]) => first <= hit.position);
        const address = new URL(piece.url, search.root);
        if (!address.hash && block?.[1]) address.hash = block[1];
        const kind = hit.document < articles + terms ? "term" : "page";
        const other = piece.other ? [" · ", make("bdi", { lang: this.other }, piece.other)] : [];
        const names = [make("bdi", {}, piece.title), ...other];
        return make("a", { class: `wq-search__${kind}`, href: address.href, title: piece.definition }, ...names);
      });
      this.bar.prepend(...links);
    }

    async askOther(button) {
      const turn = this.asked;
      button.disabled = true;
      try {
        const index = await this.index(this.other);
        const { articles: found } = await search.ask(index, this.input.value);
        const texts = await this.fetch(index, found.slice(0, FIRST * 2));
        if (turn !== this.asked) return;
        const list = make("ol", { class: "wq-search__other" });
        this.draw(texts, list, index);
        const count = found.length ? this.tell(found.length) : this.say("other_none");
        this.beyond.replaceChildren(make("p", { class: "wq-search__count", role: "status" }, `${this.say("other")} ${count}`), list);
        this.beyond.scrollIntoView({ block: "nearest" });
        button.remove();
      } catch (error) {
        this.fail(error);
      }
    }
  }

  // The words that led here, marked on the page that was opened from a list of results.
  search.remind = async (question, language) => {
    const { head } = await Index.open(language);
    search.highlight(document.querySelector(".md-content__inner"), question, head.rules);
  };

  search.start = (form, words) => new Box(form, words);
})();
