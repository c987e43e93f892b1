// `[a, b]` and `{a: b}`: items come and go between the commas; spaces, line breaks and comments stay.

/** The items of a flow collection with what stands around each: [{lead, trail}], and what follows the last comma. */
function cut(text, node, spans) {
  const places = [];
  let from = node.range[0] + 1;
  for (const [start, end] of spans) {
    const comma = findComma(text, end, node.range[1] - 1);
    places.push({ lead: text.slice(from, start), trail: text.slice(end, comma), comma: text[comma] === "," });
    from = comma + 1;
  }
  const closed = !places.at(-1)?.comma;
  return { places, rest: closed ? "" : text.slice(from, node.range[1] - 1) };
}

function findComma(text, from, bracket) {
  for (let at = from; at < bracket; at += 1) {
    if (text[at] === "#") at = text.indexOf("\n", at);
    else if (text[at] === ",") return at;
  }
  return bracket;
}

/**
 * The collection with the wanted items: `spans` are the places of the old ones, `wanted` lists
 * {old: index or null, text}. Comments of an item that goes away stay where they were.
 */
export function relay(text, node, spans, wanted) {
  const { places, rest } = cut(text, node, spans);
  const kept = new Set(wanted.map(({ old }) => old));
  let orphans = places.flatMap(({ lead, trail }, index) =>
    kept.has(index) || !(lead + trail).includes("#") ? [] : [{ index, comment: lead + trail }]);
  const pieces = wanted.map((item, index) => {
    const { lead, trail } = places[item.old] ?? { lead: leadOf(places, index), trail: "" };
    const before = orphans.filter((one) => item.old !== null && one.index < item.old);
    orphans = orphans.filter((one) => !before.includes(one));
    const comments = before.map(({ comment }) => comment).join("");
    if (comments) return comments + lead.trimStart() + item.text + trail;
    return (item.old === null ? lead : fitLead(lead, index, item.old, places)) + item.text + trail;
  });
  const last = rest || places.at(-1)?.comma ? `,${rest}` : "";
  const after = orphans.map(({ comment }) => comment).join("");
  return text[node.range[0]] + pieces.join(",") + last + after + text[node.range[1] - 1];
}

function leadOf(places, index) {
  if (!index) return places[0]?.lead.includes("#") ? " " : (places[0]?.lead ?? "");
  const near = places[Math.min(index, places.length - 1)]?.lead ?? " ";
  return places.length > 1 && !near.includes("#") && near ? near : " ";
}

/** An item that has become the first one, or is no longer it, takes the white space of its new place. */
function fitLead(lead, index, old, places) {
  return lead.includes("#") || (index === 0) === (old === 0) ? lead : leadOf(places, index);
}
