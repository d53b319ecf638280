// Reads the index that bantin/rendering/search/ writes, and finds reports in it. It knows nothing of the page.
// Pages on a disk may not fetch, so each file is a script that hands its data to window.bantinSearch.
(function () {
  "use strict";

  const { TONE, canon, foldWord, parts, split, unmark } = window.bantinFold;
  // As in postings.py.
  const BASE = 90, ONE = 76, LEADS = 13, TWO = ONE + LEADS * BASE;
  // Letters of a file's name, as in index.py.
  const NAME = 8;
  const PREFIX_SHARDS = 12;
  const PREFIX_WEIGHT = 0.8;
  const VALUES = new Uint8Array(128);
  for (let code = 35, value = 0; code < 127; code += 1) if (code !== 92 && code !== 60) VALUES[code] = value++;

  const received = new Map();
  const waiting = new Map();
  window.bantinSearch = (data) => received.set(document.currentScript, data);

  function load(address) {
    if (!waiting.has(address)) {
      waiting.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => { resolve(received.get(script)); received.delete(script); script.remove(); };
        script.onerror = () => { waiting.delete(address); script.remove(); reject(new Error(address)); };
        document.head.appendChild(script);
      }));
    }
    return waiting.get(address);
  }

  class Reader {
    constructor(text) { this.text = text; this.at = 0; }
    get ended() { return this.at >= this.text.length; }
    digit() { return VALUES[this.text.charCodeAt(this.at++)]; }
    number() {
      const first = this.digit();
      if (first < ONE) return first;
      if (first < ONE + LEADS) return ONE + (first - ONE) * BASE + this.digit();
      return TWO + (this.digit() * BASE + this.digit()) * BASE + this.digit();
    }
  }

  // ---- what was typed ----

  // The letters of a word, each with its marks; đ is a d with one.
  function lettersOf(letters) {
    return letters.normalize("NFD").replace(/đ/g, "d\u0335").match(/[^\u0300-\u036f][\u0300-\u036f]*/gu) || [];
  }

  function makeWord(text, isPrefix) {
    const typed = parts(text);
    const form = canon(text);
    return {
      text, fold: foldWord(text), start: unmark(typed.letters), isPrefix, tone: typed.tone,
      letters: lettersOf(form.slice(0, form.length - typed.tone.length)), typed: lettersOf(typed.letters),
    };
  }

  function hasMarks(letters, form, isPrefix) {
    if (isPrefix ? letters.length > form.length : letters.length !== form.length) return false;
    return letters.every((letter, at) => {
      return letter[0] === form[at][0] && Array.from(letter).every((mark) => form[at].includes(mark));
    });
  }

  // How well a form of the index, in canonical form, is what was typed: 1, PREFIX_WEIGHT where it only begins so, or 0.
  // Each mark that was typed must be there; marks that were left out may be.
  function weigh(word, form, isRelaxed) {
    const last = form[form.length - 1];
    const tone = TONE.test(last) ? last : "";
    if (isRelaxed) {
      const plain = unmark(form);
      return plain === word.fold ? 1 : word.isPrefix && plain.startsWith(word.start) ? PREFIX_WEIGHT : 0;
    }
    if (word.tone && word.tone !== tone) return 0;
    const letters = lettersOf(tone ? form.slice(0, -1) : form);
    if (hasMarks(word.letters, letters, false)) return 1;
    return word.isPrefix && hasMarks(word.typed, letters, true) ? PREFIX_WEIGHT : 0;
  }

  // The words of a query, and which neighbours must stand side by side, as in quotation marks. The last word may be
  // unfinished: it is the beginning of one, and a single letter of it says nothing yet.
  function parse(typed) {
    const words = [];
    const together = [];
    const text = typed.normalize("NFC");
    const runs = text.split(/["“”„«»]/);
    runs.forEach((run, number) => {
      split(run).forEach((word, at) => {
        if (words.length) together.push(number % 2 === 1 && at > 0);
        const isLast = number === runs.length - 1 && word.end === run.length;
        words.push(makeWord(word.text, isLast && Array.from(word.text).length > 1));
      });
    });
    const last = words[words.length - 1];
    if (words.length > 1 && !last.isPrefix && /\p{L}$/u.test(text) && Array.from(last.text).length === 1) {
      words.pop();
      together.pop();
    }
    return { words, together };
  }

  // ---- the index ----

  // The last place in ascending keys whose key is not greater than the wanted one, or -1.
  function lastUpTo(keys, wanted) {
    let low = 0, high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle] <= wanted) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  class Index {
    constructor(address, head) {
      this.folder = address.slice(0, address.lastIndexOf("/") + 1);
      this.head = head;
      this.lengths = new Uint32Array(head.count);
      head.segments.forEach((segment) => {
        const reader = new Reader(segment.lengths);
        for (let at = segment.start; !reader.ended; at += 1) this.lengths[at] = reader.number();
      });
    }

    file(names, at) { return load(this.folder + names.substr(at * NAME, NAME) + ".js"); }

    // Every shard of a segment that may hold the key: more than one where it is too large for one.
    places(segment, key) {
      const places = [];
      let at = lastUpTo(segment.keys, key);
      if (at >= 0) places.push(at);
      while (at > 0 && segment.keys[at] === key && segment.keys[at - 1] === key) places.push(at -= 1);
      return places.reverse();
    }

    // What the index has for a word: [{ form, text, start }], the postings of each form and where their segment starts.
    async lookUp(word) {
      const wanted = [];
      const more = [];
      this.head.segments.forEach((segment) => {
        const exact = this.places(segment, word.fold);
        exact.forEach((at) => wanted.push({ segment, at }));
        if (!word.isPrefix) return;
        const end = lastUpTo(segment.keys, word.start + "\uffff");
        for (let at = this.places(segment, word.start)[0] || 0; at <= end; at += 1) {
          if (!exact.includes(at)) more.push({ segment, at });
        }
      });
      const rest = more.slice(-PREFIX_SHARDS);
      const found = [];
      await Promise.all(wanted.concat(rest).map(async ({ segment, at }) => {
        const shard = await this.file(segment.files, at);
        Object.keys(shard).forEach((fold) => {
          if (fold !== word.fold && !(word.isPrefix && fold.startsWith(word.start))) return;
          Object.keys(shard[fold]).forEach((form) => {
            found.push({ form: form || fold, text: shard[fold][form], start: segment.start });
          });
        });
      }));
      return found;
    }

    // The reports that one facet narrows a search to.
    async facet(name, value) {
      const documents = new Set();
      const key = "=" + name + "=" + value;
      const found = await this.lookUp({ fold: key, start: key, isPrefix: false });
      found.forEach((entry) => readPostings(entry, (number) => { documents.add(number); return null; }));
      return documents;
    }

    shown(number) {
      return this.file(this.head.shown, Math.floor(number / this.head.together)).then((all) => all[number % this.head.together]);
    }

    // The word of the index nearest to one that it has not, as it is written, or null; for a single letter there is none.
    async spell(word) {
      const { words, weights } = await this.file(this.head.spellings, 0);
      const most = word.fold.length < 2 ? 0 : word.fold.length < 4 ? 1 : 2;
      let best = null;
      words.split(" ").forEach((candidate, at) => {
        const other = foldWord(candidate);
        if (Math.abs(other.length - word.fold.length) > most) return;
        const steps = distance(word.fold, other, most);
        const rank = steps * 10 + (other[0] === word.fold[0] ? 0 : 5) - weights[at];
        if (steps <= most && (best === null || rank < best.rank)) best = { word: candidate, rank: rank };
      });
      return best && best.word;
    }
  }

  // Calls take(document) for each document of a posting; when that gives a list, its positions are put there.
  function readPostings(entry, take) {
    const reader = new Reader(entry.text);
    let number = entry.start;
    while (!reader.ended) {
      number += reader.number();
      const positions = take(number);
      let position = 0;
      for (let left = reader.number(); left >= 0; left -= 1) {
        position += reader.number();
        if (positions) positions.push(position);
      }
    }
  }

  // How many letters must be changed, added, left out or exchanged with their neighbour; most + 1 when it is more.
  function distance(one, other, most) {
    let before = [], row = Array.from({ length: other.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= other.length; j += 1) {
        const same = one[i - 1] === other[j - 1] ? 0 : 1;
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + same);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          next[j] = Math.min(next[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...next) > most) return most + 1;
      before = row;
      row = next;
    }
    return row[other.length];
  }

  window.bantinIndex = {
    open: (address) => load(address).then((head) => new Index(address, head)),
    parse,
    weigh,
    readPostings,
  };
})();
