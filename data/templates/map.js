// Draws the map from the JSON beside it. Texts reach the page through textContent and the canvas
// only, so nothing that a person typed can run.
"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const groups = new Map(data.groups.map((group) => [group.id, group]));
  const byId = new Map(data.nodes.map((node) => [node.id, node]));
  const hidden = new Set();
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

  // --- The picture
  // Marks and names keep a size that can be read, however far the map is zoomed out.
  const FONT = '"Source Sans 3", Calibri, Arial, sans-serif';
  const radiusOf = (node) => Math.max(node.size, 9 / network.getScale());
  const drawNode = ({ ctx, id, x, y, state: { selected, hover } }) => {
    const node = byId.get(id);
    const group = groups.get(node.group);
    const radius = radiusOf(node);
    const thin = 1 / Math.min(1, network.getScale());
    return {
      drawNode() {
        ctx.beginPath();
        ctx.arc(x, y, radius, 0, 2 * Math.PI);
        ctx.fillStyle = node.present ? group.colour : "#ffffff";
        ctx.fill();
        ctx.lineWidth = (selected ? 5 : hover ? 3 : node.present ? 1.2 : 2) * thin;
        ctx.strokeStyle = node.present || selected ? "#1f2a2e" : group.colour;
        ctx.setLineDash(node.present ? [] : [4 * thin, 3 * thin]);
        ctx.stroke();
        ctx.setLineDash([]);
        ctx.fillStyle = node.present ? group.ink : group.colour;
        ctx.textAlign = "center";
        ctx.textBaseline = "middle";
        ctx.font = `600 ${Math.round(radius)}px ${FONT}`;
        ctx.fillText(group.letter, x, y + radius * 0.06);
      },
      nodeDimensions: { width: 2 * radius, height: 2 * radius },
    };
  };
  const wrap = (label) => {
    const lines = [""];
    for (const word of label.split(/\s+/)) {
      const last = lines.length - 1;
      if (lines[last] && lines[last].length + word.length > 18) lines.push(word);
      else lines[last] += (lines[last] ? " " : "") + word;
    }
    const short = lines.slice(0, 3).map((line) => (line.length > 24 ? line.slice(0, 23) + "…" : line));
    if (lines.length > 3) short[2] += " …";
    return short;
  };
  // Names where there is room: under the mark, above it or beside it, of who has most ties first.
  const drawNames = (ctx) => {
    const zoom = network.getScale();
    const size = Math.max(13, 11 / zoom), step = size * 1.15;
    const where = network.getPositions();
    const chosen = new Set(network.getSelectedNodes());
    const seen = data.nodes.filter((node) => !hidden.has(node.group) && where[node.id]);
    const taken = seen.map((node) => {
      const [{ x, y }, r] = [where[node.id], radiusOf(node)];
      return { id: node.id, box: [x - r, y - r, x + r, y + r] };
    });
    const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
    const first = network.DOMtoCanvas({ x: 0, y: 0 });
    const last = network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight });
    const weight = (node) => (chosen.has(node.id) ? 1e6 : node.ties.length);
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = size / 3.5;
    ctx.strokeStyle = "rgba(251,253,253,.9)";
    ctx.fillStyle = "#1f2a2e";
    for (const node of [...seen].sort((a, b) => weight(b) - weight(a))) {
      ctx.font = `${chosen.has(node.id) ? "600 " : ""}${size}px ${FONT}`;
      const lines = wrap(node.label);
      const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
      const [{ x, y }, r, high] = [where[node.id], radiusOf(node) + size / 5, lines.length * step];
      const spots = [
        [x, y + r, "center"], [x, y - r - high, "center"],
        [x + r, y - high / 2, "left"], [x - r, y - high / 2, "right"],
      ].map(([left, top, side]) => {
        const from = side === "center" ? left - wide / 2 : side === "left" ? left : left - wide;
        return { left, top, side, box: [from, top, from + wide, top + high] };
      });
      const free = spots.find(({ box }) => box[0] >= first.x && box[2] <= last.x &&
        taken.every((other) => other.id === node.id || !overlap(box, other.box)));
      const spot = free ?? (chosen.has(node.id) ? spots[0] : null);
      if (!spot) continue;
      taken.push({ id: "", box: spot.box });
      ctx.textAlign = spot.side;
      lines.forEach((line, index) => {
        ctx.strokeText(line, spot.left, spot.top + index * step);
        ctx.fillText(line, spot.left, spot.top + index * step);
      });
    }
  };
  const placed = data.nodes.every((node) => node.x !== null && node.y !== null);
  const nodes = new vis.DataSet(
    data.nodes.map((node) => ({
      id: node.id,
      shape: "custom",
      ctxRenderer: drawNode,
      size: node.size,
      ...(node.x === null || node.y === null ? {} : { x: node.x, y: node.y }),
    })),
  );
  const edges = new vis.DataSet(
    data.edges.map((edge, index) => ({
      id: index,
      from: edge.source,
      to: edge.target,
      width: edge.width,
      dashes: edge.dashed,
      arrows: edge.arrow ? { to: { enabled: true, scaleFactor: 0.9 } } : undefined,
      ...(edge.arrow ? { color: { color: "#3f7f8b" } } : {}),
    })),
  );
  const canvas = element("canvas");
  const network = new vis.Network(canvas, { nodes, edges }, {
    layout: { randomSeed: 7, improvedLayout: data.nodes.length < 150 },
    physics: placed ? false : {
      solver: "forceAtlas2Based",
      forceAtlas2Based: { gravitationalConstant: -90, springLength: 110, avoidOverlap: 0.5 },
      stabilization: { iterations: 250 },
    },
    edges: {
      color: { color: "#b3c2c6", highlight: "#0b5c6b", hover: "#0b5c6b" },
      smooth: data.edges.length < 800 ? { enabled: true, type: "continuous" } : false,
      selectionWidth: 1.5,
    },
    interaction: { hover: true, keyboard: false, hideEdgesOnDrag: data.edges.length > 600 },
  });
  if (!placed) network.once("stabilizationIterationsDone", () => network.setOptions({ physics: false }));
  const fit = () => network.fit({ animation: false });
  network.once("afterDrawing", fit);
  network.on("afterDrawing", drawNames);
  window.addEventListener("beforeprint", fit);

  // --- The card
  const show = (id, move) => {
    const node = byId.get(id);
    if (!node) return;
    const card = element("card");
    const list = make("dl");
    const group = groups.get(node.group);
    const facts = [[words.group, `${group.letter} · ${group.label}`], ...node.facts];
    if (node.ties.length) facts.push([words.ties, node.ties.join("\n")]);
    for (const [name, value] of facts) list.append(make("dt", name), make("dd", value));
    card.replaceChildren(make("h2", node.label), list);
    card.hidden = false;
    card.scrollTop = 0;
    for (const button of element("found").querySelectorAll("button")) {
      button.setAttribute("aria-current", String(button.dataset.id === id));
    }
    network.selectNodes([id]);
    if (move) network.focus(id, { scale: Math.max(network.getScale(), 0.9) });
  };
  network.on("click", (event) => {
    if (event.nodes.length) show(event.nodes[0], false);
  });

  // --- Search and legend
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const list = () => {
    const wanted = plain(element("search").value).trim();
    const matches = data.nodes.filter((node) => !hidden.has(node.group) && node.found.includes(wanted));
    element("found").replaceChildren(
      ...matches.map((node) => {
        const item = make("li");
        const button = make("button");
        button.type = "button";
        button.dataset.id = node.id;
        button.append(badge(groups.get(node.group)), make("span", node.label));
        button.addEventListener("click", () => show(node.id, true));
        item.append(button);
        return item;
      }),
    );
    element("none").hidden = matches.length > 0;
  };
  for (const node of data.nodes) {
    const texts = [node.label, groups.get(node.group).label, ...node.facts.map((fact) => fact[1])];
    node.found = plain(texts.join(" "));
  }
  element("search").addEventListener("input", list);
  for (const group of data.groups) {
    const item = make("li");
    const button = make("button");
    button.type = "button";
    button.setAttribute("aria-pressed", "true");
    button.append(badge(group), make("span", `${group.letter} · ${group.label}`));
    button.addEventListener("click", () => {
      if (!hidden.delete(group.id)) hidden.add(group.id);
      const isHidden = hidden.has(group.id);
      button.setAttribute("aria-pressed", String(!isHidden));
      nodes.update(
        data.nodes
          .filter((node) => node.group === group.id)
          .map((node) => ({ id: node.id, hidden: isHidden })),
      );
      list();
    });
    item.append(button);
    element("legend").append(item);
  }
  list();
  document.body.dataset.ready = "yes";
})();
