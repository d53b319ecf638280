// A box above a table that hides the rows whose names do not match. Without this script the table is simply whole.
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

  function addBox(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");
    label.className = "filter";
    label.textContent = table.dataset.filter + " ";
    input.type = "search";
    input.autocomplete = "off";
    count.setAttribute("role", "status");
    label.appendChild(input);
    table.parentNode.insertBefore(label, table);
    label.insertAdjacentElement("afterend", count);
    count.className = "filter-count";
    input.addEventListener("input", function () {
      var wanted = foldText(input.value);
      var shown = rows.filter(function (row) {
        row.hidden = (" " + row.dataset.fold).indexOf(" " + wanted) < 0;
        return !row.hidden;
      });
      count.textContent = wanted ? shown.length + " / " + rows.length : "";
    });
  }

  if (typeof document !== "undefined") document.querySelectorAll("table[data-filter]").forEach(addBox);
  if (typeof module !== "undefined") module.exports = { foldText: foldText };
})();
