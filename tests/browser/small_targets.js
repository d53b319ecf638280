// The links, buttons and boxes of the page that are too small to hit: below 44 px in navigation, elsewhere below 24 px.
// Two exceptions, as WCAG 2.5.8 has them: a link in a line of text is as high as the line, and a target that lies so
// far from all others that a circle of 24 px around its middle touches none is large enough.
() => {
  const isShown = (element) => {
    const box = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && box.width > 1 && box.height > 1 && box.right > 0;
  };
  const isInText = (element) => {
    if (getComputedStyle(element).display !== "inline") return false;
    let block = element.parentElement;
    while (getComputedStyle(block).display === "inline") block = block.parentElement;
    const rest = block.cloneNode(true);
    rest.querySelectorAll("a, .visually-hidden").forEach((link) => link.remove());
    return /[\p{L}\p{N}]/u.test(rest.textContent);
  };
  const isBelow = (box, size) => Math.round(Math.min(box.width, box.height)) < size;
  const isNear = (box, other) => {
    const x = box.x + box.width / 2;
    const y = box.y + box.height / 2;
    const away = (line) => Math.hypot(Math.max(line.left - x, x - line.right, 0), Math.max(line.top - y, y - line.bottom, 0));
    const middles = Math.hypot(other.box.x + other.box.width / 2 - x, other.box.y + other.box.height / 2 - y);
    return other.lines.some((line) => away(line) < 12) || (isBelow(other.box, 24) && middles < 24);
  };
  const targets = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")]
    .filter(isShown)
    .map((element) => ({ element, whole: element.closest("label") || element }))
    .map(({ element, whole }) => ({ element, box: whole.getBoundingClientRect(), lines: [...whole.getClientRects()] }));
  const isSmall = ({ element, box }) => {
    if (isInText(element)) return false;
    if (element.closest("nav")) return isBelow(box, 44);
    return isBelow(box, 24) && targets.some((other) => other.element !== element && isNear(box, other));
  };
  return targets
    .filter(isSmall)
    .map(({ element, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${element.outerHTML.slice(0, 120)}`);
}
