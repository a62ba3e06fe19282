// The map as a picture file: PNG from the canvas, SVG by the same painting on a context that writes
// elements. Names become text nodes and attributes only, so nothing typed can be part of the drawing.
const SVG = "http://www.w3.org/2000/svg";
const HEAD = 48, LINE = 24, COLUMN = 190; // room for the title, and for the legend below

const save = (view, address, ending) => {
  const link = make("a");
  link.href = address;
  link.download = `${view.data.words.file}.${ending}`;
  link.click();
};

const legendOf = (view, wide) => {
  const groups = view.data.groups.filter((_, i) => view.nodes.some((n) => n.group === i));
  const columns = Math.max(1, Math.floor(wide / COLUMN));
  return { groups, columns, below: Math.ceil(groups.length / columns) * LINE + 40 };
};

// The title above the map, and the legend and what it rests on below it.
const paintAround = (ctx, view, wide, high) => {
  const { groups, columns, below } = legendOf(view, wide);
  ctx.textBaseline = "middle";
  ctx.textAlign = "left";
  ctx.fillStyle = view.theme.ink;
  ctx.font = `650 18px ${view.theme.font}`;
  ctx.fillText(view.data.title, 16, 26);
  const top = HEAD + high + 14;
  groups.forEach(({ letter, label, colour }, i) => {
    const [x, y] = [16 + (i % columns) * COLUMN, top + Math.floor(i / columns) * LINE];
    ctx.beginPath();
    ctx.arc(x + 9, y, 9, 0, 2 * Math.PI);
    ctx.fillStyle = colour;
    ctx.fill();
    ctx.fillStyle = "#ffffff";
    ctx.textAlign = "center";
    ctx.font = `700 10px ${view.theme.font}`;
    ctx.fillText(letter, x + 9, y + 0.5);
    ctx.textAlign = "left";
    ctx.fillStyle = view.theme.ink;
    ctx.font = `12px ${view.theme.font}`;
    ctx.fillText(label, x + 24, y);
  });
  ctx.font = `12px ${view.theme.font}`;
  ctx.fillText(view.data.note, 16, top + below - 32);
};

const savePng = (view) => {
  const source = view.canvas.querySelector("canvas");
  const [wide, high] = [source.clientWidth, source.clientHeight];
  const ratio = source.width / wide;
  const picture = make("canvas");
  picture.width = source.width;
  picture.height = Math.round(source.height + (HEAD + legendOf(view, wide).below) * ratio);
  const ctx = picture.getContext("2d");
  ctx.fillStyle = view.theme.ground;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(source, 0, HEAD * ratio);
  ctx.scale(ratio, ratio);
  paintAround(ctx, view, wide, high);
  save(view, picture.toDataURL("image/png"), "png");
};

const saveSvg = (view) => {
  const [wide, high] = [view.board.clientWidth, view.board.clientHeight];
  const scale = view.network.getScale();
  const middle = view.network.getViewPosition();
  const whole = HEAD + high + legendOf(view, wide).below;
  const root = document.createElementNS(SVG, "svg");
  root.setAttribute("xmlns", SVG);
  root.setAttribute("viewBox", `0 0 ${wide} ${whole}`);
  root.setAttribute("width", String(wide));
  root.setAttribute("height", String(whole));
  const title = document.createElementNS(SVG, "title");
  title.textContent = view.data.title;
  const ground = document.createElementNS(SVG, "rect");
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", view.theme.ground);
  root.append(title, ground);
  const ctx = new SvgContext(root);
  ctx.save();
  ctx.translate(wide / 2 - middle.x * scale, HEAD + high / 2 - middle.y * scale);
  ctx.scale(scale, scale);
  paintAll(ctx, view, scale, [-1e9, -1e9, 1e9, 1e9]);
  ctx.restore();
  paintAround(ctx, view, wide, high);
  const text = new XMLSerializer().serializeToString(root);
  save(view, URL.createObjectURL(new Blob([text], { type: "image/svg+xml" })), "svg");
};

// As much of a canvas context as the map is painted with.
class SvgContext {
  constructor(root) {
    this.root = root;
    this.path = [];
    this.kept = [];
    this.ruler = make("canvas").getContext("2d");
    Object.assign(this, { fillStyle: "#000", strokeStyle: "#000", lineWidth: 1, font: "12px sans-serif",
      textAlign: "left", textBaseline: "alphabetic", globalAlpha: 1, lineCap: "butt", lineJoin: "miter",
      dash: [], moves: "" });
  }
  save() {
    const { root, path, kept, ruler, ...state } = this;
    this.kept.push(state);
  }
  restore() { Object.assign(this, this.kept.pop()); }
  translate(x, y) { this.moves += `translate(${x} ${y})`; }
  rotate(turn) { this.moves += `rotate(${turn / TURN})`; }
  scale(x, y) { this.moves += `scale(${x} ${y})`; }
  setLineDash(dash) { this.dash = dash; }
  measureText(text) {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }
  beginPath() { this.path = []; }
  closePath() { this.path.push("Z"); }
  moveTo(x, y) { this.path.push(`M${x} ${y}`); }
  lineTo(x, y) { this.path.push(`L${x} ${y}`); }
  quadraticCurveTo(cx, cy, x, y) { this.path.push(`Q${cx} ${cy} ${x} ${y}`); }
  arc(x, y, r, from, to, back = false) {
    const at = (turn) => `${x + r * Math.cos(turn)} ${y + r * Math.sin(turn)}`;
    const sweep = back ? 0 : 1;
    const far = Math.abs(to - from);
    this.path.push(`${this.path.length ? "L" : "M"}${at(from)}`);
    if (far >= 2 * Math.PI - 1e-6)
      this.path.push(`A${r} ${r} 0 1 ${sweep} ${at(from + Math.PI)}A${r} ${r} 0 1 ${sweep} ${at(from)}`);
    else this.path.push(`A${r} ${r} 0 ${far > Math.PI ? 1 : 0} ${sweep} ${at(to)}`);
  }
  element(name, marks, text) {
    const made = document.createElementNS(SVG, name);
    const all = { ...marks, opacity: this.globalAlpha === 1 ? null : this.globalAlpha, transform: this.moves || null };
    Object.entries(all).forEach(([key, value]) => value !== null && made.setAttribute(key, String(value)));
    if (text !== undefined) made.textContent = text;
    this.root.append(made);
  }
  lines() {
    return { stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linecap": this.lineCap,
      "stroke-linejoin": this.lineJoin, "stroke-dasharray": this.dash.length ? this.dash.join(" ") : null };
  }
  fill() { this.element("path", { d: this.path.join(""), fill: this.fillStyle }); }
  stroke() { this.element("path", { d: this.path.join(""), fill: "none", ...this.lines() }); }
  words(text, x, y, marks) {
    const [, weight, size, family] = /^(?:(\S+)\s+)?([\d.e-]+)px\s+(.*)$/.exec(this.font) ?? ["", "", "12", "sans-serif"];
    const anchor = { center: "middle", right: "end" }[this.textAlign] ?? "start";
    const down = { middle: 0.35, top: 0.8 }[this.textBaseline] ?? 0;
    this.element("text", { x, y: y + down * Number(size), "text-anchor": anchor, "font-size": size,
      "font-weight": weight && weight !== "italic" ? weight : null,
      "font-style": weight === "italic" ? weight : null, "font-family": family, ...marks }, text);
  }
  fillText(text, x, y) { this.words(text, x, y, { fill: this.fillStyle }); }
  strokeText(text, x, y) { this.words(text, x, y, { fill: "none", ...this.lines() }); }
}
