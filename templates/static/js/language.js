// Remembers the language last read, only to put it first on the landing page. Nobody is ever sent anywhere.
(function () {
  "use strict";

  var KEY = "bantin-language";
  var halves = document.querySelector(".halves");
  try {
    if (!halves) {
      localStorage.setItem(KEY, document.documentElement.lang);
    } else {
      var half = halves.querySelector(':scope > [lang="' + (localStorage.getItem(KEY) === "en" ? "en" : "vi") + '"]');
      if (half && half !== halves.firstElementChild) halves.insertBefore(half, halves.firstElementChild);
    }
  } catch (error) {
    // No storage, as in some private windows: the order stays as it is.
  }
})();
