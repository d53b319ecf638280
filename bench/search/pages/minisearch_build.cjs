// Reads the texts, indexes them, and writes the index as a script: node minisearch_build.cjs TEXTS FOLDER
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [texts, folder] = process.argv.slice(2);
const MiniSearch = require(join(folder, "minisearch.js"));
const index = new MiniSearch(require("./minisearch_options.js"));
index.addAll(JSON.parse(readFileSync(texts, "utf8")));
// A text that is parsed is read faster than a script of the same size.
const text = JSON.stringify(JSON.stringify(index)).replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029");
writeFileSync(join(folder, "index.js"), `window.miniSearchIndex = ${text};\n`);
