(function () {
  var form = document.getElementById("filter");
  var rows = Array.prototype.slice.call(document.getElementById("rows").rows);
  var told = document.getElementById("told");
  var texts = rows.map(function (row) { return row.textContent.toLowerCase(); });
  function value(id) { return document.getElementById(id).value; }
  function narrow() {
    var severity = value("severity"), check = value("check"), words = value("words").toLowerCase().split(/\s+/), shown = 0;
    rows.forEach(function (row, at) {
      var fits = (!severity || row.getAttribute("data-severity") === severity) &&
        (!check || row.getAttribute("data-check") === check) &&
        words.every(function (word) { return texts[at].indexOf(word) >= 0; });
      row.hidden = !fits;
      shown += fits ? 1 : 0;
    });
    told.textContent = told.getAttribute("data-told").replace("{shown}", shown).replace("{all}", rows.length);
  }
  form.hidden = false;
  form.addEventListener("input", narrow);
  form.addEventListener("change", narrow);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  narrow();
})();
