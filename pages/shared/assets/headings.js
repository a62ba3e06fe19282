
// Headings in order. A page draws a part under its title at the size that fits, which may skip a
// level; who hears the page gets the levels without the skip.
const headings = "main h1, main h2, main h3, main h4, main h5, main h6, "
  + "[data-testid=stMain] :is(h1, h2, h3, h4, h5, h6)";

const orderHeadings = () => {
  let above = 0;
  document.querySelectorAll(headings).forEach((heading) => {
    if (!heading.checkVisibility()) return;
    const own = Number(heading.tagName[1]);
    const level = Math.min(own, above + 1);
    const wanted = level === own ? null : String(level);
    if (heading.getAttribute("aria-level") !== wanted) {
      if (wanted === null) heading.removeAttribute("aria-level");
      else heading.setAttribute("aria-level", wanted);
    }
    above = level;
  });
};

let waiting = 0;
new MutationObserver(() => {
  if (waiting) return;
  waiting = setTimeout(() => {
    waiting = 0;
    orderHeadings();
  }, 200);
}).observe(document.body, { subtree: true, childList: true });
orderHeadings();
