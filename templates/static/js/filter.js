// A box above a table (the room kept for it) that hides the rows whose names do not match. Without this script the table is simply whole.
// Rows carry their folded names in data-fold; foldText must give what bantin.text.fold gives (tests/folding-cases.json).
(function () {
  "use strict";

  var TONES = /[\u0300\u0301\u0303\u0309\u0323]/;
  var MARKS = /[\u0300-\u036f]/g;
  var FINAL_Y = /^(?:b|c|ch|d|đ|g|h|k|kh|l|m|n|ph|qu|r|s|t|th|tr|v|x)y$/;

  function foldWord(word) {
    var toneless = word.normalize("NFD").replace(TONES, "").normalize("NFC");
    if (FINAL_Y.test(toneless)) toneless = toneless.slice(0, -1) + "i";
    return toneless.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d");
  }

  function foldText(text) {
    var words = text.normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
    return words.map(foldWord).join(" ");
  }

  // The table that is the search page takes its words from the address: #q=, or ?q= as a form sends it.
  function wordsOfAddress() {
    var part = location.hash.slice(1) || location.search.slice(1);
    return new URLSearchParams(part).get("q") || "";
  }

  function addBox(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var room = table.previousElementSibling;
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");

    function show() {
      var wanted = foldText(input.value).split(" ");
      var shown = rows.filter(function (row) {
        row.hidden = !wanted.every(function (word) { return (" " + row.dataset.fold).indexOf(" " + word) >= 0; });
        return !row.hidden;
      });
      count.textContent = input.value ? shown.length + " / " + rows.length : "";
    }

    label.textContent = table.dataset.filter + " ";
    input.type = "search";
    input.autocomplete = "off";
    count.setAttribute("role", "status");
    label.appendChild(input);
    room.appendChild(label);
    room.appendChild(count);
    input.addEventListener("input", show);
    if ("query" in table.dataset) {
      input.value = wordsOfAddress();
      input.addEventListener("input", function () {
        history.replaceState(null, "", "#q=" + encodeURIComponent(input.value));
      });
      show();
    }
  }

  if (typeof document !== "undefined") document.querySelectorAll("table[data-filter]").forEach(addBox);
  if (typeof module !== "undefined") module.exports = { foldText: foldText };
})();
