// For who hears the page, or works without a mouse: which page this is, where the focus went, and
// what was just kept. `document.documentElement.lang` is set by the script before this one.
const NARROW = 768; // pixels; below it Streamlit lays the menu over the page
const app = () => document.querySelector("[data-testid=stApp]");
const isAtRest = () => app()?.dataset.testScriptState === "notRunning";

// One quiet line that is read aloud and never seen.
const voice = document.createElement("div");
voice.id = "spoken";
voice.setAttribute("role", "status");
document.body.append(voice);
const say = (text) => {
  if (!text) return;
  voice.textContent = "";
  setTimeout(() => { voice.textContent = text; }, 60);
};

const title = () => document.querySelector("[data-testid=stMain] h1");
const focusOn = (element) => {
  if (!element) return;
  if (!element.matches("a, button, input, textarea, select, [tabindex]")) element.tabIndex = -1;
  element.focus({ preventScroll: !withKeys }); // who points sees where they are already
};

// The menu: a landmark, and which page is open.
const markMenu = () => {
  const pages = document.querySelector(".st-key-sidebar-pages");
  pages?.setAttribute("role", "navigation");
  pages?.setAttribute("aria-label", document.documentElement.lang === "en" ? "Pages" : "Pagina's");
  const here = location.pathname.replace(/\/+$/, "");
  pages?.querySelectorAll("a").forEach((link) => {
    const isHere = new URL(link.href).pathname.replace(/\/+$/, "") === here;
    if (isHere) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  });
};

// A table that Streamlit draws: its first cell says what the row is about, its heading what it is.
const markTables = () => {
  // A chart is one picture that says what it shows; its axis is no text to read number by number.
  document.querySelectorAll("[data-testid=stVegaLiteChart][aria-label]").forEach((chart) => chart.setAttribute("role", "img"));
  let heading = null;
  document.querySelectorAll("[data-testid=stMain] :is(h1, h2, h3, h4, table)").forEach((one) => {
    if (one.tagName !== "TABLE") return void (heading = one);
    if (!one.closest("[data-testid=stTable]")) return;
    if (heading && !one.caption) one.setAttribute("aria-label", heading.innerText);
    one.querySelectorAll("tbody tr > td:first-child").forEach((cell) => cell.setAttribute("role", "rowheader"));
  });
};

const HEADINGS = "[data-testid=stMain] :is(h1, h2, h3, h4)";
let withKeys = false;
document.addEventListener("keydown", ({ key }) => {
  withKeys = true;
  // Who tabs on may leave the page for the browser itself: nothing may pull them back.
  if (key === "Tab" || key === "Escape") last = null;
}, true);
document.addEventListener("pointerdown", () => {
  withKeys = false;
  last = null; // a press beside every field is no lost focus
}, true);

// What had the focus, to find its like again after a run has drawn it anew or taken it away.
let last = null;
document.addEventListener("focusin", ({ target }) => {
  if (!target.closest?.("[data-testid=stApp]")) return;
  const keyed = target.closest("[class*='st-key-']");
  last = {
    element: target,
    key: keyed && [...keyed.classList].find((one) => one.startsWith("st-key-")),
    kind: target.tagName.toLowerCase(),
    parts: partsAround(target),
  };
});
// The headings that something stands under, the nearest first. Of a part in its own right (h2) its
// place is known too: another plan or step under another title takes the same place.
const partsAround = (element) => {
  const above = [...document.querySelectorAll(HEADINGS)].filter((one) =>
    one.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
  return above.filter((one, at) => above.slice(at + 1).every((later) => one.tagName < later.tagName))
    .reverse()
    .map((one) => ({
      said: one.innerText, tag: one.tagName, place: above.filter(({ tagName }) => tagName === one.tagName).indexOf(one),
    }));
};
const partNow = ({ said, tag, place }) => {
  const all = [...document.querySelectorAll(HEADINGS)];
  return all.find((one) => one.innerText === said)
    ?? (tag === "H2" ? all.filter((one) => one.tagName === tag)[place] : undefined);
};

// The same field, else its twin drawn anew, else what is asked, else the way to take it back, else
// the part it was in.
const successor = () => {
  if (last.element.isConnected) return last.element;
  const twin = last.key && document.querySelector(`.${CSS.escape(last.key)} ${last.kind}`);
  if (twin) return twin;
  const bar = document.querySelector("[class*='st-key-ask-']") ?? document.querySelector(".st-key-undo-bar");
  if (bar) return bar;
  for (const part of last.parts) {
    const now = partNow(part);
    if (now) return now;
  }
  return title();
};

// What a run says anew is read aloud: what was kept, what can be taken back, what has ended.
const SPOKEN = ".st-key-undo-bar p, [class*='st-key-aloud-'], [class*='st-key-ask-'] .stMarkdown p, [data-testid=stAlert] [role=status]";
let known = new Set();
const speakNews = (isFirst) => {
  const now = [...document.querySelectorAll(SPOKEN)].map((one) => wordsOf(one));
  const news = now.filter((text) => text && !known.has(text));
  known = new Set(now);
  if (!isFirst && news.length) say(news.join(" "));
};
const wordsOf = (element) => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll("[data-testid^=stIconMaterial], [data-testid=stAlertDynamicIcon]").forEach((icon) => icon.remove());
  copy.querySelectorAll("[role=img]").forEach((icon) => icon.remove());
  return copy.textContent.trim();
};

// What was chosen in a long list takes its place: it comes in sight, also for who points, because the
// part that they looked at is gone.
let inSight = "";
const newInSight = () => {
  const part = document.querySelector("[data-testid=stMain] [class*='st-key-in-sight-']");
  const key = part ? [...part.classList].find((one) => one.startsWith("st-key-in-sight-")) : "";
  const isNew = key !== inSight;
  inSight = key;
  return isNew ? part : null;
};
const bringInSight = (part) => {
  const { top } = part.getBoundingClientRect();
  if (!part.isConnected) return;
  if (top < 0 || top > innerHeight / 2) part.scrollIntoView({ block: "start" });
};

let page = "";
const afterRun = () => {
  if (!isAtRest() || !title()) return;
  markMenu();
  markTables();
  const isLost = document.activeElement === document.body;
  const now = location.pathname;
  const isNew = page !== "" && page !== now;
  speakNews(isNew || page === "");
  const arrived = newInSight();
  if (isNew) {
    say(document.title);
    if (isLost || document.activeElement.closest("[data-testid=stSidebar]")) focusOn(title());
  } else if (isLost && last && (withKeys || !last.element.isConnected)) focusOn(arrived?.querySelector("h2, h3") ?? successor());
  if (arrived && page === now) [0, 300, 800].forEach((wait) => setTimeout(bringInSight, wait, arrived)); // fields come late
  page = now;
};

// A link in a text of ours to another page: Streamlit follows the address as after the back button,
// so that what this visit knows is kept. In another tab, or without this script, it is a link.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-testid=stMain] a.within");
  if (!link || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  dispatchEvent(new PopStateEvent("popstate"));
});

// On a phone the menu lies over the page: who chose a page there wants to see that page.
document.addEventListener("click", ({ target }) => {
  if (innerWidth >= NARROW || !target.closest?.(".st-key-sidebar-pages a")) return;
  document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click();
});

// Who chooses another language gets the words of this script in it too.
new MutationObserver(markMenu).observe(document.documentElement, { attributeFilter: ["lang"] });

let soon = 0;
new MutationObserver(() => {
  clearTimeout(soon);
  soon = setTimeout(afterRun, 150);
}).observe(document.body, {
  subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"],
});
afterRun();
