// The state in the page's address: what address.js does for a page that asks for it.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, markOf, set, widget } from "./helpers.mjs";

const hash = (page) => page.evaluate(() => location.hash);

test("back and forward go through views and records", async ({ open }) => {
  const page = await open("/index.html");
  const found = await widget(page);
  assert.equal(await hash(page), "", "as the page was written, the address says nothing");
  await found.locator("[role=tab]").nth(1).click();
  await attributeIs(found, "view", "compare");
  await page.waitForFunction(() => location.hash === "#entente:view=compare");
  await page.goBack();
  await attributeIs(found, "view", "timeline");
  await page.goForward();
  await attributeIs(found, "view", "compare");
  await page.goBack();
  await markOf(found, "kz-recognition").click();
  await page.waitForFunction(() => location.hash.includes("focus=kz-recognition"));
  await page.goBack();
  await attributeIs(found, "focus", null);
  assert.equal(await found.locator("aside.detail").count(), 0);
});

test("a link brings back what was shown, and moving about leaves no steps", async ({ open }) => {
  const page = await open("/index.html#entente:from=1990-01-01&to=1999-12-31&align=recognition");
  const found = await widget(page);
  assert.equal(await attribute(found, "from"), "1990-01-01");
  assert.equal(await attribute(found, "align"), "recognition");
  const steps = await page.evaluate(() => history.length);
  await set(found, { from: "1995-01-01" });
  await page.waitForFunction(() => location.hash.includes("from=1995-01-01"));
  assert.equal(await page.evaluate(() => history.length), steps);
  await page.reload();
  assert.equal(await attribute(await widget(page), "from"), "1995-01-01");
});

test("a router that puts another page in the place of the first keeps its state, and the new widget its address", async ({ open }) => {
  const page = await open("/index.html");
  await set(await widget(page), { from: "1990-01-01" });
  await page.evaluate(() => history.replaceState({ router: 1 }, ""));
  await set(await widget(page), { from: "1995-01-01" });
  await page.waitForFunction(() => location.hash.includes("from=1995-01-01"));
  assert.deepEqual(await page.evaluate(() => history.state), { router: 1 });
  await page.evaluate(() => {
    document.body.innerHTML = '<entente-widget data-address dyads="tr-kz tr-az"></entente-widget>';
    history.pushState({ router: 2 }, "", location.pathname);
  });
  const next = await widget(page);
  await set(next, { view: "compare" });
  await page.waitForFunction(() => location.hash === "#entente:view=compare");
  await page.goBack();
  await attributeIs(next, "view", null);
});

test("the page’s own anchors stay its own", async ({ open }) => {
  const page = await open("/index.html");
  const found = await widget(page);
  await set(found, { view: "compare" });
  await page.evaluate(() => (location.hash = "document-b"));
  await page.waitForFunction(() => location.hash === "#document-b");
  assert.equal(await attribute(found, "view"), "compare", "an anchor takes nothing back");
  await page.goBack();
  await page.waitForFunction(() => location.hash === "#entente:view=compare");
  assert.equal(await attribute(found, "view"), "compare");
});
