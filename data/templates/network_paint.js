// How the map looks, on its page and in the file that works offline: wedges, ties and marks. All
// text goes onto the canvas or into textContent, so nothing that a person typed can run. Widths and
// letters keep their size on screen.
const TURN = Math.PI / 180;
const STATUS = ["prospect", "invited", "joined", "left"];
const REFERS_FORTH = 1, REFERS_BACK = 2, UNCONFIRMED = 4, FORMAL = 8;
const RIM = 34; // room on screen around the circle for the names of the domains
// On a wall everything is a quarter larger.
const grown = () => (document.fullscreenElement ? 1.3 : 1);

const channels = (colour) => {
  const hex = colour.trim().replace("#", "");
  const full = hex.length === 3 ? [...hex].map((c) => c + c).join("") : hex;
  if (/^[0-9a-f]{6}/i.test(full)) return [0, 2, 4].map((i) => parseInt(full.slice(i, i + 2), 16));
  return (colour.match(/[\d.]+/g) || [0, 0, 0]).slice(0, 3).map(Number);
};
const mix = (one, other, share) => {
  const [a, b] = [channels(one), channels(other)];
  return `rgb(${a.map((v, i) => Math.round(v + (b[i] - v) * share)).join(",")})`;
};
const faded = (colour, alpha) => `rgba(${channels(colour).join(",")},${alpha})`;

// The colours of the theme that is on now.
const themeOf = (element) => {
  const style = getComputedStyle(element);
  const read = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
  const ground = read("--st-background-color", "#ffffff");
  const [r, g, b] = channels(ground);
  return {
    ground,
    ink: read("--st-text-color", "#17262a"),
    accent: read("--st-primary-color", "#0b5c6b"),
    font: read("--st-font", "sans-serif"),
    dark: 0.299 * r + 0.587 * g + 0.114 * b < 128,
  };
};

const shown = (view, node) => !view.hidden.has(node.group);
// Who stands out: the chosen partner with its neighbours, or what was searched for.
const spotlight = (view) => {
  if (view.found) return view.found;
  const centre = view.hovered ?? view.selected;
  return centre !== null && view.near.has(centre) ? view.near.get(centre) : null;
};
const radiusOf = (view, node, scale) =>
  grown() * (9.5 + node.size * 0.085) * Math.min(1.5, Math.max(0.62, 0.6 + scale * 0.75));

const wedgeColour = (view, index) => {
  const colour = view.data.groups[index].colour;
  return view.theme.dark ? mix(colour, "#ffffff", 0.45) : colour;
};

const paintWedges = (ctx, view, scale) => {
  const { inner, outer, wedges } = view.data;
  wedges.forEach(([group, from, to, present]) => {
    const gap = 3 / (outer * scale);
    const [start, end] = [(from - 90) * TURN + gap, (to - 90) * TURN - gap];
    ctx.beginPath();
    ctx.arc(0, 0, outer, start, end);
    ctx.arc(0, 0, inner, end, start, true);
    ctx.closePath();
    const colour = wedgeColour(view, group);
    const off = view.hidden.has(group);
    if (present) {
      ctx.fillStyle = faded(colour, off ? 0.02 : view.theme.dark ? 0.13 : 0.075);
      ctx.fill();
    } else {
      ctx.fillStyle = faded(colour, 0.02);
      ctx.fill();
      ctx.setLineDash([7 / scale, 6 / scale]);
      ctx.lineWidth = 1.6 / scale;
      ctx.strokeStyle = faded(colour, off ? 0.25 : 0.75);
      ctx.stroke();
      ctx.setLineDash([]);
    }
  });
  rimNames(ctx, view, scale).forEach((name) => paintRimName(ctx, view, name, scale));
};

// Names of the domains stand along the rim. A long one may lean over a narrow wedge next to it, as
// long as it stays clear of the names there; the ones that do not fit keep their letter only.
const badgeSize = () => 9.5 * grown(), rimSize = () => 12.5 * grown();

const rimNames = (ctx, view, scale) => {
  const around = view.data.outer * scale + 17 * grown();
  ctx.font = `600 ${rimSize()}px ${view.theme.font}`;
  const names = view.data.wedges.map(([group, from, to]) => {
    const spaced = [...view.data.groups[group].label].map((c) => [c, ctx.measureText(c).width + 0.25]);
    const long = spaced.reduce((sum, [, w]) => sum + w, 0) + 2 * badgeSize() + 6;
    return { group, middle: (from + to) / 2, spaced, long, drawn: 2 * badgeSize(), full: false };
  });
  const apart = (a, b) => (Math.abs(((a.middle - b.middle + 540) % 360) - 180) * TURN) * around;
  [...names].sort((a, b) => a.long - b.long).forEach((name) => {
    const free = names.every((other) =>
      other === name || apart(name, other) > (name.long + other.drawn) / 2 + 8);
    if (free) Object.assign(name, { full: true, drawn: name.long });
  });
  return names;
};

