// Says which language the page speaks, and says Streamlit's own English words in it. Only whole
// texts from the list are replaced, so what people typed stays as it is. `words` comes before this.
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];
const english = new WeakMap(); // text node or element → what Streamlit wrote there

const exact = new Map();
const patterns = [];
words.forEach(({ en, nl }) => {
  if (!en.includes("{")) return exact.set(en, nl);
  const names = [...en.matchAll(/\{(\w)\}/g)].map((found) => found[1]);
  const source = en.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{\w\}/g, "(.+?)");
  patterns.push({ pattern: new RegExp(`^${source}$`, "s"), names, nl });
});

// Streamlit reads a chosen day aloud as "March 12, 2026".
const filled = (value) => /^[A-Z][a-z]+ \d+, \d{4}$/.test(value)
  ? new Date(value).toLocaleDateString("nl-NL", { dateStyle: "long" }) : value;

const inDutch = (text) => {
  const known = exact.get(text);
  if (known !== undefined) return known;
  if (text.length > 300) return undefined;
  for (const { pattern, names, nl } of patterns) {
    const found = pattern.exec(text);
    if (found) return nl.replace(/\{(\w)\}/g, (_, name) => filled(found[names.indexOf(name) + 1]));
  }
  return undefined;
};

// A text is either as Streamlit wrote it now, or what we made of what it wrote before.
const said = (owner, place, now) => {
  const kept = english.get(owner) ?? {};
  const wrote = kept[place]?.ours === now ? kept[place].theirs : now;
  const ours = document.documentElement.lang === "nl" ? inDutch(wrote) : undefined;
  if (ours !== undefined) english.set(owner, { ...kept, [place]: { theirs: wrote, ours } });
  return ours ?? wrote;
};

// Our own texts and people's are Markdown; of those only the button of the file chooser is Streamlit's.
const ownText = (node) => {
  const parent = node.parentElement;
  if (!parent || parent.closest("textarea, script, style, table")) return true;
  return parent.closest("[data-testid=stMarkdownContainer]")
    && !parent.closest("[data-testid=stFileUploaderDropzone] button");
};

const visitText = (node) => {
  const now = node.nodeValue;
  if (!now || ownText(node)) return;
  const next = said(node, "text", now);
  if (next !== now) node.nodeValue = next;
};

const visitElement = (element) => {
  // An icon in a sentence is read as "check icon"; the sentence says it already.
  if (element.matches("[role=img][aria-label$=' icon']")) element.setAttribute("aria-hidden", "true");
  ATTRIBUTES.forEach((name) => {
    const now = element.getAttribute(name);
    if (!now) return;
    // A small button on a chart would say all that the chart says: what it does is enough.
    if (element.closest("[data-testid=stElementToolbar]") && now.includes(": ")) {
      return void element.setAttribute(name, now.split(": ")[0]);
    }
    const next = said(element, name, now);
    if (next !== now) element.setAttribute(name, next);
  });
};

const visit = (root) => {
  if (root.nodeType === Node.TEXT_NODE) return visitText(root);
  if (root.nodeType !== Node.ELEMENT_NODE) return;
  visitElement(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.nodeType === Node.TEXT_NODE) visitText(node);
    else visitElement(node);
  }
};

new MutationObserver((changes) => {
  changes.forEach(({ type, target, addedNodes }) => {
    if (type === "childList") addedNodes.forEach(visit);
    else if (type === "attributes") visitElement(target);
    else visitText(target);
  });
}).observe(document.body, {
  subtree: true, childList: true, characterData: true,
  attributes: true, attributeFilter: ATTRIBUTES,
});

export const speak = (language) => {
  const changed = document.documentElement.lang !== language;
  document.documentElement.lang = language;
  if (changed || !english.started) visit(document.body);
  english.started = true;
};
