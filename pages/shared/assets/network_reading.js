// How to read the map: a sample of each mark and line.
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