const paintRimName = (ctx, view, { group, middle, spaced, drawn, full }, scale) => {
  const { letter, colour } = view.data.groups[group];
  const below = middle > 95 && middle < 265;
  const around = view.data.outer + (17 * grown()) / scale;
  const way = below ? -1 : 1;
  let angle = middle * TURN - (way * drawn) / 2 / scale / around;
  const at = (turn) => [around * Math.sin(turn), -around * Math.cos(turn)];
  const [x, y] = at(angle + (way * badgeSize()) / scale / around);
  ctx.globalAlpha = view.hidden.has(group) ? 0.4 : 1;
  ctx.beginPath();
  ctx.arc(x, y, badgeSize() / scale, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  if (view.theme.dark) {
    ctx.lineWidth = 1 / scale;
    ctx.strokeStyle = "rgba(255,255,255,.8)";
    ctx.stroke();
  }
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = "#ffffff";
  ctx.font = `700 ${((letter.length > 1 ? 9 : 11) * grown()) / scale}px ${view.theme.font}`;
  ctx.fillText(letter, x, y + 0.5 / scale);
  if (full) {
    ctx.font = `600 ${rimSize() / scale}px ${view.theme.font}`;
    ctx.fillStyle = view.theme.ink;
    angle += (way * (2 * badgeSize() + 6)) / scale / around;
    spaced.forEach(([character, wide]) => {
      const turn = angle + (way * wide) / 2 / scale / around;
      ctx.save();
      ctx.translate(...at(turn));
      ctx.rotate(below ? turn + Math.PI : turn);
      ctx.fillText(character, 0, 0);
      ctx.restore();
      angle += (way * wide) / scale / around;
    });
  }
  ctx.globalAlpha = 1;
};

// The middle carries the name of the coalition, over the ties that pass there.
const paintMiddle = (ctx, view, scale) => {
  const { inner, outer, words } = view.data;
  if (!outer) return;
  ctx.beginPath();
  ctx.arc(0, 0, inner * 0.92, 0, 2 * Math.PI);
  ctx.fillStyle = faded(view.theme.ground, 0.86);
  ctx.fill();
  const across = 2 * inner * scale * 0.86;
  if (across < 58) return;
  const size = Math.min(15 * grown(), Math.max(10, across / 8));
  const lines = wrapped(view.data.title, Math.floor(across / (size * 0.56)), 3);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = view.theme.ink;
  const step = (size * 1.2) / scale;
  const top = (-(lines.length - 1) / 2 - 0.45) * step;
  ctx.font = `650 ${size / scale}px ${view.theme.font}`;
  lines.forEach((line, i) => ctx.fillText(line, 0, top + i * step));
  ctx.font = `${(size * 0.82) / scale}px ${view.theme.font}`;
  ctx.fillText(words.partners, 0, top + lines.length * step + 1 / scale);
};

const paintTies = (ctx, view, scale) => {
  const light = spotlight(view);
  const centre = view.found ? null : view.hovered ?? view.selected;
  const behind = [], front = [];
  view.ties.forEach((tie) => {
    if (!shown(view, tie.a) || !shown(view, tie.b)) return;
    if (centre !== null && (tie.a.id === centre || tie.b.id === centre)) front.push(tie);
    // A large map begins without dashes, but for those of the partner that is pointed at.
    else if (!view.data.firm || tie.marks & FORMAL || !(tie.marks & UNCONFIRMED)) behind.push(tie);
  });
  behind.forEach((tie) => paintTie(ctx, view, tie, scale, light ? 0.13 : 1));
  front.forEach((tie) => paintTie(ctx, view, tie, scale, 1, true));
};

const paintTie = (ctx, view, tie, scale, alpha, strong = false) => {
  const { a, b, strength, marks } = tie;
  const refers = marks & (REFERS_FORTH | REFERS_BACK);
  const width = [0, 1.1, 1.9, 3, 4.4][strength] / scale;
  const soft = [0, 0.3, 0.36, 0.42, 0.5][strength] + (marks & FORMAL ? 0.2 : 0);
  const ink = refers ? view.theme.accent : view.theme.ink;
  const colour = faded(ink, (strong ? 0.95 : refers ? soft + 0.25 : soft) * alpha);
  // On the map by domain ties bend to the middle, so that they leave the marks of others free.
  const bend = view.data.outer ? 0.72 : 1;
  const control = [((a.x + b.x) / 2) * bend, ((a.y + b.y) / 2) * bend];
  const [from, to] = [edgePoint(view, a, control, scale), edgePoint(view, b, control, scale)];
  const line = () => {
    ctx.beginPath();
    ctx.moveTo(...from);
    ctx.quadraticCurveTo(...control, ...to);
    ctx.stroke();
  };
  ctx.lineCap = "butt";
  ctx.strokeStyle = colour;
  ctx.setLineDash(marks & UNCONFIRMED ? [5 / scale, 4 / scale] : []);
  if (marks & FORMAL) {
    ctx.lineWidth = width + 3.4 / scale;
    ctx.setLineDash([]);
    line();
    ctx.strokeStyle = view.theme.ground;
    ctx.lineWidth = Math.max(1.6 / scale, width * 0.6);
    line();
  } else {
    ctx.lineWidth = width;
    line();
  }
  ctx.setLineDash([]);
  ctx.fillStyle = colour;
  if (marks & REFERS_FORTH) arrow(ctx, control, to, scale, width);
  if (marks & REFERS_BACK) arrow(ctx, control, from, scale, width);
};

const edgePoint = (view, node, towards, scale) => {
  const [dx, dy] = [towards[0] - node.x, towards[1] - node.y];
  const far = Math.hypot(dx, dy) || 1;
  const radius = Math.min(far, (radiusOf(view, node, scale) + 2) / scale);
  return [node.x + (dx / far) * radius, node.y + (dy / far) * radius];
};

const arrow = (ctx, from, tip, scale, width) => {
  const turn = Math.atan2(tip[1] - from[1], tip[0] - from[0]);
  const long = 9 / scale + width * 1.4, wide = 0.42;
  ctx.beginPath();
  ctx.moveTo(...tip);
  [turn + wide, turn - wide].forEach((t) =>
    ctx.lineTo(tip[0] - long * Math.cos(t), tip[1] - long * Math.sin(t)));
  ctx.closePath();
  ctx.fill();
};

const paintMark = (ctx, view, node, x, y, scale) => {
  const light = spotlight(view);
  const radius = radiusOf(view, node, scale) / scale;
  const group = view.data.groups[node.group] ?? { letter: "?", colour: "#5f6368" };
  const hollow = STATUS[node.status] !== "joined";
  const lively = view.theme.dark ? mix(group.colour, "#ffffff", 0.5) : group.colour;
  ctx.globalAlpha = light && !light.has(node.id) ? 0.22 : 1;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = hollow ? view.theme.ground : group.colour;
  ctx.fill();
  ctx.lineWidth = (hollow ? 2 : 1.4) / scale;
  ctx.strokeStyle = hollow ? lively : view.theme.dark ? "rgba(255,255,255,.85)" : view.theme.ground;
  if (STATUS[node.status] === "prospect" || STATUS[node.status] === "left")
    ctx.setLineDash([3.5 / scale, 2.5 / scale]);
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.fillStyle = hollow ? lively : "#ffffff";
  ctx.font = `700 ${radius * (group.letter.length > 1 ? 0.86 : 1.1)}px ${view.theme.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(group.letter, x, y + radius * 0.06);
  if (node.id === view.selected || (view.found && view.found.has(node.id))) {
    ctx.beginPath();
    ctx.arc(x, y, radius + 4 / scale, 0, 2 * Math.PI);
    ctx.lineWidth = 3 / scale;
    ctx.strokeStyle = view.theme.accent;
    ctx.stroke();
  }
  ctx.globalAlpha = 1;
};

const wrapped = (text, most, lines) => {
  const found = [""];
  for (const word of text.split(/\s+/)) {
    const last = found.length - 1;
    if (found[last] && found[last].length + 1 + word.length > most) found.push(word);
    else found[last] += (found[last] ? " " : "") + word;
  }
  const cut = found.slice(0, lines).map((l) => (l.length > most + 4 ? l.slice(0, most + 2) + "…" : l));
  if (found.length > lines) cut[lines - 1] = cut[lines - 1].replace(/…?$/, "…");
  return cut;
};
