// Light or dark as the reader chose, set before the first paint; without a choice the system decides.
(function () {
  "use strict";

  var KEY = "bantin-theme";
  var root = document.documentElement;
  var chosen = "system";

  function apply(theme) {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
    // The browser's own bars follow: of the two colours in the head the chosen one is for every system.
    document.querySelectorAll('meta[name="theme-color"]').forEach(function (meta) {
      meta.dataset.media = meta.dataset.media || meta.media;
      var own = meta.dataset.media;
      meta.media = root.dataset.theme ? (own.indexOf(theme) < 0 ? "not all" : "all") : own;
    });
  }

  try {
    chosen = localStorage.getItem(KEY) || chosen;
  } catch (error) {
    // No storage, as in some private windows: the choice holds for this page.
  }
  if (chosen !== "light" && chosen !== "dark") chosen = "system";
  apply(chosen);

  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector(".theme");
    if (!box) return;
    box.hidden = false;
    box.querySelectorAll("input").forEach(function (input) {
      input.checked = input.value === chosen;
      input.addEventListener("change", function () {
        apply(input.value);
        try {
          localStorage.setItem(KEY, input.value);
        } catch (error) {
          // As above.
        }
      });
    });
  });
})();
