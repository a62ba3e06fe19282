// Names beside the marks: as many as fit without overlap, the largest marks first. A name is tried
// under its mark, above it, and on both sides, and then a little further away, with a thin line to
// its mark. No name hides a partner. Zooming in makes room for more.
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

// How many of the largest may stand further away: more on a larger screen.
const ALWAYS_NAMED = [3, 12], AREA_PER_NAME = 45_000, APART = 5;
// How far from its mark a name may stand on a line, and up to how many partners all may do so.
const NEAR = [12, 24, 38], FAR = [...NEAR, 54, 74, 98, 124, 150, 176], FEW = 150;
const TURNS = 32; // directions that are tried
// On a crowded map the best known are named all the same, if need be at the end of a line over others.
const FARTHEST = [...FAR, 204, 232, 260, 288, 316, 344, 372, 400], ROOMY = 200_000;

const placeNames = (ctx, view, scale, corner) => {
  const names = boxes(), marks = boxes();
  const light = spotlight(view);
  const own = new Map();
  const [left, top, right, bottom] = corner;
  const nodes = view.nodes.filter((node) => shown(view, node));
  nodes.forEach((node) => {
    const r = radiusOf(view, node, scale) + 1;
    const box = [node.x * scale - r, node.y * scale - r, node.x * scale + r, node.y * scale + r];
    own.set(node.id, box);
    marks.add(box);
  });
  const middle = view.data.inner * scale * 0.7;
  if (middle) names.add([-middle, -middle, middle, middle]);
  if (view.data.outer) rimNames(ctx, view, scale).forEach((name) =>
    rimBoxes(view, name, scale).forEach((box) => names.add(box)));
  const chosen = (node) => node.id === view.selected || node.id === view.hovered;
  const rank = (node) => (chosen(node) ? 1e6 : 0) + (light?.has(node.id) ? 1e4 : 0) +
    node.size + node.degree / 1000;
  const inView = nodes.filter(({ id, x, y }) => (!light || light.has(id) || chosen({ id })) &&
    x * scale >= left && x * scale <= right && y * scale >= top && y * scale <= bottom);
  const [least, most] = ALWAYS_NAMED, crowded = nodes.length > FEW;
  const area = view.board.clientWidth * view.board.clientHeight;
  const always = crowded && area > ROOMY ? most
    : Math.min(most, Math.max(least, Math.round(area / AREA_PER_NAME)));
  const placed = placeRoom(ctx, view, scale, (box) => names.free(box) && marks.free(box));
  placed.forEach(({ box }) => names.add(box));
  const ordered = [...inView].sort((p, q) => rank(q) - rank(p));
  const large = new Set(ordered.slice(0, always).filter((node) => node.degree));
  const place = (node, far) => {
    const anyhow = chosen(node);
    const free = (box, isLine) => names.free(box) && (isLine || besideRim(view, node, box, scale)) &&
      box[0] >= left && box[2] <= right && box[1] >= top && box[3] <= bottom;
    const clear = (box, apart) => marks.free(
      [box[0] - apart, box[1] - apart, box[2] + apart, box[3] + apart], own.get(node.id));
    const found = spotFor(ctx, view, node, scale, { anyhow, far, free, clear });
    if (!found) return false;
    names.add(found.box);
    (found.line && far !== FARTHEST ? alongLine(found.line) : []).forEach((box) => names.add(box));
    placed.push({ node, anyhow, ...found });
    return true;
  };
  // Who can have its name beside it goes before who needs a line.
  const waiting = ordered.filter((node) => !place(node, 
    chosen(node) ? FAR : large.has(node) ? (crowded ? FARTHEST : FAR) : []));
  if (!crowded) waiting.forEach((node) => place(node, NEAR));
  return placed;
};

// Where a name stands: clear of every other mark, so that nobody reads it as another's, and in its
// own wedge if there is room. Only that of the chosen partner may lie over others, on ground.
const spotFor = (ctx, view, node, scale, { anyhow, far, free, clear }) => {
  const r = radiusOf(view, node, scale) + 2;
  const [x, y] = [node.x * scale, node.y * scale];
  const tried = (anyhow ? [24] : [18, 13]).map((most) => {
    const lines = wrapped(node.name, most, anyhow ? 4 : most === 18 ? 2 : 3);
    ctx.font = `${nameSize()}px ${view.theme.font}`;
    const wide = Math.max(...lines.map((line) => ctx.measureText(line).width));
    return { lines, wide, high: lines.length * lineHeight() };
  });
  const boxed = (shape, spot, line) => ({ ...shape, spot, line,
    box: [spot[0] - 1, spot[1], spot[0] + shape.wide + 1, spot[1] + shape.high] });
  const beside = tried.flatMap((shape) => {
    const { wide, high } = shape;
    return [
      [x - wide / 2, y + r, "center"],
      [x - wide / 2, y - r - high, "center"],
      [x + r + 1, y - high / 2, "left"],
      [x - r - 1 - wide, y - high / 2, "right"],
      [x + r * 0.7, y + r * 0.7, "left"],
      [x - r * 0.7 - wide, y + r * 0.7, "right"],
      [x + r * 0.7, y - r * 0.7 - high, "left"],
      [x - r * 0.7 - wide, y - r * 0.7 - high, "right"],
    ].map((spot) => boxed(shape, spot));
  });
  const open = beside.filter(({ box }) => free(box));
  const fits = open.filter(({ box }) => clear(box, APART));
  const fit = fits.find(({ box }) => inOwnWedge(view, node, box, scale)) ?? fits[0] ??
    (anyhow || far.length >= FAR.length ? open.find(({ box }) => clear(box, 0)) : undefined);
  if (fit) return fit;
  const away = awayFrom(tried, x, y, r, far).map(([shape, spot, line]) => boxed(shape, spot, line))
    .filter(({ box, line }) => free(box) && clear(box, 2) &&
      alongLine(line).every((part) => free(part, true) && (far === FARTHEST || clear(part, 0))));
  const other = away.find(({ box }) => inOwnWedge(view, node, box, scale)) ?? away[0];
  if (other) return other;
  return anyhow ? { ...(open[0] ?? beside[0]), over: true } : undefined;
};

