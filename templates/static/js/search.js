// The search page: what is typed, what is chosen, and the results below. All words it says stand in the page.
(function () {
  "use strict";

  const { canon, split } = window.bantinFold;
  const { find, open, parse, weigh } = window.bantinIndex;
  // Milliseconds without a key before a search.
  const PAUSE = 120;
  const AT_ONCE = 10;
  // Characters of a snippet.
  const WINDOW = 160;
  const form = document.querySelector("form[data-root]");
  const box = form.elements.q;
  const state = document.querySelector("#state");
  const found = document.querySelector("#found");
  const titles = document.querySelector("#titles");
  const indexes = new Map();
  let latest = 0;
  let timer = 0;

  function say(name, values) {
    return form.dataset[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  function make(tag, text, name) {
    const element = document.createElement(tag);
    if (text) element.textContent = text;
    if (name) element.className = name;
    return element;
  }

  function openIndex(language) {
    if (!indexes.has(language)) indexes.set(language, open(form.dataset[language]));
    return indexes.get(language).catch((error) => { indexes.delete(language); throw error; });
  }

  // ---- the address: #q=…&province=…; a form of another page sends ?q=… ----

  function readAddress() {
    const hash = location.hash.slice(1);
    const asked = new URLSearchParams(hash.includes("=") ? hash : location.search);
    Array.from(form.elements).forEach((field) => {
      if (!field.name) return;
      const first = field.dataset.first || "";
      field.value = asked.get(field.name) || first;
      // What a made-up address asks for is none of the choices.
      if (field.selectedIndex === -1) field.value = first;
    });
    const narrowed = form.querySelector("details");
    narrowed.open = narrowed.open || Array.from(narrowed.querySelectorAll("select")).some(isChosen);
  }

  function isChosen(field) {
    return field.value !== "" && field.value !== field.dataset.first;
  }

  function writeAddress() {
    const asked = new URLSearchParams();
    Array.from(form.elements).forEach((field) => {
      if (field.name && isChosen(field)) asked.set(field.name, field.value);
    });
    history.replaceState(null, "", "#" + (asked.toString() || "q="));
  }

  // ---- searching ----

  async function search() {
    const turn = latest += 1;
    const text = box.value;
    const query = parse(text);
    const filters = Array.from(form.querySelectorAll("select[data-filter]")).filter((field) => field.value)
      .map((field) => ({ name: field.name, value: field.value }));
    if (!query.words.length && !filters.length) return show(turn, text, null);
    const slow = setTimeout(() => { if (turn === latest) state.textContent = form.dataset.busy; }, 400);
    try {
      const languages = form.elements.language.value === "both" ? ["vi", "en"] : [form.elements.language.value];
      const answers = await Promise.all(languages.map(async (language) => {
        const index = await openIndex(language);
        return { language, index, answer: await find(index, query, filters) };
      }));
      if (turn === latest) await show(turn, text, { query, answers });
    } catch (error) {
      if (turn === latest) show(turn, text, null, form.dataset.failed);
    } finally {
      clearTimeout(slow);
    }
  }

  // All hits of one sort, of every language that was searched, the best first.
  function merge(answers, sort) {
    return answers
      .flatMap(({ language, index, answer }) => answer[sort].map((hit) => ({ language, index, hit })))
      .sort((a, b) => b.hit.score - a.hit.score);
  }

  async function show(turn, text, result, trouble) {
    const parts = document.createDocumentFragment();
    let said = trouble || "";
    if (result) {
      const hits = merge(result.answers, "hits");
      const some = merge(result.answers, "some");
      const single = hits.length === 1 ? "one" : "many";
      said = hits.length ? say(single, { count: hits.length.toLocaleString(form.dataset.locale) }) : say("none", { query: text.trim() });
      if (hits.length && result.answers.every(({ answer }) => answer.isRelaxed || !answer.hits.length)) said += " " + form.dataset.relaxed;
      const corrected = hits.length ? "" : await correct(text, result);
      if (corrected) parts.append(suggestion(corrected));
      if (hits.length) parts.append(make("h2", form.dataset.results, "visually-hidden"), await list(hits, result));
      if (some.length) parts.append(make("h2", form.dataset.some), await list(some, result));
    }
    if (turn !== latest) return;
    state.textContent = said;
    found.replaceChildren(parts);
    found.dataset.shown = text;
    titles.hidden = Boolean(result || trouble);
  }

  // The text with each word that no report has put right; empty when there is nothing to put right.
  async function correct(text, result) {
    const { index, answer } = result.answers[0];
    const unknown = answer.unknown.filter((word) => result.answers.every((other) => other.answer.unknown.includes(word)));
    const words = await Promise.all(unknown.map((word) => index.spell(word)));
    const right = new Map(unknown.map((word, at) => [word.text, words[at]]));
    let corrected = text.normalize("NFC");
    split(corrected).reverse().forEach(({ text: word, start, end }) => {
      if (right.get(word)) corrected = corrected.slice(0, start) + right.get(word) + corrected.slice(end);
    });
    return words.some(Boolean) ? corrected.trim() : "";
  }

  function suggestion(text) {
    const line = make("p", form.dataset.near + " ", "suggestion");
    const link = make("a", text);
    link.href = "#" + new URLSearchParams({ q: text });
    line.append(link);
    return line;
  }

  // ---- results ----

  async function list(hits, result) {
    const isMarked = markerFor(result);
    const items = make("ol", "", "results");
    const more = make("button", form.dataset.more);
    const part = document.createDocumentFragment();
    let count = 0;
    more.type = "button";

    async function add() {
      const next = hits.slice(count, count + AT_ONCE);
      const records = await Promise.all(next.map(({ index, hit }) => index.shown(hit.number)));
      const shown = records.map((record, at) => item(next[at].language, record, isMarked));
      items.append(...shown);
      count += next.length;
      more.hidden = count >= hits.length;
      return shown[0];
    }

    more.addEventListener("click", () => add().then((first) => first.querySelector("a").focus()));
    await add();
    part.append(items, more);
    return part;
  }

  function item(language, [title, path, date, terms, summary, text], isMarked) {
    const entry = make("li");
    const heading = make("h3");
    const link = make("a");
    const isForeign = language !== document.documentElement.lang;
    const snippet = cut(text, isMarked) || cut(summary, isMarked) || summary.slice(0, WINDOW);
    link.href = form.dataset.root + path;
    link.append(mark(title, isMarked));
    heading.append(link);
    const about = make("p", date + " · " + terms, "result-terms");
    const quote = make("p", "", "result-text");
    quote.append(mark(snippet, isMarked));
    if (isForeign) {
      entry.lang = link.hreflang = language;
      about.append(" · ", Object.assign(make("span", form.dataset[language + "Name"]), { lang: document.documentElement.lang }));
    }
    entry.append(heading, about, quote);
    return entry;
  }

  // Gives for a word of a text which of the words that were asked for it is, or -1.
  function markerFor({ query, answers }) {
    const isRelaxed = answers.some(({ answer }) => answer.isRelaxed);
    const known = new Map();
    return (word) => {
      const key = word.toLowerCase();
      if (!known.has(key)) known.set(key, query.words.findIndex((wanted) => weigh(wanted, canon(key), isRelaxed) > 0));
      return known.get(key);
    };
  }

  // The text with the words that were asked for in marks; neighbours share one.
  function mark(text, isMarked) {
    const marked = document.createDocumentFragment();
    let from = 0, run = null;
    split(text).filter((word) => isMarked(word.text) >= 0).forEach((word) => {
      if (run && /^[\s'’.-]*$/.test(text.slice(run.end, word.start))) run.end = word.end;
      else {
        if (run) add(run);
        run = { start: word.start, end: word.end };
      }
    });
    if (run) add(run);
    marked.append(text.slice(from));
    return marked;

    function add({ start, end }) {
      marked.append(text.slice(from, start), make("mark", text.slice(start, end)));
      from = end;
    }
  }

  // The stretch of the text that has most of the words that were asked for, side by side if it can be; empty without any.
  function cut(text, isMarked) {
    const words = split(text).map((word) => ({ start: word.start, end: word.end, is: isMarked(word.text) }));
    let best = { rank: 0 };
    words.forEach((first, at) => {
      if (first.is < 0) return;
      const kinds = new Set();
      let rank = 0;
      for (let to = at; to < words.length && words[to].end - first.start <= WINDOW - 30; to += 1) {
        if (words[to].is < 0) continue;
        rank += kinds.has(words[to].is) ? 1 : 10;
        if (to > at && words[to - 1].is === words[to].is - 1 && words[to - 1].is >= 0) rank += 5;
        kinds.add(words[to].is);
      }
      if (rank > best.rank) best = { rank, at };
    });
    if (!best.rank) return "";
    let from = best.at, to = best.at;
    while (from > 0 && words[best.at].start - words[from - 1].start <= 30) from -= 1;
    while (to + 1 < words.length && words[to + 1].end - words[from].start <= WINDOW) to += 1;
    const start = from ? words[from].start : 0;
    const end = to + 1 < words.length ? words[to].end : text.length;
    return (start ? "… " : "") + text.slice(start, end).replace(/\s+/g, " ") + (end < text.length ? " …" : "");
  }

  // ---- the page ----

  function move(event) {
    const links = Array.from(found.querySelectorAll("li a"));
    const at = links.indexOf(document.activeElement);
    if (event.key === "Escape" && at >= 0) box.focus();
    else if (event.key === "ArrowDown" && (at >= 0 || document.activeElement === box) && links[at + 1]) links[at + 1].focus();
    else if (event.key === "ArrowUp" && at >= 0) (links[at - 1] || box).focus();
    else return;
    event.preventDefault();
  }

  function restart() {
    readAddress();
    search();
  }

  form.addEventListener("input", () => {
    writeAddress();
    clearTimeout(timer);
    timer = setTimeout(search, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    writeAddress();
    search();
  });
  document.addEventListener("keydown", move);
  window.addEventListener("hashchange", () => { if (location.hash.includes("=")) restart(); });
  restart();
})();
