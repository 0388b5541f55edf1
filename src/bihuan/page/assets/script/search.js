// The search: the text without its line breaks and blanks, so that a word which a page cuts in two is found as well.
const sought = byId("sought");
const nodes = [], nodeStarts = [];
const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
for (let at = 0; walker.nextNode(); at += walker.currentNode.data.length) {
  nodes.push(walker.currentNode);
  nodeStarts.push(at);
}
let tight = "", tightAt = null, hits = [], hit = -1;

function tighten() {
  tightAt = [];
  let kept = "";
  for (let i = 0; i < source.length; i++) if (/\S/.test(source[i])) { kept += source[i]; tightAt.push(i); }
  tight = fold(kept);
}

// One sign for one, so that places stay: full-width digits, letters and ％ as their plain twins.
const fold = said => said.replace(/[\uff01-\uff5e]/g, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).replace(/[A-Z]/g, sign => sign.toLowerCase());

function search() {
  if (!tightAt) tighten();
  const wanted = fold(sought.value.replace(/\s+/g, ""));
  hits = [];
  hit = -1;
  for (let at = wanted ? tight.indexOf(wanted) : -1; at >= 0; at = tight.indexOf(wanted, at + wanted.length)) {
    hits.push(range(tightAt[at], tightAt[at + wanted.length - 1] + 1));
  }
  if (window.CSS && CSS.highlights) hits.length ? CSS.highlights.set("found", new Highlight(...hits)) : CSS.highlights.delete("found");
  count();
}

function range(start, end) {
  const found = document.createRange();
  found.setStart(...pointAt(start));
  const [node, offset] = pointAt(end - 1);
  found.setEnd(node, offset + 1);
  return found;
}

function pointAt(offset) {
  let low = 0, high = nodeStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (nodeStarts[middle] <= offset) low = middle; else high = middle - 1;
  }
  return [nodes[low], offset - nodeStarts[low]];
}

function toHit(by) {
  if (!hits.length) return;
  hit = (hit + by + hits.length) % hits.length;
  const box = hits[hit].getBoundingClientRect();
  scrollBy(0, box.top - innerHeight / 3);
  if (!(window.CSS && CSS.highlights)) { getSelection().removeAllRanges(); getSelection().addRange(hits[hit]); }
  count();
}

function count() {
  const told = !sought.value.trim() ? "" : hits.length ? say("hits", hit + 1 || "–", hits.length) : say("hits.none");
  byId("hits").textContent = told;
}

sought.addEventListener("input", () => { search(); toHit(1); });
sought.addEventListener("keydown", event => {
  if (event.key === "Enter") { event.preventDefault(); toHit(event.shiftKey ? -1 : 1); }
  if (event.key === "Escape") { sought.value = ""; search(); }
});
byId("search").addEventListener("submit", event => event.preventDefault());
