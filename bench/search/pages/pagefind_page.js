// Answers the query in the address: the ten best titles, each with its excerpt.
import * as pagefind from "./pagefind/pagefind.js";

const found = document.querySelector("#found");

const answer = async () => {
  const query = new URLSearchParams(location.hash.slice(1)).get("q") ?? "";
  const { results } = await pagefind.search(query);
  const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
  const items = shown.map((data) => {
    const link = document.createElement("a");
    link.href = data.url;
    link.textContent = data.meta.title;
    const excerpt = document.createElement("p");
    excerpt.innerHTML = data.excerpt; // Pagefind escapes it
    const item = document.createElement("li");
    item.append(link, ` ${data.meta.day}`, excerpt);
    return item;
  });
  const list = document.createElement("ol");
  list.append(...items);
  found.replaceChildren(list);
  found.dataset.count = results.length;
  found.dataset.shown = query;
};

addEventListener("hashchange", answer);
await answer();
