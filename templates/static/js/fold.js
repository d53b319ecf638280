// Vietnamese words as search and filters see them. Must give what bantin/text.py gives (tests/folding-cases.json).
(function () {
  "use strict";

  const TONE = /[\u0300\u0301\u0303\u0309\u0323]/;
  const MARKS = /\p{M}/gu;
  const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}]|[\u0300-\u036f])*/gu;
  const FINAL_Y = /^(?:b|c|ch|d|đ|g|h|k|kh|l|m|n|ph|qu|r|s|t|th|tr|v|x)y$/;

  // The words of a text, each as { text, start, end }; offsets are those of the text in NFC.
  function split(text) {
    return Array.from(text.normalize("NFC").matchAll(WORD), (match) => ({
      text: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  }

  // The letters without their tone, and the tone: "bệnh" gives bênh and the dot below.
  function parts(word) {
    const decomposed = word.toLowerCase().normalize("NFD");
    const tone = (TONE.exec(decomposed) || [""])[0];
    return { letters: decomposed.replace(TONE, "").normalize("NFC"), tone };
  }

  // The one form that all right spellings share: khoẻ and khỏe, sỹ and sĩ.
  function canon(word) {
    const { letters, tone } = parts(word);
    return (FINAL_Y.test(letters) ? letters.slice(0, -1) + "i" : letters) + tone;
  }

  function unmark(text) {
    return text.normalize("NFD").replace(MARKS, "").replace(/đ/g, "d").replace(/Đ/g, "D");
  }

  function foldWord(word) {
    return unmark(canon(word));
  }

  function fold(text) {
    return split(text).map((word) => foldWord(word.text)).join(" ");
  }

  window.bantinFold = { TONE, split, parts, canon, unmark, foldWord, fold };
})();
