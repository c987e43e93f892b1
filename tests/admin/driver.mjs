// Asks the format of the content manager in Node: a line of JSON in, a line of JSON out.
// In: {text, changes: [[path, value], …]}; a value of null takes the item away. Out: {text} or {error}.

import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const folder = process.argv[2];
const { makeFormat } = await import(`${folder}/format.js`);
const { shapes } = JSON.parse(readFileSync(`${folder}/ours.json`, "utf8"));
const format = makeFormat(shapes);

function change(data, path, value) {
  const owner = path.slice(0, -1).reduce((one, key) => one[key], data);
  const key = path.at(-1);
  if (Array.isArray(owner) && value === null) owner.splice(key, 1);
  else owner[key] = value;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, changes } = JSON.parse(line);
  try {
    const data = structuredClone(format.fromFile(text));
    for (const [path, value] of changes) change(data, path, value);
    console.log(JSON.stringify({ text: format.toFile(data) }));
  } catch (error) {
    console.log(JSON.stringify({ error: error.message }));
  }
}
