// Answers the query in the address: the ten best titles.
(() => {
  const index = MiniSearch.loadJSON(window.miniSearchIndex, window.miniSearchOptions);
  delete window.miniSearchIndex;
  const found = document.querySelector("#found");

  const answer = () => {
    const query = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
    const results = index.search(query);
    const items = results.slice(0, 10).map((result) => {
      const link = document.createElement("a");
      link.href = `${result.id}.html`;
      link.textContent = result.title;
      const item = document.createElement("li");
      item.append(link, ` ${result.day}`);
      return item;
    });
    const list = document.createElement("ol");
    list.append(...items);
    found.replaceChildren(list);
    found.dataset.count = results.length;
    found.dataset.shown = query;
  };

  addEventListener("hashchange", answer);
  answer();
})();
