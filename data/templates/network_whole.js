// The whole map at once: how it fits in a frame, and the map on paper.

// Where to look and from how near, so that all of the map is in a frame of this width and height.
const inView = (view, wide, high, nearest) => {
  const { outer } = view.data;
  if (!wide || !high) return null;
  const rim = outer || !view.nodes.length ? [-outer, outer] : [];
  const xs = [...rim, ...view.nodes.map((n) => n.x)], ys = [...rim, ...view.nodes.map((n) => n.y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  const edge = outer ? RIM * grown() : 46;
  const scale = Math.min(
    (wide - 2 * edge) / Math.max(1, box[2] - box[0]),
    (high - 2 * edge) / Math.max(1, box[3] - box[1]), nearest);
  return {
    position: { x: (box[0] + box[2]) / 2, y: (box[1] + box[3]) / 2 }, scale: Math.max(scale, 0.02) };
};

const paintUnder = (ctx, view, scale) => {
  if (view.data.outer) paintWedges(ctx, view, scale);
  paintTies(ctx, view, scale);
  paintMiddle(ctx, view, scale);
};

const paintAll = (ctx, view, scale, corner) => {
  paintUnder(ctx, view, scale);
  view.nodes.filter((node) => shown(view, node)).forEach((node) =>
    paintMark(ctx, view, node, node.x, node.y, scale));
  paintNames(ctx, view, scale, corner);
};

// On paper the page gets another width, for which a browser does not paint the map again, and a
// phone has no room for names: the whole map is painted for paper, in the colours of paper.
const PAPER = [720, 600], DOTS = 3;
const LIGHT = { ground: "#ffffff", ink: "#17262a", accent: "#0b5c6b", dark: false };

const paintPaper = (view) => {
  const [wide, high] = PAPER;
  const seen = inView(view, wide, high, 1.4);
  const { position: { x, y }, scale } = seen;
  const { theme, hovered } = view;
  Object.assign(view, { theme: { ...theme, ...LIGHT }, hovered: null });
  Object.assign(view.paper, { width: wide * DOTS, height: high * DOTS });
  const ctx = view.paper.getContext("2d");
  ctx.scale(DOTS, DOTS);
  ctx.translate(wide / 2 - x * scale, high / 2 - y * scale);
  ctx.scale(scale, scale);
  const [left, top] = [x * scale - wide / 2, y * scale - high / 2];
  paintAll(ctx, view, scale, [left, top, left + wide, top + high]);
  Object.assign(view, { theme, hovered });
};
