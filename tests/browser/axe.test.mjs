// What axe-core knows of WCAG 2.2 A and AA, on every view, in light and dark.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { test } from "./harness.mjs";
import { DRAWN, detailOf, set, widget } from "./helpers.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const STATES = {
  timeline: {},
  detail: { focus: "az-recognition" },
  compare: { view: "compare", focus: null },
  routes: { view: "routes" },
  sources: { view: "sources" },
  table: { view: "table" },
  story: { view: "story" },
};

for (const dark of [false, true]) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing, ${width} px wide, ${dark ? "dark" : "light"}`, async ({ open }) => {
      const page = await open("/pages/scroll.html", { width, dark });
      const found = await widget(page);
      await page.evaluate(AXE);
      const out = {};
      for (const [name, state] of Object.entries(STATES)) {
        await set(found, state);
        if (state.focus) await detailOf(found).locator(".evidence > details").waitFor();
        if (state.view) await found.locator(DRAWN[state.view]).first().waitFor();
        const violations = await page.evaluate(async () => {
          const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
          // That a name holds the visible words is told below: axe runs the lines of a label together.
          const { violations } = await axe.run("entente-widget", { runOnly: rules, resultTypes: ["violations"], rules: { "label-content-name-mismatch": { enabled: false } } });
          return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.length, first: nodes.slice(0, 3).map((node) => `${node.target.flat().join(" ")}: ${node.any[0]?.message ?? node.all[0]?.message ?? ""}`) }));
        });
        if (violations.length) out[name] = violations;
      }
      assert.deepEqual(out, {});
    });
  }
}

test("what a control or a mark shows is in its name, so that it can be called by voice", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const wrong = await found.evaluate((it) =>
    [...it.shadowRoot.querySelectorAll("button[aria-label], .chart g.mark")].flatMap((node) => {
      const name = node.getAttribute("aria-label").toLowerCase();
      const lines = node.querySelectorAll("tspan.title");
      const words = (lines.length ? [...lines].map((line) => line.textContent).join(" ") : node.matches("g") ? "" : node.textContent).toLowerCase();
      const missing = /\p{L}/u.test(words) && !name.includes(words.replace(/…$/, ""));
      return missing ? [`“${words}” is not in “${name}”`] : [];
    }));
  assert.deepEqual(wrong, []);
});
