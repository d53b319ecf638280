// Which reports answer a query, the best first. Ranking is BM25, and words that stand side by side as they were typed.
(function () {
  "use strict";

  const { readPostings, weigh } = window.bantinIndex;
  // Positions below it are the title's, as in shards.py.
  const BODY = 64;
  const TITLE_WEIGHT = 6, K = 1.2, B = 0.6, TITLE_PAIRS = 1.6, BODY_PAIRS = 0.9;
  const FEW = 3;
  const SOME = 10;

  // Returns { hits, some, unknown, isRelaxed }: documents with all words, with some of them where all is too much to ask,
  // words that no report has, and whether marks had to be overlooked. Each hit is { number, score }.
  async function find(index, query, filters) {
    const allowed = await allow(index, filters);
    if (!query.words.length) {
      const all = Array.from({ length: index.head.count }, (_, at) => index.head.count - 1 - at);
      const hits = filters.length ? all.filter(allowed).map((number) => ({ number, score: 0 })) : [];
      return { hits, some: [], unknown: [], isRelaxed: false };
    }
    const found = await Promise.all(query.words.map((word) => index.lookUp(word)));
    const strict = query.words.map((word, at) => choose(word, found[at], false));
    const relaxed = query.words.map((word, at) => choose(word, found[at], true));
    let hits = rank(index, query, strict, allowed, true);
    const isRelaxed = !hits.length && relaxed.some((choices, at) => choices.length > strict[at].length);
    const chosen = isRelaxed ? relaxed : strict;
    if (isRelaxed) hits = rank(index, query, chosen, allowed, true);
    const taken = new Set(hits.map((hit) => hit.number));
    const some = hits.length < FEW && query.words.length > 1
      ? rank(index, query, chosen, (number) => allowed(number) && !taken.has(number), false).slice(0, SOME)
      : [];
    const unknown = query.words.filter((word, at) => !relaxed[at].length);
    return { hits, some, unknown, isRelaxed: isRelaxed && hits.length > 0 };
  }

  async function allow(index, filters) {
    const sets = await Promise.all(filters.filter((filter) => filter.name !== "year").map((filter) => {
      return index.facet(filter.name, filter.value);
    }));
    let first = 0, end = index.head.count;
    filters.filter((filter) => filter.name === "year").forEach((filter) => {
      const at = index.head.years.findIndex(([year]) => String(year) === filter.value);
      if (at < 0) end = 0;
      else {
        first = index.head.years[at][1];
        end = at + 1 < index.head.years.length ? index.head.years[at + 1][1] : end;
      }
    });
    return (number) => number >= first && number < end && sets.every((set) => set.has(number));
  }

  function choose(word, found, isRelaxed) {
    return found
      .map((entry) => ({ entry, weight: weigh(word, entry.form, isRelaxed) }))
      .filter((choice) => choice.weight > 0);
  }

  // Gathers for one word { how often, weighed, and where } by document; frequency counts all, kept are those of candidates.
  function gather(choices, candidates, allowed) {
    const documents = new Map();
    const seen = new Set();
    choices.forEach(({ entry, weight }) => {
      readPostings(entry, (number) => {
        seen.add(number);
        if (candidates ? !candidates.has(number) : !allowed(number)) return null;
        let places = documents.get(number);
        if (!places) documents.set(number, places = { runs: [], weights: [] });
        const positions = [];
        places.runs.push(positions);
        places.weights.push(weight);
        return positions;
      });
    });
    return { documents, frequency: seen.size };
  }

  function rank(index, query, chosen, allowed, all) {
    const order = chosen.map((choices, at) => ({ at, size: choices.reduce((sum, { entry }) => sum + entry.text.length, 0) }));
    order.sort((a, b) => a.size - b.size);
    if (all && !order[0].size) return [];
    const gathered = [];
    let candidates = null;
    order.forEach(({ at }) => {
      gathered[at] = gather(chosen[at], all ? candidates : null, allowed);
      if (all) candidates = gathered[at].documents;
    });
    if (!all) candidates = new Set(gathered.flatMap(({ documents }) => Array.from(documents.keys())));
    const hits = [];
    for (const number of candidates.keys()) {
      const score = scoreOf(index, query, gathered, number, all);
      if (score > 0) hits.push({ number, score });
    }
    return hits.sort((a, b) => b.score - a.score || b.number - a.number);
  }

  function scoreOf(index, query, gathered, number, all) {
    const count = index.head.count;
    const long = 1 - B + (B * index.lengths[number]) / index.head.mean;
    let score = 0, having = 0;
    const places = gathered.map(({ documents, frequency }) => {
      const found = documents.get(number);
      if (!found) return null;
      let often = 0;
      found.runs.forEach((positions, at) => positions.forEach((position) => {
        often += found.weights[at] * (position < BODY ? TITLE_WEIGHT : 1);
      }));
      score += Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)) * (often * (K + 1)) / (often + K * long);
      having += 1;
      return found;
    });
    const pairs = places.length - 1;
    if (pairs < 1) return score;
    let inTitle = 0, inBody = 0;
    for (let at = 0; at < pairs; at += 1) {
      const near = places[at] && places[at + 1] ? sideBySide(places[at], places[at + 1]) : { title: false, body: false };
      if (all && query.together[at] && !near.title && !near.body) return 0;
      inTitle += near.title ? 1 : 0;
      inBody += near.body ? 1 : 0;
    }
    return (score * having / places.length) * (1 + (TITLE_PAIRS * inTitle + BODY_PAIRS * inBody) / pairs);
  }

  function sideBySide(first, second) {
    const after = new Set(second.runs.flat());
    const near = { title: false, body: false };
    first.runs.forEach((positions) => positions.forEach((position) => {
      if (after.has(position + 1)) near[position < BODY ? "title" : "body"] = true;
    }));
    return near;
  }

  window.bantinIndex.find = find;
})();
