// A box above a table (the room kept for it) that hides the rows whose names do not match. Without this script the table is simply whole.
// Rows carry their folded names in data-fold, as bantin.text.fold gives them and fold.js does.
(function () {
  "use strict";

  function addBox(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var room = table.previousElementSibling;
    var label = document.createElement("label");
    var input = document.createElement("input");
    var count = document.createElement("span");

    function show() {
      var wanted = window.bantinFold.fold(input.value).split(" ");
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
  }

  document.querySelectorAll("table[data-filter]").forEach(addBox);
})();
