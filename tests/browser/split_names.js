// The names that begin on one line of a heading and end on another. Blanks of all sorts are alike.
([selector, names]) => {
  const found = [];
  for (const heading of document.querySelectorAll(selector)) {
    if (!heading.checkVisibility()) continue;
    const walker = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
    const letters = [];
    while (walker.nextNode()) {
      for (let at = 0; at < walker.currentNode.length; at += 1) letters.push([walker.currentNode, at]);
    }
    const text = letters.map(([node, at]) => node.data[at].replace(/\s/, " ")).join("");
    for (const name of names) {
      for (let start = text.indexOf(name); start >= 0; start = text.indexOf(name, start + 1)) {
        const range = document.createRange();
        range.setStart(...letters[start]);
        range.setEnd(letters[start + name.length - 1][0], letters[start + name.length - 1][1] + 1);
        const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
        if (boxes.some((box) => box.top >= boxes[0].bottom - 1)) found.push(`${name}: ${text}`);
      }
    }
  }
  return [...new Set(found)];
}
