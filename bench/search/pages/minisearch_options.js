// How MiniSearch is set up, the same where the index is made and where it is asked.
(() => {
  const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
  const options = {
    idField: "slug",
    fields: ["title", "text"],
    storeFields: ["title", "day"],
    processTerm: fold,
    searchOptions: { boost: { title: 2 }, combineWith: "AND", prefix: true },
  };
  if (typeof module === "object") module.exports = options;
  else window.miniSearchOptions = options;
})();
