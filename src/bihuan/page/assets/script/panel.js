// The panel: the fields of the item that was touched, in words, with what it holds and what holds it.
let current = null;

const looks = { commitments: "c", achievements: "a", quantities: "q", spelled_quantities: "q", projects: "p ps pe", flaws: "f f-misread", annex_items: "n", sections: "h" };
const look = id => looks[items[id].layer] + (items[id].checkable ? " c-" + items[id].checkable : "");
const signsOf = { about: "≈", at_least: "≥", more_than: ">", at_most: "≤", less_than: "<" };

function show(id, moves) {
  (piecesOf.get(current) || []).forEach(piece => piece.classList.remove("on"));
  const before = current;
  current = id;
  card.textContent = "";
  panel.classList.toggle("shown", id !== null);
  document.body.classList.toggle("lifted", id !== null);
  if (id === null) {
    invite();
    if (before && (document.activeElement === document.body || panel.contains(document.activeElement))) focusOn(before);
    light();
    return;
  }
  light();
  describe(id);
  panel.scrollTop = 0;
  focusOn(id);
  reveal(id, moves);
}

// What the panel says while no item is chosen.
function invite() { add("p", { class: "hint" }, card, say("panel.empty")); }

// Shows where the item stands in the text, and which of all it is.
function light() {
  (piecesOf.get(current) || []).forEach(piece => piece.classList.add("on"));
  byId("place").textContent = current !== null && items[current].layer !== "sections" ? place(current) : "";
}

function place(id) {
  const shown = order.filter(other => !hidden.has(other));
  return shown.indexOf(id) + 1 + " / " + shown.length;
}

function describe(id) {
  const row = items[id];
  const head = add("h2", {}, card);
  add("span", { class: look(id) }, head, say("layer." + row.layer) + (row.checkable ? " · " + named("checkable", row.checkable) : ""));
  if (row.value) value(row, quote(id));
  else add("blockquote", { lang: "zh-CN" }, card, short(quote(id), 240) || "¶");
  crops(row.title_span || row.span);
  const list = add("dl", {}, card);
  facts(row).forEach(([field, said]) => {
    add("dt", {}, list, say("field." + field));
    const cell = add("dd", {}, list);
    if (said instanceof Node) cell.append(said); else cell.textContent = said;
  });
  if (!list.children.length) list.remove();
  if (row.cells) cells(row);
  links("holds", [...(row.quantities || []), ...(row.projects || [])]);
  links("uses", owners.get(id) || []);
  links("within", around(id));
  if (row.layer === "sections") links("under", order.filter(other => items[other].layer === "commitments" && items[other].section === id));
  add("button", { type: "button", id: "copy" }, card, say("copy"));
}

// 9.75万亩 = 97,500 亩
function value(row, said) {
  const bound = row.relation && signsOf[row.relation];
  const plain = (bound ? bound + " " : "") + digits(row.value) + (row.high ? "–" + digits(row.high) : "") + (row.unit === "%" ? "%" : " " + row.unit);
  const line = add("p", { class: "value" }, card);
  if (said.replace(/\s/g, "") !== plain.replace(/\s/g, "")) add("small", { lang: "zh-CN" }, line, said + " = ");
  line.append(plain);
}

function digits(number) {
  const [whole, part] = number.split(".");
  return whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",") + (part ? "." + part : "");
}

function facts(row) {
  const found = [];
  const put = (field, said) => { if (said) found.push([field, said]); };
  put("kind", row.kind && (row.layer === "flaws" ? flawNamed(row) : named("kind", row.kind)));
  put("measure", row.measure);
  put("relation", row.relation && named("relation", row.relation));
  put("basis", row.basis && named("basis", row.basis));
  put("stage", row.stage);
  put("ladder", row.ladder !== row.stage && row.ladder);
  put("status", row.status && named("status", row.status));
  put("action", row.action);
  put("theme", row.theme && named("theme", row.theme));
  put("role", row.role && named("role", row.role));
  put("horizon", row.horizon);
  put("section", row.section && path(row.section));
  put("units", row.units && row.units.map(cut).join("、"));
  put("should_be", row.layer === "flaws" && (row.should_be === "" ? say("flaw.once") : row.should_be));
  put("certain", row.layer === "flaws" && say(row.certain ? "certain" : "suspected"));
  put("rule", row.rule);
  put("span", row.span[0] + "–" + row.span[1]);
  return found;
}

