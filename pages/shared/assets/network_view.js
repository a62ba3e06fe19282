// The network map: vis-network holds marks, moving and zooming; network_paint.js draws. Clicks and
// dragged marks go to Python through a component without a face (network_events.js), so that a
// click never sends the map again.
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};
const plainText = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// The library is fetched once, from our own address, next to the page.
const library = (address) => {
  if (window.vis?.Network) return Promise.resolve(window.vis);
  window.networkViewLibrary ??= new Promise((resolve, reject) => {
    const script = make("script");
    const page = document.baseURI.replace(/[?#].*$/, "").replace(/\/+$/, "");
    script.src = new URL(address, page).href;
    script.onload = () => resolve(window.vis);
    script.onerror = () => {
      window.networkViewLibrary = undefined;
      reject(new Error("vis-network"));
    };
    document.head.append(script);
  });
  return window.networkViewLibrary;
};

const tell = (view, detail) =>
  window.dispatchEvent(new CustomEvent("network-view", { detail: { map: view.data.id, ...detail } }));

// --- What is on the map

// Numbers travel in one long line, which is shorter.
const inRows = (line, wide) => {
  const numbers = line ? line.split(" ").map(Number) : [];
  return Array.from({ length: numbers.length / wide }, (_, row) =>
    numbers.slice(row * wide, (row + 1) * wide));
};

const readData = (view, data) => {
  view.data = data;
  const ids = data.ids.split(" ");
  const names = data.names.split("\n");
  view.nodes = inRows(data.nodes, 5).map(([x, y, group, status, size], place) => (
    { id: ids[place], name: names[place], x, y, group, status, size, degree: 0 }));
  view.byId = new Map(view.nodes.map((node) => [node.id, node]));
  view.near = new Map(view.nodes.map((node) => [node.id, new Set([node.id])]));
  view.ties = inRows(data.ties, 4).map(([a, b, strength, marks]) => (
    { a: view.nodes[a], b: view.nodes[b], strength, marks }));
  view.ties.forEach(({ a, b }) => {
    a.degree += 1;
    b.degree += 1;
    view.near.get(a.id).add(b.id);
    view.near.get(b.id).add(a.id);
  });
  if (!view.byId.has(view.hovered)) view.hovered = null;
};

const visNode = (view, node) => ({
  id: node.id, x: node.x, y: node.y, shape: "custom", hidden: !shown(view, node),
  ctxRenderer: ({ ctx, id, x, y }) => {
    const scale = view.network.getScale();
    const mark = view.byId.get(id);
    const across = mark ? (2 * radiusOf(view, mark, scale)) / scale : 0;
    return {
      drawNode: () => mark && paintMark(ctx, view, mark, x, y, scale),
      nodeDimensions: { width: across, height: across },
    };
  },
});

const putOnMap = (view) => {
  const gone = view.set.getIds().filter((id) => !view.byId.has(id));
  view.set.remove(gone);
  view.set.update(view.nodes.map((node) => visNode(view, node)));
};

// --- What is seen of it

const fit = (view) => {
  const seen = inView(view, view.board.clientWidth, view.board.clientHeight, 1.4);
  if (!seen) return;
  view.network.moveTo(seen);
  view.touched = false;
};

const zoom = (view, factor) => {
  view.touched = true;
  const scale = Math.min(6, Math.max(0.03, view.network.getScale() * factor));
  view.network.moveTo({ scale, animation: false });
};

const choose = (view, id, aloud = true) => {
  view.selected = id !== null && view.byId.has(id) ? id : null;
  view.network?.redraw();
  if (aloud) tell(view, { act: "open", partner: view.selected ?? "" });
};

const search = (view) => {
  const wanted = plainText(view.find.value.trim());
  const domain = (node) => view.data.groups[node.group]?.label ?? "";
  view.found = wanted
    ? new Set(view.nodes.filter((n) => plainText(`${n.name} ${domain(n)}`).includes(wanted)).map((n) => n.id))
    : null;
  view.count.textContent = wanted ? view.data.words.found.replace("{n}", String(view.found.size)) : "";
  view.network?.redraw();
};

const painted = (view) => {
  const { network } = view;
  network.on("beforeDrawing", (ctx) => {
    const scale = network.getScale();
    view.theme = themeOf(view.root);
    paintUnder(ctx, view, scale);
  });
  network.on("afterDrawing", (ctx) => {
    const scale = network.getScale();
    const first = network.DOMtoCanvas({ x: 0, y: 0 });
    const last = network.DOMtoCanvas({ x: view.board.clientWidth, y: view.board.clientHeight });
    paintNames(ctx, view, scale, [first.x, first.y, last.x, last.y].map((part) => part * scale));
    view.root.dataset.drawn = String(view.nodes.length);
  });
};

const handled = (view) => {
  const { network } = view;
  network.on("click", ({ pointer }) => choose(view, network.getNodeAt(pointer.DOM) ?? null));
  network.on("hoverNode", ({ node, pointer }) => {
    view.hovered = node;
    showTip(view, node, pointer.DOM);
  });
  network.on("blurNode", () => {
    view.hovered = null;
    view.tip.hidden = true;
  });
  network.on("dragStart", () => { view.tip.hidden = true; });
  network.on("dragging", ({ nodes }) => {
    view.touched = true;
    nodes.forEach((id) => Object.assign(view.byId.get(id), network.getPosition(id)));
  });
  network.on("dragEnd", ({ nodes }) => {
    const moved = nodes.filter((id) => view.byId.has(id)).map((id) => {
      const { x, y } = network.getPosition(id);
      Object.assign(view.byId.get(id), { x, y });
      return [id, x, y];
    });
    network.unselectAll();
    if (!moved.length) return;
    view.back.disabled = false;
    network.redraw();
    tell(view, { act: "moved", places: moved });
  });
  network.on("zoom", () => { view.touched = true; });
};

const showTip = (view, id, at) => {
  const node = view.byId.get(id);
  if (!node) return;
  const { words, groups } = view.data;
  const domain = groups[node.group]?.label ?? words.unplaced;
  const ties = words.ties.replace("{n}", String(node.degree));
  view.tip.replaceChildren(make("b", "", node.name), `${domain} · ${words.statuses[node.status]} · ${ties}`);
  view.tip.hidden = false;
  const left = Math.min(at.x + 16, view.board.clientWidth - view.tip.offsetWidth - 8);
  const below = at.y + 22 + view.tip.offsetHeight < view.board.clientHeight;
  view.tip.style.left = `${Math.max(8, left)}px`;
  view.tip.style.top = `${below ? at.y + 22 : Math.max(8, at.y - 14 - view.tip.offsetHeight)}px`;
};

// The card stands beside the map on the page; in full screen the map shows it itself.
const drawCard = (view, card) => {
  view.card.hidden = !card;
  if (!card) return view.card.replaceChildren();
  const away = button(view.data.words.close, "square", () => choose(view, null), make("span", "", "×"));
  const parts = card.parts.flatMap(([title, items]) => {
    const list = make("ul");
    list.append(...items.map((item) => make("li", "", item)));
    return [make("h3", "", title), list];
  });
  view.card.replaceChildren(away, make("h2", "", card.name), make("p", "", card.line), ...parts);
};

// --- Around the map

const button = (label, className, act, content) => {
  const made = make("button", className, content ? undefined : label);
  made.type = "button";
  if (content) {
    made.append(content);
    made.setAttribute("aria-label", label);
    made.title = label;
  }
  made.addEventListener("click", act);
  return made;
};

const ICONS = {
  nearer: "M12 5v14M5 12h14", further: "M5 12h14",
  back: "M4 9h10a5 5 0 0 1 0 10H8M8 5 4 9l4 4",
  full: "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
};
const icon = (name) => {
  const drawn = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  drawn.setAttribute("viewBox", "0 0 24 24");
  drawn.setAttribute("aria-hidden", "true");
  path.setAttribute("d", ICONS[name]);
  drawn.append(path);
  return drawn;
};

const drawBar = (view) => {
  const { words } = view.data;
  view.find = make("input", "find");
  view.find.type = "search";
  view.find.placeholder = words.search;
  view.find.setAttribute("aria-label", words.search);
  view.find.addEventListener("input", () => search(view));
  view.find.addEventListener("keydown", ({ key }) => {
    const first = key === "Enter" && view.found ? [...view.found][0] : undefined;
    if (first) choose(view, first);
  });
  view.count = make("span", "count");
  view.count.setAttribute("role", "status");
  const tools = make("div", "tools");
  const tool = (name, act) => button(words[name], "square", act, icon(name));
  view.back = tool("back", () => tell(view, { act: "back" }));
  tools.append(
    tool("nearer", () => zoom(view, 1.3)), tool("further", () => zoom(view, 1 / 1.3)),
    button(words.all, "", () => fit(view)), view.back,
    tool("full", () => fullScreen(view)),
  );
  const bar = make("div", "bar");
  bar.append(view.find, view.count, tools);
  return bar;
};

// The map as a file stands under it: one does that once, when the map is as one wants it.
const drawSaving = (view) => {
  const { words } = view.data;
  const row = make("div", "saving");
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", words.save);
  const both = make("span", "together");
  both.append(button(words.png, "", () => savePng(view)), button(words.svg, "", () => saveSvg(view)));
  row.append(make("span", "", words.save), both);
  return row;
};

const drawLegend = (view) => {
  const present = new Set(view.nodes.map((node) => node.group));
  const items = view.data.groups.flatMap((group, index) => {
    if (!present.has(index) && !view.data.wedges.some(([g]) => g === index)) return [];
    const badge = make("span", "badge", group.letter);
    badge.style.background = group.colour;
    badge.setAttribute("aria-hidden", "true");
    const item = button(group.label, "", () => {
      if (!view.hidden.delete(index)) view.hidden.add(index);
      item.setAttribute("aria-pressed", String(!view.hidden.has(index)));
      putOnMap(view);
      view.network.redraw();
    });
    item.prepend(badge);
    item.setAttribute("aria-pressed", String(!view.hidden.has(index)));
    const row = make("li");
    row.append(item);
    return [row];
  });
  view.legend.replaceChildren(...items);
};

const keys = (view, event) => {
  const steps = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };
  const step = steps[event.key];
  if (step) {
    const { x, y } = view.network.getViewPosition();
    const scale = view.network.getScale();
    view.touched = true;
    view.network.moveTo({ position: { x: x + step[0] / scale, y: y + step[1] / scale } });
  } else if (event.key === "+" || event.key === "=") zoom(view, 1.3);
  else if (event.key === "-") zoom(view, 1 / 1.3);
  else if (event.key === "0") fit(view);
  else if (event.key === "Escape") choose(view, null);
  else return;
  event.preventDefault();
};

// Scrolling over the map scrolls the page; with Ctrl, or in full screen, it zooms.
const wheel = (view, event) => {
  if (event.ctrlKey || event.metaKey || document.fullscreenElement) return;
  event.stopPropagation();
  view.hint.classList.add("on");
  clearTimeout(view.hinting);
  view.hinting = setTimeout(() => view.hint.classList.remove("on"), 1200);
};

const fullScreen = (view) => {
  if (document.fullscreenElement) document.exitFullscreen();
  else view.root.requestFullscreen?.().catch(() => {});
};

const build = (view, parent) => {
  const { words } = view.data;
  view.root = make("div", "map");
  view.theme = themeOf(parent.host ?? parent);
  view.board = make("div", "board");
  view.board.tabIndex = 0;
  view.board.setAttribute("role", "group");
  view.board.setAttribute("aria-label", words.label);
  view.canvas = make("div", "canvas");
  view.paper = make("canvas", "paper");
  view.paper.setAttribute("aria-hidden", "true");
  view.tip = make("div", "tip");
  view.tip.hidden = true;
  view.hint = make("div", "hint", words.scroll);
  view.hint.setAttribute("aria-hidden", "true");
  view.waiting = make("div", "message", words.loading);
  view.board.append(view.canvas, view.paper, view.waiting, view.hint, view.tip);
  view.board.addEventListener("keydown", (event) => event.target === view.board && keys(view, event));
  view.board.addEventListener("wheel", (event) => wheel(view, event), { capture: true, passive: true });
  view.board.addEventListener("mouseleave", () => { view.tip.hidden = true; });
  view.legend = make("ul", "legend");
  view.legend.setAttribute("aria-label", words.legend);
  view.card = make("aside", "card");
  view.card.hidden = true;
  view.card.setAttribute("aria-live", "polite");
  const stage = make("div", "stage");
  stage.append(view.board, view.card);
  view.root.append(make("style", "", STYLE), drawBar(view), stage, view.legend, drawReading(view), drawSaving(view));
  parent.append(view.root);
};

const start = async (view) => {
  const vis = await library(view.data.library);
  view.set = new vis.DataSet();
  putOnMap(view);
  view.network = new vis.Network(view.canvas, { nodes: view.set, edges: new vis.DataSet() }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { chosen: false },
    interaction: { hover: true, multiselect: false, selectConnectedEdges: false, tooltipDelay: 1e9 },
  });
  // The board itself takes the keys; the library's own frame would be a stop without a name.
  view.canvas.querySelector(".vis-network").tabIndex = -1;
  painted(view);
  handled(view);
  view.waiting.remove();
  fit(view);
  view.watch = new ResizeObserver(() => {
    if (!view.touched || document.fullscreenElement) fit(view);
  });
  view.watch.observe(view.board);
  tell(view, { act: "ready" });
};

