// The filters: what is filtered out loses its mark and its row in the list; the text stays.
const filters = byId("filters");
const wholeLook = new Map(pieces.map(piece => [piece, piece.className]));

function chosen() {
  const form = new FormData(filters);
  return { kinds: new Set(form.getAll("kind")), horizon: form.get("horizon"), theme: form.get("theme") };
}

const switchOf = row => (row.layer === "commitments" ? row.checkable : row.layer === "spelled_quantities" ? "quantities" : row.layer);

// A theme is said of promises and deeds; an amount or a project has the themes of those that name it.
function ofTheme(id, theme) {
  const row = items[id];
  if (!theme || row.layer === "flaws" || row.layer === "sections") return true;
  if (row.layer === "commitments" || row.layer === "achievements") return row.theme === theme;
  return (owners.get(id) || []).some(owner => items[owner].theme === theme);
}

function passes(id, choice) {
  const row = items[id];
  if (row.layer === "sections") return true;
  if (!choice.kinds.has(switchOf(row))) return false;
  if (choice.horizon && row.layer !== "flaws" && row.horizon !== choice.horizon) return false;
  return ofTheme(id, choice.theme);
}

function apply() {
  const choice = chosen();
  hidden.clear();
  for (const id in items) if (!passes(id, choice)) hidden.add(id);
  pieces.forEach(dress);
  document.querySelectorAll("table.commitments tbody").forEach(group => {
    let kept = 0;
    group.querySelectorAll("tr:not(.group)").forEach(row => {
      row.hidden = hidden.has(row.querySelector("[data-go]").dataset.go);
      kept += row.hidden ? 0 : 1;
    });
    group.hidden = kept === 0;
  });
  if (current && hidden.has(current)) show(null); else light();
  tell();
}

// The classes of a piece: its own, less those of the items that are filtered out.
function dress(piece) {
  const ids = piece.dataset.i.split(" "), kept = ids.filter(id => !hidden.has(id));
  const whole = wholeLook.get(piece);
  piece.className = kept.length === ids.length ? whole : kept.length ? "m " + kept.map(id => lookIn(id, whole)).join(" ") : "";
}

function lookIn(id, whole) {
  const row = items[id];
  if (row.layer === "projects") return "p" + (/\bps\b/.test(whole) ? " ps" : "") + (/\bpe\b/.test(whole) ? " pe" : "");
  return row.layer === "flaws" ? "f f-" + row.kind : look(id);
}

function tell() {
  byId("shown").textContent = hidden.size ? say("shown", order.filter(id => !hidden.has(id)).length, order.length) : "";
}

filters.addEventListener("change", apply);
byId("everything").addEventListener("click", () => { filters.reset(); apply(); });
filters.addEventListener("submit", event => event.preventDefault());
