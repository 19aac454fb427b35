// Everything that a pointer does, keys do.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, attributeLeaves, drawn, focused, markOf, set, until, widget } from "./helpers.mjs";

const day = (text) => Date.parse(text) / 86_400_000;
const span = async (found) => day(await attribute(found, "to")) - day(await attribute(found, "from"));

/** The widget with the keyboard on a record's mark. */
async function on(open, id, attributes = {}) {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, attributes);
  await markOf(found, id).focus();
  return { page, found };
}

test("Tab reaches the chart once", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  const stops = [];
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const here = await found.evaluate((it) => {
      const active = it.shadowRoot.activeElement;
      return active && (active.closest("g.mark") ? "mark" : active.closest(".chart") ? "chart" : active.localName);
    });
    if (here === null && stops.length > 0) break;
    if (here !== null) stops.push(here);
  }
  assert.ok(stops.length > 2 && stops.length < 40, `the keyboard comes in and goes out: ${stops}`);
  assert.equal(stops.filter((stop) => stop === "mark").length, 1, `marks among the stops: ${stops}`);
  assert.equal(await found.locator('.chart g.mark[tabindex="0"]').count(), 1);
});

test("arrows go from record to record in the order of time", async ({ open }) => {
  const { page, found } = await on(open, "az-recognition");
  const ids = await drawn(found);
  const start = ids.indexOf("az-recognition");
  const seen = ["az-recognition"];
  for (let step = 0; step < 12; step += 1) {
    const last = seen.at(-1);
    await page.keyboard.press("ArrowRight");
    await until(found, `ArrowRight leaves ${last}`, (it, last) => ![last, undefined].includes(it.shadowRoot.activeElement?.dataset.record), last);
    seen.push(await focused(found));
  }
  assert.deepEqual(seen, ids.slice(start, start + 13));
  const edges = await found.evaluate((it, seen) => seen.map((id) => it.shadowRoot.querySelector(`g.mark[data-record="${id}"] > path`).getBoundingClientRect().left), seen);
  assert.deepEqual(edges, [...edges].sort((a, b) => a - b), "from left to right");
  await page.keyboard.press("ArrowLeft");
  await until(found, "ArrowLeft goes back", (it, id) => it.shadowRoot.activeElement?.dataset.record === id, seen.at(-2));
});

test("plus and minus zoom, F shows everything", async ({ open }) => {
  const { page, found } = await on(open, "kz-strategic-partnership", { from: "1994-01-01", to: "2023-12-31" });
  const [from, all] = [await attribute(found, "from"), await span(found)];
  await page.keyboard.press("+");
  const closer = await attributeLeaves(found, "from", from);
  assert.ok(day(closer) > day(from), `${closer} is later than ${from}`);
  assert.ok((await span(found)) < all * 0.9, "less is in view");
  await page.keyboard.press("-");
  await attributeLeaves(found, "from", closer);
  assert.ok(Math.abs(day(await attribute(found, "from")) - day(from)) <= 3, "a step out takes back a step in");
  assert.ok(Math.abs((await span(found)) - all) <= 3);
  await page.keyboard.press("f");
  await attributeIs(found, "from", null);
  await attributeIs(found, "to", null);
});

test("the keyboard stays in the chart while it zooms and moves", async ({ open }) => {
  const { page, found } = await on(open, "az-recognition", { from: "1985-01-01", to: "2014-12-31" });
  let from = await attribute(found, "from");
  for (const key of ["+", "+", "-", "End", "Home", "ArrowRight", "+"]) {
    await page.keyboard.press(key);
    if (key !== "ArrowRight") from = await attributeLeaves(found, "from", from);
    await until(found, `after ${key} a mark has the keyboard`, (it) => Boolean(it.shadowRoot.activeElement?.closest("g.mark")));
  }
});

test("Home and End go to the first and to the last record", async ({ open }) => {
  const { page, found } = await on(open, "az-recognition", {});
  const all = await drawn(found);
  await set(found, { from: "2000-01-01", to: "2010-12-31" });
  await found.locator('.chart g.mark[tabindex="0"]').focus();
  await page.keyboard.press("End");
  let from = await attributeLeaves(found, "from", "2000-01-01");
  assert.ok(day(from) > day("2010-12-31"), `End: from is ${from}`);
  assert.ok((await drawn(found)).includes(all.at(-1)), "the last record is in view");
  await page.keyboard.press("Home");
  from = await attributeLeaves(found, "from", from);
  assert.ok(day(from) < day("1500-01-01"), `Home: from is ${from}`);
  assert.ok((await drawn(found)).includes(all[0]), "the first record is in view");
});

test("arrows go on where the view ends", async ({ open }) => {
  const { page, found } = await on(open, "az-recognition");
  await set(found, { from: "2000-01-01", to: "2010-12-31" });
  const last = (await drawn(found)).at(-1);
  await markOf(found, last).focus();
  await page.keyboard.press("ArrowRight");
  assert.ok(day(await attributeLeaves(found, "from", "2000-01-01")) > day("2000-01-01"));
});

test("arrows switch tabs, and the tab keeps the keyboard", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await found.locator('[role=tab][data-act="view timeline"]').focus();
  await page.keyboard.press("ArrowRight");
  await attributeIs(found, "view", "compare");
  await until(found, "the tab of the open view has the keyboard", (it) => it.shadowRoot.activeElement?.dataset.act === "view compare");
  await page.keyboard.press("ArrowLeft");
  await until(found, "the first tab has it again", (it) => it.shadowRoot.activeElement?.dataset.act === "view timeline");
});

test("keys that the browser needs are left to it", async ({ open }) => {
  const { page, found } = await on(open, "az-recognition");
  await found.evaluate((it) => {
    it.left = [];
    addEventListener("keydown", (event) => it.left.push([event.key, event.defaultPrevented]));
  });
  for (const key of ["Control+f", "PageDown", "Tab"]) await page.keyboard.press(key);
  const left = await found.evaluate((it) => it.left.filter(([key]) => key !== "Control"));
  assert.deepEqual(left, [["f", false], ["PageDown", false], ["Tab", false]]);
  assert.equal(await attribute(found, "from"), null);
});