// Every spot at a distance, the nearest first: the shape of the name, its place and the line to it.
const awayFrom = (shapes, x, y, r, far) => far.flatMap((away) => shapes.flatMap((shape) =>
  Array.from({ length: TURNS }, (_, turn) =>
    [shape, ...onLine(shape, x, y, r, away, (2 * Math.PI * turn) / TURNS)])));

// A name at a distance: where it stands in this direction, and the line to it from its mark.
const onLine = ({ wide, high }, x, y, r, away, turn) => {
  const [dx, dy] = [Math.sin(turn), Math.cos(turn)];
  const [endX, endY] = [x + dx * (r + away), y + dy * (r + away)];
  const side = Math.abs(dx) < 0.5 ? "center" : dx > 0 ? "left" : "right";
  const left = side === "center" ? endX - wide / 2 : side === "left" ? endX + 3 : endX - wide - 3;
  const top = side === "center" ? (dy > 0 ? endY : endY - high) : endY - high / 2;
  return [[left, top, side], [x + dx * r, y + dy * r, endX, endY]];
};

const alongLine = ([fromX, fromY, toX, toY]) => {
  const steps = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / 8));
  return Array.from({ length: steps }, (_, step) => {
    const [x, y] = [fromX + ((toX - fromX) * step) / steps, fromY + ((toY - fromY) * step) / steps];
    return [x - 1, y - 1, x + 1, y + 1];
  });
};

const inOwnWedge = (view, node, [left, top, right, bottom], scale) => {
  const wedge = view.data.wedges.find(([group]) => group === node.group);
  if (!wedge || !view.data.outer) return true;
  const turn = ((wedge[1] + wedge[2]) / 2) * TURN, half = ((wedge[2] - wedge[1]) / 2) * TURN;
  return insideWedge([left, top, right, bottom], turn, half, (view.data.outer + 9) * scale);
};

// The name of a domain along the rim, as boxes that no name of a partner may touch.
const rimBoxes = (view, { middle, drawn }, scale) => {
  const around = view.data.outer * scale + 17 * grown();
  const half = 9 * grown(), steps = Math.max(1, Math.ceil(drawn / half));
  return Array.from({ length: steps + 1 }, (_, step) => {
    const turn = middle * TURN + ((step / steps - 0.5) * drawn) / around;
    const [x, y] = [around * Math.sin(turn), -around * Math.cos(turn)];
    return [x - half, y - half, x + half, y + half];
  });
};

// Names of partners lie inside the circle or outside it, never over the names of the domains.
const besideRim = (view, node, [left, top, right, bottom], scale) => {
  const rim = view.data.outer * scale;
  if (!rim || Math.hypot(node.x, node.y) * scale > rim) return true;
  const far = [[left, top], [right, top], [left, bottom], [right, bottom]]
    .map(([x, y]) => Math.hypot(x, y));
  const nearest = Math.hypot(Math.max(left, 0, -right), Math.max(top, 0, -bottom));
  return Math.max(...far) <= rim + 4 || nearest >= rim + RIM * grown() - 4;
};

// Ground under the name of the chosen partner where there is no room, so that it can be read.
const paintGround = (ctx, view, [left, top, right, bottom]) => {
  ctx.globalAlpha = 1;
  ctx.beginPath();
  [[left - 2, top], [right + 2, top], [right + 2, bottom], [left - 2, bottom]].forEach(([x, y], i) =>
    (i ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
  ctx.closePath();
  ctx.fillStyle = faded(view.theme.ground, 0.66);
  ctx.fill();
};

const insideWedge = ([left, top, right, bottom], turn, half, rim) =>
  [[left, top], [right, top], [left, bottom], [right, bottom]].every(([x, y]) => {
    const off = Math.atan2(x, -y) - turn;
    return Math.hypot(x, y) < rim - 4 && Math.abs(Math.atan2(Math.sin(off), Math.cos(off))) < half;
  });

// "Room to grow" in each domain from which nobody takes part, where its wedge is free.
const placeRoom = (ctx, view, scale, isFree) => {
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
        if (!isFree(box)) continue;
        return [{ node: { id: "", room: true }, lines, spot: [x, y, "center"], wide, box }];
      }
    }
    return [];
  });
};

const paintLine = (ctx, view, [fromX, fromY, toX, toY]) => {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.lineWidth = 3;
  ctx.strokeStyle = faded(view.theme.ground, 0.8);
  ctx.stroke();
  ctx.lineWidth = 1;
  ctx.strokeStyle = faded(view.theme.ink, 0.65);
  ctx.stroke();
};

const paintNames = (ctx, view, scale, corner) => {
  ctx.save();
  ctx.scale(1 / scale, 1 / scale);
  const light = spotlight(view);
  const placed = placeNames(ctx, view, scale, corner);
  view.root.dataset.named = String(placed.filter(({ node }) => !node.room).length);
  view.root.dataset.over = String(placed.filter(({ over }) => over).length);
  // The chosen one last: its ground lies over the rest.
  placed.reverse().forEach(({ node, lines, spot, wide, anyhow, over, line, box }) => {
    const [x, y, side] = spot;
    if (over) paintGround(ctx, view, box);
    ctx.globalAlpha = light && !light.has(node.id) && !anyhow ? 0.3 : node.room ? 0.8 : 1;
    if (line) paintLine(ctx, view, line);
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
