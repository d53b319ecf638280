// What is cut off on the page: words in a box that hides what does not fit, and words beyond the edge of the window.
// The last step of the breadcrumbs may be cut, since its words stand in full in the heading below it.
() => {
  const wordsOf = (element) => element.textContent.replace(/\s+/g, " ").trim();
  const heading = wordsOf(document.querySelector("h1"));
  const isShown = (element) =>
    element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip:not(:focus), svg");
  const hasOwnWords = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const hides = ({ overflowX, overflowY }) => [overflowX, overflowY].some((how) => how === "hidden" || how === "clip");
  const isCut = (element) =>
    hides(getComputedStyle(element)) &&
    (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) &&
    !(element.closest(".breadcrumbs") && wordsOf(element).startsWith(heading));
  const isBeyond = (element) => hasOwnWords(element) && element.getBoundingClientRect().right > innerWidth + 1;
  const shown = [...document.body.querySelectorAll("*")].filter(isShown);
  const name = (fault) => (element) => `${fault}: ${wordsOf(element).slice(0, 60)}`;
  const found = [...shown.filter(isCut).map(name("cut")), ...shown.filter(isBeyond).map(name("beyond the edge"))];
  return found.slice(0, 5);
}
