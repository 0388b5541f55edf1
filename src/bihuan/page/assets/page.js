"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const items = data.items, words = data.words, labels = data.labels;
  const text = document.getElementById("text"), card = document.getElementById("card"), panel = document.getElementById("panel");
  const source = text.textContent;
  const spans = [...text.querySelectorAll(".m")];
  const order = Object.keys(items).filter(id => "cawqp".includes(id[0]) && items[id].span).sort((a, b) => items[a].span[0] - items[b].span[0] || items[b].span[1] - items[a].span[1]);
  const hidden = new Set();
  let tongue = 0, current = null;

  const say = key => (words[key] || [key, key])[tongue];
  const name = (field, code) => (labels[field + "." + code] || [code, code])[tongue];
  const quote = id => items[id].span ? source.slice(items[id].span[0], items[id].span[1]).replace(/\s+/g, "") : "";

  function put(tag, words, parent, cls) {
    const node = document.createElement(tag);
    if (words !== undefined && words !== null) node.textContent = words;
    if (cls) node.className = cls;
    if (parent) parent.append(node);
    return node;
  }

  function translate() {
    document.documentElement.lang = tongue ? "en" : "zh-CN";
    document.querySelectorAll("[data-t]").forEach(node => { node.textContent = say(node.dataset.t); });
    document.querySelectorAll("[data-l]").forEach(node => { const at = node.dataset.l.indexOf("."); node.textContent = name(node.dataset.l.slice(0, at), node.dataset.l.slice(at + 1)); });
    filters();
    show(current, false);
  }

  const plain = n => n.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  function amount(row) {
    const [whole, part] = row.value.split(".");
    const low = plain(whole) + (part ? "." + part : "");
    return low + (row.high ? " – " + row.high : "") + " " + row.unit;
  }

  function path(id) {
    const titles = [];
    for (let at = id; at && items[at]; at = items[at].parent) titles.unshift(items[at].title);
    return titles.join(" › ");
  }

  function facts(id) {
    const row = items[id], rows = [];
    const add = (field, value) => { if (value) rows.push([say("field." + field), value]); };
    add("checkable", row.checkable && name("checkable", row.checkable));
    add("kind", row.layer !== "flaws" && row.kind && name("kind", row.kind));
    add("kind", row.layer === "flaws" && name("flaw", row.kind));
    add("measure", row.measure);
    add("value", row.value && amount(row));
    add("relation", row.relation && name("relation", row.relation));
    add("basis", row.basis && name("basis", row.basis));
    add("stage", row.stage);
    add("ladder", row.ladder);
    add("status", row.status && name("status", row.status));
    add("action", row.action);
    add("theme", row.theme && name("theme", row.theme));
    add("horizon", row.horizon);
    add("section", row.section && path(row.section));
    add("should_be", row.should_be);
    add("rule", row.rule);
    add("span", row.span && row.span[0] + "–" + row.span[1]);
    return rows;
  }

  function links(key, ids, parent) {
    if (!ids.length) return;
    put("b", say(key), parent);
    const list = put("ul", null, parent);
    ids.forEach(id => {
      const link = put("a", say("layer." + items[id].layer) + "：" + quote(id), put("li", null, list));
      link.href = "#i-" + id;
      link.dataset.go = id;
    });
  }

  function around(id) {
    const [start, end] = items[id].span;
    return order.filter(o => o !== id && items[o].span[0] <= start && items[o].span[1] >= end);
  }

  function show(id, move) {
    current = id;
    spans.forEach(span => span.classList.toggle("on", id !== null && span.dataset.i.split(" ").includes(id)));
    card.textContent = "";
    panel.classList.toggle("shown", id !== null);
    if (id === null) { put("p", say("panel.empty"), card); return; }
    const box = put("div", null, card, "card");
    put("h3", say("layer." + items[id].layer), box);
    put("blockquote", quote(id), box);
    const list = put("dl", null, box);
    facts(id).forEach(([key, value]) => { put("dt", key, list); put("dd", value, list); });
    links("holds", [...(items[id].quantities || []), ...(items[id].projects || [])], box);
    links("within", around(id), box);
    const bar = put("div", null, box, "bar");
    [["previous", () => step(-1)], ["next", () => step(1)], ["copy", copy], ["close", () => show(null)]].forEach(([key, act]) => {
      const button = put("button", say(key), bar);
      button.type = "button";
      button.addEventListener("click", act);
    });
    if (move) document.getElementById("i-" + id)?.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }

  function copy(event) {
    const [start, end] = items[current].span;
    navigator.clipboard?.writeText(quote(current) + " [" + start + ", " + end + "]").then(() => { event.target.textContent = say("copied"); });
  }

  function step(by) {
    const shown = order.filter(id => !hidden.has(id));
    if (!shown.length) return;
    let at = shown.indexOf(current);
    if (at < 0) at = by > 0 ? -1 : 0;
    show(shown[(at + by + shown.length) % shown.length], true);
  }

  const chosen = { layer: new Set(["commitments", "achievements", "quantities", "spelled_quantities", "projects", "flaws"]), checkable: "", horizon: "", theme: "" };
  const look = new Map(spans.map(span => [span, span.className]));

  function passes(row) {
    if (!chosen.layer.has(row.layer)) return false;
    if (chosen.checkable && row.layer === "commitments" && row.checkable !== chosen.checkable) return false;
    if (chosen.horizon && row.layer !== "flaws" && row.horizon !== chosen.horizon) return false;
    return !(chosen.theme && (row.layer === "commitments" || row.layer === "achievements") && row.theme !== chosen.theme);
  }

  const looks = { c: "c", a: "a", q: "q", w: "q", p: "p", f: "f" };
  function apply() {
    hidden.clear();
    for (const id in items) if (!passes(items[id]) && items[id].layer !== "sections") hidden.add(id);
    spans.forEach(span => {
      const ids = span.dataset.i.split(" "), kept = ids.filter(id => !hidden.has(id));
      if (kept.length === ids.length) { span.className = look.get(span); return; }
      const classes = new Set(["m"]);
      kept.forEach(id => {
        const row = items[id];
        if (row.layer === "sections") classes.add("h"); else classes.add(looks[id[0]]);
        if (row.checkable) classes.add("c-" + row.checkable);
        if (row.layer === "flaws") classes.add("f-" + row.kind);
      });
      span.className = kept.length ? [...classes].join(" ") : "";
    });
    document.querySelectorAll("table.commitments tbody tr").forEach(row => { row.hidden = hidden.has(row.querySelector("[data-go]").dataset.go); });
    if (current && hidden.has(current)) show(null);
  }

  function count(field) {
    const counts = {};
    for (const id in items) { const value = items[id][field]; if (value && items[id].layer !== "sections" && (field !== "horizon" || items[id].layer === "commitments")) counts[value] = (counts[value] || 0) + 1; }
    return counts;
  }

  function choice(form, field, names) {
    const set = put("fieldset", null, form);
    const label = put("label", null, put("legend", null, set));
    put("span", say(field), label);
    const select = put("select", null, set);
    select.setAttribute("aria-label", say(field));
    put("option", say("all"), select).value = "";
    const counts = count(field);
    Object.keys(counts).sort().forEach(value => { put("option", names(value) + " (" + counts[value] + ")", select).value = value; });
    select.value = chosen[field];
    select.addEventListener("change", () => { chosen[field] = select.value; apply(); });
  }

  function filters() {
    const form = document.getElementById("filters");
    const sought = form.querySelector("input[type=search]")?.value || "";
    form.textContent = "";
    const find = put("input", null, put("fieldset", null, form));
    find.type = "search";
    find.value = sought;
    find.placeholder = say("search.hint");
    find.setAttribute("aria-label", say("search"));
    const told = put("small", "", find.parentNode);
    told.setAttribute("aria-live", "polite");
    find.addEventListener("input", () => search(find.value, told));
    const set = put("fieldset", null, form);
    put("legend", say("show"), set);
    ["commitments", "achievements", "quantities", "spelled_quantities", "projects", "flaws"].forEach(layer => {
      const n = Object.values(items).filter(row => row.layer === layer).length;
      if (!n) return;
      const label = put("label", null, set), box = put("input", null, label);
      box.type = "checkbox";
      box.checked = chosen.layer.has(layer);
      put("span", say("layer." + layer), label);
      put("small", n, label);
      box.addEventListener("change", () => { chosen.layer[box.checked ? "add" : "delete"](layer); apply(); });
    });
    choice(form, "checkable", code => name("checkable", code));
    choice(form, "horizon", code => code);
    choice(form, "theme", code => name("theme", code));
  }

  function search(sought, told) {
    text.querySelectorAll(".hit").forEach(node => node.classList.remove("hit"));
    if (!sought) { told.textContent = ""; return; }
    const hits = [...text.querySelectorAll("p,h2,h3,h4,h5,h6")].filter(node => node.textContent.replace(/\s+/g, "").includes(sought.replace(/\s+/g, "")));
    hits.forEach(node => node.classList.add("hit"));
    told.textContent = hits.length + " " + say("found");
    hits[0]?.scrollIntoView({ block: "center" });
  }

  text.addEventListener("click", event => {
    const span = event.target.closest(".m");
    if (!span || String(getSelection())) return;
    const ids = span.dataset.i.split(" ").filter(id => !hidden.has(id) && items[id].layer !== "sections");
    if (!ids.length) return;
    const at = ids.indexOf(current);
    show(ids[(at + 1) % ids.length], false);
  });
  document.addEventListener("click", event => {
    const link = event.target.closest("[data-go]");
    if (!link) return;
    event.preventDefault();
    history.replaceState(null, "", "#i-" + link.dataset.go);
    show(link.dataset.go, true);
  });
  document.getElementById("language").addEventListener("click", () => { tongue = 1 - tongue; translate(); });
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) { if (event.key === "Escape") event.target.blur(); return; }
    if (event.key === "j" || event.key === "n") step(1);
    else if (event.key === "k" || event.key === "p") step(-1);
    else if (event.key === "Escape") show(null);
    else if (event.key === "/") { event.preventDefault(); document.getElementById("filterbox").open = true; document.querySelector("#filters input[type=search]").focus(); }
    else if (event.key === "?") document.querySelector("footer").scrollIntoView();
  });
  if (matchMedia("(max-width: 64rem)").matches) document.querySelectorAll("aside details").forEach(box => { box.open = false; });
  translate();
  if (location.hash.startsWith("#i-") && items[location.hash.slice(3)]) show(location.hash.slice(3), true);
})();
