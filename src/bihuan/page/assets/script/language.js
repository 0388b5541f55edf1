// Two languages for the page's own words; the report's text stays as it is.
function speak() {
  document.documentElement.lang = tongue ? "en" : "zh-CN";
  document.querySelectorAll("[data-t]").forEach(node => { node.textContent = say(node.dataset.t); });
  document.querySelectorAll("[data-t-label]").forEach(node => node.setAttribute("aria-label", say(node.dataset.tLabel)));
  document.querySelectorAll("[data-t-hint]").forEach(node => { node.placeholder = say(node.dataset.tHint); });
  document.querySelectorAll("[data-l]").forEach(node => {
    const [field, code] = node.dataset.l.split(".");
    node.textContent = named(field, code) + (node.dataset.n ? " (" + node.dataset.n + ")" : "");
  });
  pieces.filter(piece => piece.title).forEach(piece => { piece.title = piece.dataset.i.split(" ").filter(id => items[id].layer === "flaws").map(flawSaid).join("; "); });
  const button = byId("language");
  button.textContent = tongue ? "中文" : "English";
  button.lang = tongue ? "zh-CN" : "en";
  tell();
  count();
  measure();
  card.textContent = "";
  if (current) describe(current);
  else invite();
}

function flawSaid(id) {
  const row = items[id];
  return flawNamed(row) + (row.should_be ? ": " + say(row.certain ? "field.should_be" : "field.may_be") + " " + row.should_be : "");
}

byId("language").addEventListener("click", () => { tongue = 1 - tongue; speak(); });
