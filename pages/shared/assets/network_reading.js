// How to read the map: a sample of each mark and line, and the map as a picture file.
const SAMPLES = [
  ["knows", { strength: 1, marks: 0 }], ["integrated", { strength: 4, marks: 0 }],
  ["refers", { strength: 2, marks: REFERS_FORTH }], ["oneSide", { strength: 2, marks: UNCONFIRMED }],
  ["formal", { strength: 2, marks: FORMAL }], ["joined", { status: 2 }], ["invited", { status: 1 }],
  ["prospect", { status: 0 }],
];

const paintSample = (canvas, view, sample) => {
  const ctx = canvas.getContext("2d");
  ctx.setTransform(2, 0, 0, 2, 0, 0);
  ctx.clearRect(0, 0, 56, 22);
  const plain = { data: { groups: [{ letter: "", colour: "#5f6368" }], outer: 0 }, theme: view.theme,
    selected: null, hovered: null, found: null, near: new Map() };
  const end = (x) => ({ id: "", x, y: 11, size: -80, group: 0 });
  if (sample.strength) paintTie(ctx, plain, { a: end(0), b: end(56), ...sample }, 1, 1);
  else paintMark(ctx, plain, { id: "-", size: 0, group: 0, status: sample.status }, 28, 11, 0.6);
};

const drawReading = (view) => {
  const { words } = view.data;
  const reading = make("details");
  const list = make("ul", "reading");
  const samples = SAMPLES.map(([name, sample]) => {
    const canvas = make("canvas");
    [canvas.width, canvas.height] = [112, 44];
    canvas.setAttribute("aria-hidden", "true");
    const row = make("li");
    row.append(canvas, make("span", "", words.reading[name]));
    list.append(row);
    return [canvas, sample];
  });
  reading.append(make("summary", "", words.howToRead), list);
  reading.addEventListener("toggle", () => {
    view.theme = themeOf(view.root);
    samples.forEach(([canvas, sample]) => paintSample(canvas, view, sample));
  });
  return reading;
};

// The map as PNG, with its title above and the legend below it, in the colours on screen.
const savePicture = (view) => {
  const source = view.canvas.querySelector("canvas");
  const ratio = source.width / source.clientWidth;
  const wide = source.clientWidth;
  const groups = view.data.groups.filter((_, i) => view.nodes.some((n) => n.group === i));
  const columns = Math.max(1, Math.floor(wide / 190));
  const below = Math.ceil(groups.length / columns) * 24 + 40;
  const picture = make("canvas");
  [picture.width, picture.height] = [source.width, Math.round(source.height + (48 + below) * ratio)];
  const ctx = picture.getContext("2d");
  ctx.fillStyle = view.theme.ground;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.drawImage(source, 0, 48 * ratio);
  ctx.scale(ratio, ratio);
  ctx.textBaseline = "middle";
  ctx.fillStyle = view.theme.ink;
  ctx.font = `650 18px ${view.theme.font}`;
  ctx.fillText(view.data.title, 16, 26, wide - 32);
  const top = 48 + source.clientHeight + 14;
  groups.forEach(({ letter, label, colour }, i) => {
    const [x, y] = [16 + (i % columns) * 190, top + Math.floor(i / columns) * 24];
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
    ctx.fillText(label, x + 24, y, 160);
  });
  ctx.font = `12px ${view.theme.font}`;
  ctx.fillText(view.data.note, 16, top + below - 32, wide - 32);
  const link = make("a");
  link.href = picture.toDataURL("image/png");
  link.download = view.data.words.file;
  link.click();
};
