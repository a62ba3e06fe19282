// Shows the map from the JSON beside it, painted as on its page. Texts reach the page through
// textContent and the canvas only, so nothing that a person typed can run.
const data = JSON.parse(document.getElementById("data").textContent);
const words = data.words;
const element = (id) => document.getElementById(id);
const make = (tag, text) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  return made;
};
const badge = (group) => {
  const made = make("span", group.letter);
  made.className = "letter";
  made.setAttribute("aria-hidden", "true");
  made.style.background = group.colour;
  made.style.color = group.ink;
  return made;
};

// --- What is on the map
const placed = data.nodes.every((node) => node.x !== null && node.y !== null);
const nodes = data.nodes.map((node) => ({
  ...node, name: node.label, x: node.x ?? 0, y: node.y ?? 0, status: node.present ? 2 : 0,
  size: 0, degree: 0,
}));
const byId = new Map(nodes.map((node) => [node.id, node]));
const near = new Map(nodes.map((node) => [node.id, new Set([node.id])]));
const ties = data.edges.map(({ source, target, level, marks }) => (
  { a: byId.get(source), b: byId.get(target), strength: level, marks }));
for (const { a, b } of ties) {
  a.degree += 1;
  b.degree += 1;
  near.get(a.id).add(b.id);
  near.get(b.id).add(a.id);
}
const most = Math.max(1, ...nodes.map((node) => node.degree));
for (const node of nodes) node.size = (100 * node.degree) / most;
const canvas = element("canvas");
const view = {
  data, nodes, byId, near, ties, root: canvas, board: canvas, paper: element("paper"),
  hidden: new Set(), selected: null, hovered: null, found: null, touched: false,
  theme: { ...LIGHT, font: '"Source Sans 3", "Segoe UI", Calibri, Arial, sans-serif' },
};

// --- The picture
const asMark = (node) => ({
  id: node.id, shape: "custom", hidden: !shown(view, node), ...(placed ? { x: node.x, y: node.y } : {}),
  ctxRenderer: ({ ctx, x, y }) => {
    const scale = view.network.getScale();
    const across = (2 * radiusOf(view, node, scale)) / scale;
    return {
      drawNode: () => paintMark(ctx, view, node, x, y, scale),
      nodeDimensions: { width: across, height: across },
    };
  },
});
const marks = new vis.DataSet(nodes.map(asMark));
// Lines are painted by us; the library needs them only to find places for who has none.
const lines = new vis.DataSet(placed ? [] : data.edges.map(({ source, target }, id) => (
  { id, from: source, to: target, hidden: true })));
view.network = new vis.Network(canvas, { nodes: marks, edges: lines }, {
  layout: { randomSeed: 7, improvedLayout: nodes.length < 150 },
  physics: placed ? false : {
    solver: "forceAtlas2Based",
    forceAtlas2Based: { gravitationalConstant: -90, springLength: 110, avoidOverlap: 0.5 },
    stabilization: { iterations: 250 },
  },
  nodes: { chosen: false },
  interaction: { hover: true, keyboard: false, selectConnectedEdges: false },
});
const { network } = view;
canvas.querySelector(".vis-network").tabIndex = -1; // the list beside the map takes the keys
const follow = () => {
  for (const [id, place] of Object.entries(network.getPositions())) Object.assign(byId.get(id), place);
};
const fit = () => {
  const seen = inView(view, canvas.clientWidth, canvas.clientHeight, 1.4);
  if (seen && nodes.length) network.moveTo(seen);
  view.touched = false;
};
network.on("beforeDrawing", (ctx) => {
  follow();
  paintUnder(ctx, view, network.getScale());
});
network.on("afterDrawing", (ctx) => {
  const scale = network.getScale();
  const first = network.DOMtoCanvas({ x: 0, y: 0 });
  const last = network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight });
  paintNames(ctx, view, scale, [first.x, first.y, last.x, last.y].map((part) => part * scale));
});
if (!placed) network.once("stabilizationIterationsDone", () => {
  network.setOptions({ physics: false });
  follow();
  fit();
});
network.on("zoom", () => { view.touched = true; });
network.on("dragEnd", () => {
  view.touched = true;
  network.unselectAll();
});
network.on("hoverNode", ({ node }) => { view.hovered = node; });
network.on("blurNode", () => { view.hovered = null; });
new ResizeObserver(() => view.touched || fit()).observe(canvas);
element("all").addEventListener("click", fit);
window.addEventListener("beforeprint", () => paintPaper(view));

// --- The card
const show = (id) => {
  view.selected = byId.has(id) ? id : null;
  const node = byId.get(view.selected);
  const card = element("card");
  card.hidden = !node;
  for (const button of element("found").querySelectorAll("button")) {
    button.setAttribute("aria-current", String(button.dataset.id === id));
  }
  network.redraw();
  if (!node) return;
  const list = make("dl");
  const group = data.groups[node.group];
  const facts = [[words.group, `${group.letter} · ${group.label}`], ...node.facts];
  if (node.ties.length) facts.push([words.ties, node.ties.join("\n")]);
  for (const [name, value] of facts) list.append(make("dt", name), make("dd", value));
  card.replaceChildren(make("h2", node.label), list);
  card.scrollTop = 0;
};
network.on("click", ({ pointer }) => show(network.getNodeAt(pointer.DOM)));

// --- Search and legend
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const list = () => {
  const wanted = plain(element("search").value).trim();
  const matches = nodes.filter((node) => shown(view, node) && node.words.includes(wanted));
  view.found = wanted ? new Set(matches.map((node) => node.id)) : null;
  network.redraw();
  element("found").replaceChildren(
    ...matches.map((node) => {
      const item = make("li");
      const button = make("button");
      button.type = "button";
      button.dataset.id = node.id;
      button.setAttribute("aria-current", String(node.id === view.selected));
      button.append(badge(data.groups[node.group]), make("span", node.label));
      button.addEventListener("click", () => show(node.id));
      item.append(button);
      return item;
    }),
  );
  element("none").hidden = matches.length > 0;
};
for (const node of nodes) {
  const texts = [node.label, data.groups[node.group].label, ...node.facts.map((fact) => fact[1])];
  node.words = plain(texts.join(" "));
}
element("search").addEventListener("input", list);
data.groups.forEach((group, index) => {
  const item = make("li");
  const button = make("button");
  button.type = "button";
  button.setAttribute("aria-pressed", "true");
  button.append(badge(group), make("span", group.label));
  button.addEventListener("click", () => {
    if (!view.hidden.delete(index)) view.hidden.add(index);
    button.setAttribute("aria-pressed", String(!view.hidden.has(index)));
    marks.update(nodes.map(asMark));
    list();
  });
  item.append(button);
  element("legend").append(item);
});
list();
fit();
document.body.dataset.ready = "yes";
