// The pieces of the index, fetched as scripts when a question needs them, and read.
(() => {
  "use strict";
  const search = window.warraqSearch;
  const arrived = new Map(); // name -> {promise, done}

  const unpack = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  // A piece names itself when its script runs.
  search.take = (name, content) => arrived.get(name)?.done(content);

  const load = (name, query = "") => {
    if (!arrived.has(name)) {
      const waiting = {};
      waiting.promise = new Promise((done, failed) => {
        waiting.done = done;
        const script = document.createElement("script");
        script.src = new URL(`${name}.js${query}`, search.base);
        script.onerror = () => {
          arrived.delete(name);
          failed(new Error(`cannot load ${script.src}`));
        };
        script.onload = () => script.remove();
        document.head.append(script);
      });
      arrived.set(name, waiting);
    }
    return arrived.get(name).promise;
  };

  const decoder = new TextDecoder();

  class Index {
    constructor(language, head) {
      this.language = language;
      this.head = head;
      this.stop = new Set(head.stop);
      this.pieces = new Map();
    }

    // `again`: the site was published anew while the page stood open, and its old pieces are gone.
    static async open(language, again = false) {
      if (again) arrived.delete(language);
      return new Index(language, await load(language, again ? `?${Date.now()}` : ""));
    }

    // Name of a piece, and how to read it -> what it holds, kept.
    piece(name, read) {
      if (!this.pieces.has(name)) {
        const whole = load(`${this.language}-${this.head.digest}/${name}`).then(unpack).then(read);
        this.pieces.set(name, whole);
        whole.catch(() => this.pieces.delete(name));
      }
      return this.pieces.get(name);
    }

    // The piece of a document's text that holds the position.
    async text(number, position) {
      const short = number - this.head.counts[0];
      if (short < 0) return this.read(`t${number}-${position >> this.head.piece}`);
      return (await this.read(`s${Math.floor(short / this.head.group)}`))[short % this.head.group];
    }

    read(name) {
      return this.piece(name, (bytes) => JSON.parse(decoder.decode(bytes)));
    }

    // Key -> {forms: [{word, near, articles, number}], keys: [[key, near]]}, or nothing.
    async line(key) {
      const at = find(this.head.keys, key);
      return at < 0 ? undefined : (await this.vocabulary(at)).get(key);
    }

    vocabulary(at) {
      return this.piece(`k${at}`, (bytes) => {
        const lines = new Map();
        for (const line of decoder.decode(bytes).split("\n")) lines.set(line.slice(0, line.indexOf("\t")), line);
        return { get: (key) => readLine(lines.get(key)), keys: () => lines.keys() };
      });
    }

    // Every key that begins so, from few pieces: [key].
    async begin(start, directory, read, few) {
      const from = Math.max(find(directory, start), 0);
      const to = Math.max(find(directory, `${start}\uffff`), 0);
      const wanted = [];
      for (let at = from; at <= Math.min(to, from + few - 1); at++) wanted.push(read(at));
      return (await Promise.all(wanted)).flatMap((keys) => [...keys].filter((key) => key.startsWith(start)));
    }

    keysFrom(start, few) {
      return this.begin(start, this.head.keys, async (at) => (await this.vocabulary(at)).keys(), few);
    }

    async keysTo(end, few) {
      const read = (at) => this.piece(`r${at}`, (bytes) => decoder.decode(bytes).split("\n"));
      const keys = await this.begin(turn(end), this.head.backwards, read, few);
      return keys.map(turn);
    }

    // The piece in which a word's postings lie.
    pieceOf(number) {
      return find(this.head.postings, number);
    }

    async postings(number) {
      const at = this.pieceOf(number);
      const bytes = await this.piece(`p${at}`, (read) => read);
      return readPostings(bytes, number - this.head.postings[at]);
    }
  }

  const turn = (word) => [...word].reverse().join("");

  // The last place in a sorted list whose entry is not after `key`.
  const find = (sorted, key) => {
    let low = 0, high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  const readLine = (line) => {
    if (line === undefined) return undefined;
    const [key, forms, keys] = line.split("\t");
    return {
      forms: forms.split(" ").map((form) => {
        const [word, near, articles, number] = form.split(":");
        return { word: word || key, near: +near, articles: +articles, number: +number };
      }),
      keys: keys ? keys.split(" ").map((pair) => pair.split(":")).map(([other, near]) => [other, +near]) : [],
    };
  };

  // The postings of the `skip`-th word of a piece -> Map of document -> [position * 4 + kind of block].
  const readPostings = (bytes, skip) => {
    let at = 0;
    const next = () => {
      let value = 0, scale = 1, byte;
      do {
        byte = bytes[at++];
        value += (byte & 127) * scale;
        scale *= 128;
      } while (byte > 127);
      return value;
    };
    for (; skip > 0; skip--) {
      const size = next();
      at += size;
    }
    const end = next() + at;
    const postings = new Map();
    let number = 0;
    while (at < end) {
      number += next();
      const places = [];
      for (let count = next(), place = 0; count > 0; count--) places.push((place += next()));
      postings.set(number, places);
    }
    return postings;
  };

  search.Index = Index;
})();
