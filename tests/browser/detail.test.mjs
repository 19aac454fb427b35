// One click from what is on the screen to the document, the paragraph, and the figure as the document writes it.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, claims, detailOf, focused, hear, markOf, set, until, widget } from "./helpers.mjs";

const ID = "az-recognition";
const html = async (found) => {
  await detailOf(found).locator(".evidence > details").waitFor();
  return detailOf(found).evaluate((aside) => aside.outerHTML);
};

test("a click and Enter open the same detail, with its citations", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  const selected = await hear(found, "entente-select");

  await markOf(found, ID).locator(":scope > path").first().click();
  const clicked = await html(found);
  await attributeIs(found, "focus", ID);
  const cited = await detailOf(found).locator(".document cite").allTextContents();
  const quoted = await detailOf(found).locator(".document q").allTextContents();
  const wanted = claims().filter((claim) => claim.record === ID);
  assert.ok(wanted.length > 1);
  assert.deepEqual(cited.sort(), wanted.map((claim) => `${claim.document} ¶${claim.paragraph}`).sort());
  assert.deepEqual(quoted.sort(), wanted.map((claim) => `“${claim.as_written}”`).sort());

  await page.keyboard.press("Escape");
  await detailOf(found).waitFor({ state: "detached" });
  await attributeIs(found, "focus", null);

  await markOf(found, ID).focus();
  await page.keyboard.press("Enter");
  await detailOf(found).waitFor();
  assert.equal(await html(found), clicked);
  await attributeIs(found, "focus", ID);
  assert.deepEqual(await selected(), [ID, null, ID]);
});

test("Space opens a detail too, and does not scroll", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await markOf(found, ID).focus();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press("Space");
  await detailOf(found).waitFor();
  assert.equal(await page.evaluate(() => scrollY), before);
});

for (const [way, close] of [
  ["Escape", (page) => page.keyboard.press("Escape")],
  ["Enter on Close", async (page, found) => {
    await detailOf(found).locator(".close").focus();
    await page.keyboard.press("Enter");
  }],
  ["a click on Close", (page, found) => detailOf(found).locator(".close").click()],
]) {
  for (const width of [1280, 360]) {
    test(`${way} closes the detail and gives the mark the focus, ${width} px wide`, async ({ open }) => {
      const page = await open("/pages/scroll.html", { width });
      const found = await widget(page);
      await markOf(found, ID).focus();
      await page.keyboard.press("Enter");
      await detailOf(found).waitFor();
      await close(page, found);
      await detailOf(found).waitFor({ state: "detached" });
      await until(found, "the mark has the focus", (it, id) => it.shadowRoot.activeElement?.dataset.record === id, ID);
      assert.equal(await focused(found), ID);
      await attributeIs(found, "focus", null);
    });
  }
}

test("Tab goes from a mark to what it opened", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await markOf(found, ID).focus();
  await page.keyboard.press("Enter");
  await detailOf(found).waitFor();
  for (let stops = 0; stops < 4; stops += 1) {
    await page.keyboard.press("Tab");
    if (await found.evaluate((it) => it.shadowRoot.activeElement?.closest("aside.detail") !== null)) return;
  }
  assert.fail("four stops after the mark the keyboard has not reached the detail");
});

test("a record without a date opens from its list", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await found.locator("details.undated summary").click();
  const button = found.locator("details.undated button[data-record]").first();
  const id = await button.getAttribute("data-record");
  await button.click();
  await attributeIs(found, "focus", id);
  assert.match(await detailOf(found).locator(".document cite").first().textContent(), /^[A-D] ¶\d+$/);
  assert.equal(await detailOf(found).locator("h3").textContent(), await button.textContent());
  assert.equal(await attribute(found, "view"), null, "the view is the same");
});

test("what was worked out opens by key, with formula, bounds and citations", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { focus: "kz-trade-2005" });
  const drawers = detailOf(found).locator(".evidence > details");
  await drawers.locator("> summary").focus();
  await page.keyboard.press("Enter");
  const growth = drawers.locator(".derived > details", { hasText: "growth, 2004 to 2005" }).first();
  await growth.locator("> summary").focus();
  await page.keyboard.press("Enter");
  const text = await growth.textContent();
  for (const part of ["= 11.36%", "= ($556.8 m ÷ $500 m − 1) × 100", "Between = 11.24% and 11.48%.", "“US$556.8 million”", "A ¶20"]) {
    assert.ok(text.includes(part), `${part} in ${text}`);
  }
  assert.ok(await growth.locator(".formula").isVisible());
});

test("what other records hold against a record is named, and opens", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { focus: "kz-trade-2005" });
  const detail = detailOf(found);
  await detail.locator(".dispute mark").first().waitFor();
  assert.ok((await detail.locator(".dispute").allTextContents()).some((text) => text.includes("rate")));
  await detail.locator('.small button[data-act="select kz-trade-growth-2005"]').first().click();
  await attributeIs(found, "focus", "kz-trade-growth-2005");
});