function cells(row) {
  const list = add("dl", { lang: "zh-CN" }, card);
  row.cells.forEach(([label, start, end]) => {
    add("dt", {}, list, label);
    add("dd", {}, list, short(cut([start, end]), 160));
  });
}

function path(id) {
  const titles = add("div", { lang: "zh-CN" });
  for (let at = id; at && items[at]; at = items[at].parent) titles.prepend(linkTo(at, items[at].title));
  return titles;
}

function linkTo(id, said) {
  return add("a", { href: "#i-" + id, "data-go": id, lang: "zh-CN" }, null, said);
}

function links(key, ids) {
  if (!ids.length) return;
  add("h3", {}, card, say(key));
  const list = add("ul", {}, card);
  ids.forEach(id => {
    const row = add("li", {}, list);
    add("small", {}, row, say("layer." + items[id].layer) + " ");
    row.append(linkTo(id, short(quote(id), 60)));
  });
}

// The items around this one, the innermost first, those left out that already stand under another heading of the card.
function around(id) {
  const [start, end] = items[id].span, told = owners.get(id) || [];
  return order
    .filter(other => other !== id && !told.includes(other) && items[other].span[0] <= start && items[other].span[1] >= end && items[other].layer !== "flaws")
    .sort((a, b) => (items[a].span[1] - items[a].span[0]) - (items[b].span[1] - items[b].span[0]));
}

// One mark of the text at a time can be reached by Tab, since a thousand stops would be no help.
let stop = pieces[0];
if (stop) stop.tabIndex = 0;
function focusOn(id) {
  const first = (piecesOf.get(id) || [])[0];
  if (!first) return;
  stop.removeAttribute("tabindex");
  stop = first;
  stop.tabIndex = 0;
  stop.focus({ preventScroll: true });
}

// The bar that stays at the top; on a phone only its tabs do.
const barHeight = () => document.querySelector(".bar").offsetHeight || document.querySelector(".tabs").offsetHeight;

// Brings the item into what the bars and the panel leave free, and moves nothing if it stands there already.
function reveal(id, moves) {
  const first = (piecesOf.get(id) || [])[0];
  if (!first) return;
  const top = barHeight();
  const bottom = getComputedStyle(panel).position === "fixed" ? panel.getBoundingClientRect().top : innerHeight;
  const box = first.getBoundingClientRect();
  if (box.top >= top + 8 && box.bottom <= bottom - 8) return;
  document.documentElement.classList.toggle("moving", Boolean(moves) && Math.abs(box.top) < 3 * innerHeight);
  scrollBy(0, box.top - top - (bottom - top) / 3);
}

function step(by) {
  const shown = order.filter(id => !hidden.has(id));
  if (!shown.length) return;
  const at = shown.indexOf(current);
  show(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : (at + by + shown.length) % shown.length], true);
}

function copy(button) {
  const words = quote(current) + " [" + items[current].span.join(", ") + "]";
  const area = add("textarea", { readonly: "" }, card);
  area.value = words;
  area.select();
  document.execCommand("copy");
  area.remove();
  button.textContent = say("copied");
}

// A touch opens the innermost item, the next touch the one around it.
function touch(piece) {
  const ids = piece.dataset.i.split(" ").filter(id => !hidden.has(id));
  if (ids.length) show(ids[(ids.indexOf(current) + 1) % ids.length], false);
}

text.addEventListener("click", event => {
  const piece = event.target.closest(".m");
  if (piece && !String(getSelection())) touch(piece);
});
text.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.matches(".m")) touch(event.target);
});
document.addEventListener("click", event => {
  const link = event.target.closest("[data-go]");
  if (!link || !piecesOf.has(link.dataset.go)) return;
  event.preventDefault();
  history.replaceState(null, "", "#i-" + link.dataset.go);
  if (items[link.dataset.go].layer === "sections" && link.closest(".outline")) byId("i-" + link.dataset.go).scrollIntoView();
  else show(link.dataset.go, true);
});
card.addEventListener("click", event => { if (event.target.id === "copy") copy(event.target); });
byId("back").addEventListener("click", () => step(-1));
byId("forth").addEventListener("click", () => step(1));
byId("close").addEventListener("click", () => show(null));
