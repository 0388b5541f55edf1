// The scan beside the words: for an item, the lines of the page's picture that it was recognised from.
const scan = JSON.parse(byId("scan").textContent);
const pictures = new Map();
const mostLines = 6;

function crops(span) {
  const rows = scan.rows.filter(row => row[0] < span[1] && row[1] > span[0]);
  if (!rows.length) return;
  const box = add("figure", { class: "crops" }, card);
  rows.slice(0, mostLines).forEach(row => crop(box, row, span));
  add("figcaption", {}, box, say("crop", rows[0][2]) + (rows.length > mostLines ? " …" : ""));
}

// One line with a little of the page around it; the item's own characters are underlined.
function crop(box, [start, end, page, top, bottom, edges], span) {
  const high = bottom - top, pad = high * .35, left = edges[0], right = edges[end - start];
  const at = i => edges[Math.min(Math.max(i, start), end) - start];
  const from = Math.max(0, Math.min(left, at(span[0]) - high) - pad), wide = right + pad - from;
  const canvas = add("canvas", { role: "img", "aria-label": cut([Math.max(start, span[0]), Math.min(end, span[1])]) }, box);
  canvas.width = wide;
  canvas.height = high + 2 * pad;
  picture(page, image => {
    const pen = canvas.getContext("2d");
    pen.drawImage(image, from, top - pad, wide, canvas.height, 0, 0, wide, canvas.height);
    pen.fillStyle = getComputedStyle(document.documentElement).getPropertyValue("--accent") || "#b00";
    pen.fillRect(at(span[0]) - from, canvas.height - pad * .5, at(span[1]) - at(span[0]), Math.max(2, high * .08));
  });
}

function picture(page, then) {
  if (!pictures.has(page)) {
    const image = new Image();
    image.src = scan.pictures[page];
    pictures.set(page, image);
  }
  const image = pictures.get(page);
  if (image.complete && image.naturalWidth) then(image);
  else image.addEventListener("load", () => then(image), { once: true });
}
