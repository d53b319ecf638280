// What a reader chose, before the first paint: light or dark, and the language that stands first on the landing page.
// One small file in the head, because each further one is a round trip before anything shows. Nobody is sent anywhere.
(function () {
  "use strict";

  var THEME = "bantin-theme";
  var LANGUAGE = "bantin-language";
  var root = document.documentElement;
  var chosen = recall(THEME);

  // Without storage, as in some private windows, a choice holds for its page.
  function recall(key) {
    try {
      return localStorage.getItem(key);
    } catch (error) {
      return null;
    }
  }

  function remember(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch (error) {
      return;
    }
  }

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

  function showSwitch(box) {
    box.hidden = false;
    box.querySelectorAll("input").forEach(function (input) {
      input.checked = input.value === (root.dataset.theme || "system");
      input.addEventListener("change", function () {
        apply(input.value);
        remember(THEME, input.value);
      });
    });
  }

  apply(chosen);
  if (recall(LANGUAGE) === "en") root.dataset.first = "en"; // the styles put it first, and the document follows below
  document.addEventListener("DOMContentLoaded", function () {
    var box = document.querySelector(".theme");
    var halves = document.querySelector(".halves");
    if (box) showSwitch(box);
    if (!halves) remember(LANGUAGE, root.lang);
    else if (root.dataset.first) halves.insertBefore(halves.querySelector(":scope > [lang=en]"), halves.firstElementChild);
  });
})();
