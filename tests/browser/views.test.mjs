// The views beside the timeline: by tab and by key, what a reader sets in them, and the way from them to a record.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attributeIs, detailOf, DRAWN, hear, set, until, widget } from "./helpers.mjs";

test("every tab opens its view, by click and by key, and tells the page", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  const opened = await hear(found, "entente-view");
  for (const view of ["routes", "sources", "table", "story"]) {
    await found.locator(`[role=tab][data-act="view ${view}"]`).click();
    await found.locator(DRAWN[view]).first().waitFor();
    await attributeIs(found, "view", view);
  }
  await found.locator("[role=tab][aria-selected=true]").focus();
  await page.keyboard.press("ArrowRight");
  await attributeIs(found, "view", null);
  await found.locator(DRAWN.timeline).first().waitFor();
  assert.deepEqual((await opened()).slice(0, 4), ["routes", "sources", "table", "story"]);
});

test("a figure of each view opens its record, and the record says where it stands", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  for (const view of ["compare", "routes", "sources", "table"]) {
    await set(found, { view, focus: null });
    await found.locator(DRAWN[view]).first().waitFor();
    const button = found.locator('.comparison button[data-act^="select "]:visible').first();
    const id = (await button.getAttribute("data-act")).slice("select ".length);
    await button.click();
    await attributeIs(found, "focus", id);
    await detailOf(found).locator("cite").first().waitFor();
    assert.match(await detailOf(found).locator("cite").first().textContent(), /^[A-D] ¶\d+$/);
  }
});

test("a detail leads to what its documents disagree on, in sight", async ({ open }) => {
  for (const width of [1280, 360]) {
    const page = await open("/pages/scroll.html", { width });
    const found = await widget(page);
    await set(found, { focus: "kz-embassies" });
    await detailOf(found).locator('[data-act="view sources"]').click();
    await found.locator("[data-disagreement][aria-current]").first().waitFor();
    await until(found, "it is in sight, above the detail where that is a sheet", (it) => {
      const [item, detail] = ["[aria-current]", ".detail"].map((name) => it.shadowRoot.querySelector(name).getBoundingClientRect());
      return item.top >= 0 && item.top < innerHeight - 40 && (detail.left > 400 || item.top < detail.top);
    });
    assert.match(await found.locator("[data-disagreement][aria-current]").first().textContent(), /1992/);
  }
});

test("the reader’s own pace is black, says when the target is met, and goes back to the documents’", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { view: "compare" });
  const slider = found.locator(".comparison input[type=range]").first();
  await slider.waitFor();
  assert.equal(await found.locator(".comparison .yours").count(), 0, "at first nothing is the reader’s");
  assert.match(await slider.getAttribute("aria-valuetext"), /5\.3% a year, passes \$15 bn in 2037/);
  await slider.focus();
  const before = Number(await slider.inputValue());
  await page.keyboard.press("ArrowRight");
  await until(found, "the number is the reader’s", (it) => it.shadowRoot.querySelector(".comparison .yours"));
  assert.ok(Number(await slider.inputValue()) > before, "the slider keeps the key’s step");
  assert.equal(await found.evaluate((it) => it.shadowRoot.activeElement?.type), "range", "and the keyboard");
  const look = await found.locator(".comparison b.yours").first().evaluate((it) => [getComputedStyle(it).backgroundColor, getComputedStyle(it).color]);
  assert.deepEqual(look, ["rgb(26, 27, 30)", "rgb(255, 255, 255)"], "white on black");
  await slider.fill("10");
  await until(found, "ten per cent a year pass it in 2031", (it) => /10% a year.*2031/.test(it.shadowRoot.querySelector(".comparison input[type=range]").ariaValueText ?? it.shadowRoot.querySelector(".comparison input[type=range]").getAttribute("aria-valuetext")));
  await found.locator(".comparison button", { hasText: "Back to the documents" }).first().click();
  await until(found, "it is the documents’ again", (it) => !it.shadowRoot.querySelector(".comparison .yours"));
});

test("the table is sorted by its heads and limited as the timeline is", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { view: "table" });
  const table = found.locator(".comparison table");
  await table.waitFor();
  const titles = () => table.locator("tbody th").allInnerTexts();
  const all = await titles();
  const head = table.locator("thead th", { hasText: "What" });
  await head.getByRole("button").click();
  await until(found, "it is sorted by name", (it) => it.shadowRoot.querySelector('.comparison thead th[aria-sort="ascending"] button')?.textContent.startsWith("What"));
  const up = await titles();
  await head.getByRole("button").click();
  await until(found, "and backwards", (it) => it.shadowRoot.querySelector('.comparison thead th[aria-sort="descending"]'));
  const down = await titles();
  assert.notDeepEqual(up, all);
  assert.notDeepEqual(up, down);
  const initials = up.map((title) => title.trim()[0].normalize("NFD")[0].toLowerCase()).filter((letter) => /[a-z]/.test(letter));
  assert.deepEqual(initials, [...initials].sort(), "from A to Z");
  await found.locator(".find input").fill("baku");
  await until(found, "fewer records stay", (it) => it.shadowRoot.querySelectorAll(".comparison tbody tr").length < 100);
  assert.ok((await table.innerText()).includes("Baku"));
  await set(found, { filter: "zzzz" });
  await until(found, "nothing is left, in words", (it) => !it.shadowRoot.querySelector(".comparison tbody tr") && /\w/.test(it.shadowRoot.querySelector(".comparison").textContent));
});

test("disagreements can be limited to those of a document", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await set(found, { view: "sources" });
  const count = () => found.evaluate((it) => it.shadowRoot.querySelectorAll(".comparison details").length);
  await found.locator('.comparison [data-own="document D"]').waitFor();
  const of = () => found.locator(".comparison").innerText();
  const all = await of();
  await found.locator('.comparison [data-own="document D"]').click();
  await until(found, "it says less", (it, all) => it.shadowRoot.querySelector(".comparison").innerText.length < all, all.length);
  assert.ok((await count()) > 0);
});
