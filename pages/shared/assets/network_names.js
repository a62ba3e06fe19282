// Names beside the marks: as many as fit without overlap, those with the most ties first. A name is
// tried under its mark, above it, and on both sides. Zooming in makes room for more.
const nameSize = () => 12 * grown(), lineHeight = () => 14 * grown();

const overlap = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

// Boxes on screen are kept in cells, so that a name is compared with its neighbours only.
const boxes = () => {
  const cells = new Map();
  const each = (box, act) => {
    for (let x = Math.floor(box[0] / 90); x <= Math.floor(box[2] / 90); x++)
      for (let y = Math.floor(box[1] / 90); y <= Math.floor(box[3] / 90); y++) act(`${x},${y}`);
  };
  return {
    add: (box) => each(box, (key) => cells.set(key, [...(cells.get(key) ?? []), box])),
    free: (box, except) => {
      let free = true;
      each(box, (key) => (cells.get(key) ?? []).forEach((other) => {
        if (other !== except && overlap(box, other)) free = false;
      }));
      return free;
    },
  };
};

const placeNames = (ctx, view, scale, corner) => {
  const taken = boxes();
  const light = spotlight(view);
  const own = new Map();
  const [left, top, right, bottom] = corner;
  const nodes = view.nodes.filter((node) => shown(view, node));
  nodes.forEach((node) => {
    const r = radiusOf(view, node, scale) + 1;
    const box = [node.x * scale - r, node.y * scale - r, node.x * scale + r, node.y * scale + r];
    own.set(node.id, box);
    taken.add(box);
  });
  const middle = view.data.inner * scale * 0.7;
  if (middle) taken.add([-middle, -middle, middle, middle]);
  const rank = (node) =>
    (node.id === view.selected || node.id === view.hovered ? 1e6 : 0) +
    (light && light.has(node.id) ? 1e4 : 0) + node.degree;
  const placed = placeRoom(ctx, view, scale, taken);
  [...nodes].sort((p, q) => rank(q) - rank(p)).forEach((node) => {
    const forced = node.id === view.selected || node.id === view.hovered;
    if (light && !light.has(node.id) && !forced) return;
    const [x, y] = [node.x * scale, node.y * scale];
    if (x < left || x > right || y < top || y > bottom) return;
    const r = radiusOf(view, node, scale) + 2;
    for (const most of forced ? [24] : [18, 13]) {
      const lines = wrapped(node.name, most, forced ? 4 : most === 18 ? 2 : 3);
      ctx.font = `${nameSize()}px ${view.theme.font}`;
      const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
      const high = lines.length * lineHeight();
      const spots = [
        [x - wide / 2, y + r, "center"],
        [x - wide / 2, y - r - high, "center"],
        [x + r + 1, y - high / 2, "left"],
        [x - r - 1 - wide, y - high / 2, "right"],
      ];
      const fits = ([px, py]) => {
        const box = [px - 1, py, px + wide + 1, py + high];
        const inside = box[0] >= left && box[2] <= right && box[1] >= top && box[3] <= bottom;
        return inside && withinRim(view, node, box, scale) && taken.free(box, own.get(node.id));
      };
      const spot = spots.find(fits) ?? (forced ? spots[0] : undefined);
      if (!spot) continue;
      taken.add([spot[0] - 1, spot[1], spot[0] + wide + 1, spot[1] + high]);
      placed.push({ node, lines, spot, wide, forced });
      return;
    }
  });
  return placed;
};

// Names of partners inside the circle do not lie over the names of the domains around it.
const withinRim = (view, node, [left, top, right, bottom], scale) => {
  const rim = view.data.outer * scale;
  if (!rim || Math.hypot(node.x, node.y) * scale > rim) return true;
  return [[left, top], [right, top], [left, bottom], [right, bottom]]
    .every(([x, y]) => Math.hypot(x, y) <= rim + 4);
};

const insideWedge = ([left, top, right, bottom], turn, half, rim) =>
  [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
    const off = Math.atan2(x, -y) - turn;
    return Math.hypot(x, y) < rim - 4 && Math.abs(Math.atan2(Math.sin(off), Math.cos(off))) < half;
  });

// "Room to grow" in each domain from which nobody takes part, where its wedge is free.
const placeRoom = (ctx, view, scale, taken) => {
  const { inner, outer, wedges, words } = view.data;
  if (spotlight(view)) return [];
  return wedges.flatMap(([group, from, to, present]) => {
    if (present || view.hidden.has(group)) return [];
    const turn = ((from + to) / 2) * TURN;
    for (const most of [12, 8]) {
      const lines = wrapped(words.room, most, 3);
      ctx.font = `italic ${nameSize()}px ${view.theme.font}`;
      const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
      const high = lines.length * lineHeight();
      for (const share of [0.88, 0.84, 0.79, 0.72, 0.64, 0.55, 0.46]) {
        const far = (inner + (outer - inner) * share) * scale;
        const [x, y] = [far * Math.sin(turn) - wide / 2, -far * Math.cos(turn) - high / 2];
        const box = [x - 3, y - 2, x + wide + 3, y + high + 2];
        if (!insideWedge(box, turn, ((to - from) / 2) * TURN, outer * scale)) continue;
        if (!taken.free(box)) continue;
        taken.add(box);
        return [{ node: { id: "", room: true }, lines, spot: [x, y, "center"], wide }];
      }
    }
    return [];
  });
};

const paintNames = (ctx, view, scale, corner) => {
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  const light = spotlight(view);
  placeNames(ctx, view, scale, corner).forEach(({ node, lines, spot: [x, y, side], wide, forced }) => {
    ctx.globalAlpha = light && !light.has(node.id) && !forced ? 0.3 : node.room ? 0.8 : 1;
    ctx.font = `${node.room ? "italic " : node.id === view.selected ? "650 " : ""}${nameSize()}px ${view.theme.font}`;
    ctx.textAlign = side;
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = faded(view.theme.ground, 0.88);
    ctx.fillStyle = view.theme.ink;
    const at = side === "center" ? x + wide / 2 : side === "left" ? x : x + wide;
    lines.forEach((line, i) => {
      ctx.strokeText(line, at, y + i * lineHeight() + 1);
      ctx.fillText(line, at, y + i * lineHeight() + 1);
    });
  });
  ctx.globalAlpha = 1;
  ctx.restore();
};
