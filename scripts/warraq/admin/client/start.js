// Opens the manager with our format, our fields, and the configuration that `warraq admin` wrote.

import { makeFormat } from "./format.js";
import { addWidgets } from "./widgets.js";

const [config, { shapes, upload }] = await Promise.all(
  ["config.json", "ours.json"].map(async (name) => (await fetch(new URL(name, import.meta.url))).json()),
);
if (upload) {
  const title = "New text · نص جديد";
  window.CMS.registerAdditionalLink({ id: "upload", title, data: upload, options: { icon: "page" } });
}
window.CMS.registerCustomFormat("warraq", "yml", makeFormat(shapes));
addWidgets();
window.CMS.init({ config });
