// No text of the drawing covers another, leaves the drawing, or makes the page wider than the window.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { DRAWN, faults, set, widget } from "./helpers.mjs";

const WINDOWS = [{}, { from: "1990-01-01", to: "2000-12-31" }, { from: "2008-01-01", to: "2012-12-31" }, { from: "2020-01-01", to: "2021-12-31" }];

for (const width of [320, 360, 768, 1280, 1600]) {
  test(`no label overlaps or is cut off, ${width} px wide`, async ({ open }) => {
    const found = await widget(await open("/pages/scroll.html", { width }));
    const out = {};
    for (const window of WINDOWS) {
      await set(found, { from: null, to: null, ...window });
      const named = `${window.from ?? "all"} ${window.to ?? ""}`.trim();
      const wrong = await faults(found);
      if (wrong.length) out[named] = wrong;
    }
    assert.deepEqual(out, {});
  });

  test(`compare and detail are no wider than the window, ${width} px wide`, async ({ open }) => {
    const page = await open("/pages/scroll.html", { width });
    const found = await widget(page);
    for (const state of [{ view: "compare" }, { view: "routes" }, { view: "sources" }, { view: "table" }, { view: "compare", focus: "az-recognition" }, { view: null }]) {
      await set(found, state);
      if (state.view) await found.locator(DRAWN[state.view]).first().waitFor();
      if (state.focus) await found.locator(".evidence > details").waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `${JSON.stringify(state)}: the page is ${wide} px wider than the window`);
      const cut = await found.evaluate((it) => {
        const room = it.getBoundingClientRect();
        const walker = document.createTreeWalker(it.shadowRoot.querySelector(".entente"), NodeFilter.SHOW_TEXT);
        const out = [];
        for (let text = walker.nextNode(); text; text = walker.nextNode()) {
          const range = document.createRange();
          range.selectNodeContents(text);
          const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
          // What is folded away has a place too, and is not seen.
          if (!text.parentElement.checkVisibility()) continue;
          // A phone's controls scroll in their line.
          if (text.parentElement.closest(".narrow .controls")) continue;
          if (boxes.some((box) => box.right > room.right + 1 || box.left < room.left - 1)) out.push(text.data);
        }
        return out;
      });
      assert.deepEqual(cut, [], `${JSON.stringify(state)}: texts that leave the widget`);
    }
  });
}
