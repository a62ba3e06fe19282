// Draws nothing: brings what happens on the map to Python, and a choice made beside it to the map.
export default ({ data, parentElement, setTriggerValue }) => {
  const tellMap = (partner) =>
    window.dispatchEvent(new CustomEvent("network-choose", { detail: { map: data.map, partner } }));
  const showCard = () =>
    window.dispatchEvent(new CustomEvent("network-card", { detail: { map: data.map, card: data.card } }));
  const hear = ({ detail }) => {
    if (detail.map !== data.map) return;
    if (detail.act === "ready") {
      tellMap(data.partner);
      showCard();
    }
    if (detail.act === "open") {
      parentElement.clicked = detail.partner;
      setTriggerValue("open", detail.partner);
    }
    if (detail.act === "moved") setTriggerValue("moved", detail.places);
    if (detail.act === "back") setTriggerValue("back", true);
  };
  if (parentElement.heard) window.removeEventListener("network-view", parentElement.heard);
  parentElement.heard = hear;
  window.addEventListener("network-view", hear);
  showCard();
  if (parentElement.chosen !== data.partner) {
    parentElement.chosen = data.partner;
    tellMap(data.partner);
    // On a phone the card stands under the map: bring it into sight.
    if (data.partner && parentElement.clicked === data.partner && window.innerWidth <= 640) {
      const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      (parentElement.host ?? parentElement).scrollIntoView({ behavior: calm ? "auto" : "smooth" });
    }
    parentElement.clicked = undefined;
  }
  return () => window.removeEventListener("network-view", hear);
};
