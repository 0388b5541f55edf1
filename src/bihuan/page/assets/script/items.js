// What the page holds: the items, the pieces of text that show them, and a few words to build elements with.
const { items, words, labels } = JSON.parse(document.getElementById("data").textContent);
const byId = id => document.getElementById(id);
const text = byId("text"), panel = byId("panel"), card = byId("card");
const source = text.textContent;
// Spans count characters; a string of this language counts a rare sign as two.
const signs = /[\ud800-\udfff]/.test(source) ? Array.from(source) : null;
const pieces = [...text.querySelectorAll(".m")];
const piecesOf = new Map();
pieces.forEach(piece => piece.dataset.i.split(" ").forEach(id => piecesOf.set(id, (piecesOf.get(id) || []).concat(piece))));

const order = Object.keys(items)
  .filter(id => items[id].layer !== "sections" && piecesOf.has(id))
  .sort((a, b) => items[a].span[0] - items[b].span[0] || items[b].span[1] - items[a].span[1]);
const hidden = new Set();

// Which promises and deeds name an amount or a project.
const owners = new Map();
for (const id in items) {
  for (const part of [...(items[id].quantities || []), ...(items[id].projects || [])]) {
    owners.set(part, (owners.get(part) || []).concat(id));
  }
}

// Marks of layout that the reading dropped are no part of what is quoted.
const dropped = Object.values(items).filter(row => row.layer === "flaws" && row.certain && /markup|footnote|invisible|furniture/.test(row.kind)).map(row => row.span);
const plain = (start, end) => (signs ? signs.slice(start, end).join("") : source.slice(start, end));

function cut([start, end]) {
  let found = "";
  for (const [from, to] of dropped) {
    if (from < start || to > end || (from === start && to === end)) continue;
    found += plain(start, from);
    start = to;
  }
  found += plain(start, end);
  return found.replace(/\s+/g, (gap, at) => (/\w/.test(found[at - 1] || "") && /\w/.test(found[at + gap.length] || "") ? " " : ""));
}
const quote = id => (items[id].layer === "sections" ? items[id].title : cut(items[id].title_span || items[id].span));
const short = (said, most) => (said.length > most ? said.slice(0, most - 1) + "…" : said);

let tongue = 0;
const fill = (said, ...parts) => said.replace(/\{(\d)\}/g, (_, n) => parts[n]);
const say = (key, ...parts) => fill((words[key] || [key, key])[tongue], ...parts);
const named = (field, code) => (labels[field + "." + code] || [code, code])[tongue];
// What a flaw is, and where it is only suspected what was seen.
const flawNamed = row => named("flaw", row.kind) + (labels["suspect." + row.rule] ? " (" + named("suspect", row.rule) + ")" : "");

// An element: add("a", { href: "#x" }, parent, "words").
function add(tag, traits, parent, said) {
  const node = document.createElement(tag);
  for (const key in traits) node.setAttribute(key, traits[key]);
  if (said !== undefined) node.textContent = said;
  if (parent) parent.append(node);
  return node;
}
