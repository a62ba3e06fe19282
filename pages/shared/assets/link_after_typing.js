// A link pressed right after typing waits for the field. Streamlit sends what was typed a moment
// after the press, and in the name of the page one leaves: it would bring that page back. It also
// stops a run that is busy when another page is asked for, so the run that keeps the text must end.
const LONGEST_START = 1500; // milliseconds until a run begins; without one there was nothing to send
const LONGEST_RUN = 6000; // milliseconds until it has ended, on a busy machine
const SURELY_BEGUN = 400; // milliseconds after which a run that goes on is the one with the text
const typed = { at: -Infinity, wasBusy: false, began: false, sent: false };
let held = null;

const isBusy = () => document.querySelector("[data-testid=stApp]")?.dataset.testScriptState !== "notRunning";
const isInForm = (field) => field.closest("[data-testid=stForm]") !== null;

document.addEventListener("change", ({ target }) => {
  if (!target.matches("main textarea, main input, [data-testid=stMain] :is(input, textarea)")) return;
  if (isInForm(target)) return;
  Object.assign(typed, { at: performance.now(), wasBusy: isBusy(), began: false, sent: false });
}, true);

const isKept = () => {
  const passed = performance.now() - typed.at;
  if (passed > LONGEST_RUN) return true;
  if (isBusy()) {
    typed.began ||= !typed.wasBusy || passed > SURELY_BEGUN;
    return false;
  }
  if (typed.wasBusy) return passed > SURELY_BEGUN;
  return typed.began || passed > LONGEST_START;
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