const refresh = (view, data) => {
  const before = view.data;
  readData(view, data);
  view.back.disabled = !data.moved;
  drawLegend(view);
  search(view);
  if (!view.network) return;
  putOnMap(view);
  if (before.layout !== data.layout || before.outer !== data.outer || !view.touched) fit(view);
  choose(view, view.selected, false);
};

export default ({ data, parentElement }) => {
  let view = parentElement.networkView;
  if (view) {
    clearTimeout(view.leaving);
    const text = JSON.stringify(data);
    if (text !== view.text) refresh(view, data);
    view.text = text;
  } else {
    view = { hidden: new Set(), selected: null, hovered: null, found: null, touched: false, text: JSON.stringify(data) };
    parentElement.networkView = view;
    readData(view, data);
    build(view, parentElement);
    view.back.disabled = !data.moved;
    drawLegend(view);
    view.choose = ({ detail }) => detail.map === view.data.id && choose(view, detail.partner || null, false);
    window.addEventListener("network-choose", view.choose);
    view.show = ({ detail }) => detail.map === view.data.id && drawCard(view, detail.card);
    window.addEventListener("network-card", view.show);
    view.print = () => paintPaper(view);
    window.addEventListener("beforeprint", view.print);
    start(view).catch(() => { view.waiting.textContent = view.data.words.failed; });
  }
  return () => {
    // Streamlit may clean up and call again at once, when only the data changed.
    view.leaving = setTimeout(() => {
      window.removeEventListener("network-choose", view.choose);
      window.removeEventListener("network-card", view.show);
      window.removeEventListener("beforeprint", view.print);
      view.watch?.disconnect();
      view.network?.destroy();
      view.root.remove();
      parentElement.networkView = undefined;
    }, 200);
  };
};
