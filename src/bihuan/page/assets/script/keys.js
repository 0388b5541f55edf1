// Keys, the help, and what the page is when it opens.
const help = byId("help");
const openHelp = () => { if (help.showModal) help.showModal(); else help.setAttribute("open", ""); };
const closeHelp = () => { if (help.close) help.close(); else help.removeAttribute("open"); };

function find() {
  sought.focus();
  sought.select();
}

const keys = {
  j: () => step(1), n: () => step(1), k: () => step(-1), p: () => step(-1),
  "/": find, "?": openHelp, Escape: () => show(null),
};

document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey || help.open) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName)) {
    if (key === "Escape") event.target.blur();
    if (event.target.type !== "checkbox") return;
  }
  if (keys[key]) { event.preventDefault(); keys[key](); }
});
byId("ask").addEventListener("click", openHelp);
help.querySelector("form").addEventListener("submit", event => { event.preventDefault(); closeHelp(); });

// The tab and the heading that the reader is at.
function follow(links) {
  const targets = new Map(links.map(link => [document.querySelector(link.getAttribute("href")), link]));
  targets.delete(null);
  const at = () => {
    let here = null;
    targets.forEach((link, target) => { if (target.getBoundingClientRect().top < 180) here = link; });
    links.forEach(link => { if (link !== here) link.removeAttribute("aria-current"); });
    if (!here || here.hasAttribute("aria-current")) return;
    here.setAttribute("aria-current", "true");
    keepInView(here, here.closest(".outline"));
  };
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; at(); });
  }, { passive: true });
  at();
}

// What stands beside the text begins under the bar, whose height the width of the window and the language decide.
function measure() {
  document.documentElement.style.setProperty("--bar", barHeight() + "px");
}

function keepInView(link, box) {
  if (!box || box.scrollHeight <= box.clientHeight) return;
  const past = link.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (past < 0 || past > box.clientHeight - 80) box.scrollTop += past - box.clientHeight / 3;
}

document.documentElement.classList.add("js");
addEventListener("resize", measure);
if (matchMedia("(max-width: 60rem)").matches) byId("filterbox").open = false;
if (matchMedia("(max-width: 80rem)").matches) byId("outlinebox").open = false;
follow([...document.querySelectorAll(".tabs a")]);
follow([...document.querySelectorAll(".outline a")]);
filters.reset();
apply();
measure();
const asked = decodeURIComponent(location.hash.slice(3));
if (location.hash.startsWith("#i-") && piecesOf.has(asked)) show(asked, false);
