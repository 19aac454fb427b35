// No text of the drawing covers another, leaves the drawing, or makes the page wider than the window.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { set, widget } from "./helpers.mjs";

const WINDOWS = [{}, { from: "1990-01-01", to: "2000-12-31" }, { from: "2008-01-01", to: "2012-12-31" }, { from: "2020-01-01", to: "2021-12-31" }];

/** Texts that collide, texts that are cut off, and what makes the page too wide. */
const faults = (found) =>
  found.evaluate((it) => {
    const svg = it.shadowRoot.querySelector(".chart svg");
    const room = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter((text) => !text.closest(".badge") && text.textContent !== "");
    const boxes = texts.map((text) => {
      // Lines of one text are told apart: their common box would cover what stands beside the shorter one.
      const lines = [...text.querySelectorAll("tspan")];
      const parts = (lines.length ? lines : [text]).map((part) => part.getBoundingClientRect());
      return { words: `${text.textContent} (${text.getAttribute("class") ?? "head"})`, parts };
    });
    const apart = (a, b) => a.right - 1 <= b.left + 1 || b.right - 1 <= a.left + 1 || a.bottom - 1 <= b.top + 1 || b.bottom - 1 <= a.top + 1;
    const out = [];
    for (const [at, one] of boxes.entries()) {
      for (const other of boxes.slice(at + 1)) {
        if (one.parts.some((a) => other.parts.some((b) => !apart(a, b)))) out.push(`“${one.words}” and “${other.words}” collide`);
      }
      for (const box of one.parts) {
        const left = Math.max(room.left, 0) - box.left;
        const right = box.right - Math.min(room.right, innerWidth);
        const most = Math.max(left, right, room.top - box.top, box.bottom - room.bottom);
        if (most > 1) out.push(`“${one.words}” is ${most.toFixed(1)} px outside`);
      }
    }
    const wide = document.documentElement.scrollWidth - innerWidth;
    if (wide > 0) out.push(`the page is ${wide} px wider than the window`);
    return out;
  });

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
    for (const state of [{ view: "compare" }, { view: "compare", focus: "az-recognition" }, { view: null }]) {
      await set(found, state);
      if (state.view) await found.locator(".refusals").waitFor();
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
          if (boxes.some((box) => box.right > room.right + 1 || box.left < room.left - 1)) out.push(text.data);
        }
        return out;
      });
      assert.deepEqual(cut, [], `${JSON.stringify(state)}: texts that leave the widget`);
    }
  });
}
