// A link pressed right after typing waits for the field. Streamlit sends what was typed a moment
// after the press, and in the name of the page one leaves: it would bring that page back.
const LONGEST_START = 400; // milliseconds until a run begins; without one there was nothing to send
const LONGEST_RUN = 3000; // milliseconds for a run that was busy already
const typed = { at: -Infinity, wasBusy: false, sent: false };
let held = null;

const isBusy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
const isInForm = (field) => field.closest("[data-testid=stForm]") !== null;

document.addEventListener("change", ({ target }) => {
  if (!target.matches("main textarea, main input, [data-testid=stMain] :is(input, textarea)")) return;
  if (isInForm(target)) return;
  Object.assign(typed, { at: performance.now(), wasBusy: isBusy(), sent: false });
}, true);

const isKept = () => {
  const passed = performance.now() - typed.at;
  if (typed.wasBusy) return passed > LONGEST_RUN || (passed > LONGEST_START && !isBusy());
  return passed > LONGEST_START || isBusy();
};

const follow = (link) => {
  // The run that kept the field may have drawn the link anew.
  const now = link.isConnected ? link
    : [...document.querySelectorAll("a[data-testid=stPageLink-NavLink]")].find((one) => one.href === link.href);
  typed.sent = true;
  now?.click();
};

const wait = () => {
  if (!isKept()) return void setTimeout(wait, 20);
  const link = held;
  held = null;
  follow(link);
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-testid=stPageLink-NavLink]");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (!link || link.target === "_blank" || !isPlain || typed.sent || isKept()) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (held === null) setTimeout(wait, 20);
  held = link;
}, true);
