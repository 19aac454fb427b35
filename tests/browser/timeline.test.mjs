// What the timeline does beside drawing records: counting from a step, folding, the minimap, marks of many records.
import assert from "node:assert/strict";
import { test, shoot } from "./harness.mjs";
import { attribute, attributeIs, attributeLeaves, ground, hear, markOf, set, until, widget } from "./helpers.mjs";

const day = (text) => Date.parse(text) / 86_400_000;
const span = async (found) => day(await attribute(found, "to")) - day(await attribute(found, "from"));
const opened = async (open, attributes = {}, wishes = {}) => {
  const page = await open("/pages/scroll.html", wishes);
  const found = await widget(page);
  await set(found, attributes);
  return { page, found };
};

test("time is counted from a step of each relationship’s own", async ({ open }) => {
  const { page, found } = await opened(open);
  const choice = found.locator(".controls select");
  await choice.selectOption({ label: "Years since: recognition" });
  await attributeIs(found, "align", "recognition");
  assert.match(await markOf(found, "kz-recognition").textContent(), /zero, 16 Dec 1991/);
  assert.equal(await found.locator(".calendar").count(), 2, "each side has its own years");
  const words = await found.locator(".backdrop .label").allTextContents();
  assert.ok(words.some((said) => /^Strategic partnership: Kazakhstan first, by 0\.9 to 3 years/.test(said)), `${words}`);
  assert.ok(words.some((said) => /order not known/.test(said)), "what cannot be ordered is not");
  await shoot(page, "aligned-1280-light", { fullPage: true });
  assert.match(await found.locator(".view > .note").textContent(), /^\d+ records? of both relationships/);
  // What zero is known to the day stays a point; the other side is as wide as the year that is not known.
  await set(found, { from: "1990-01-01", to: "1996-12-31" });
  const width = (id) => markOf(found, id).evaluate((mark) => mark.querySelector(":scope > .hit").getBoundingClientRect().width);
  assert.ok((await width("az-diplomatic-relations")) > (await width("kz-diplomatic-relations")) + 5);
  await set(found, { align: null, from: null, to: null });
  assert.match(await markOf(found, "kz-recognition").textContent(), /16 Dec 1991/);
  assert.equal(await found.locator(".calendar").count(), 0);
  const errors = await hear(found, "entente-error");
  await set(found, { align: "wedding" });
  assert.match((await errors())[0].message, /align="wedding" is not one of calendar, recognition, /);
});

test("a fold says how long it is, opens, and folds again", async ({ open }) => {
  const { found } = await opened(open);
  const fold = found.locator(".handle[data-act^='fold']").first();
  const said = await fold.getAttribute("aria-label");
  assert.match(said, /^\d+ years without a record\. Open$/);
  const width = () => fold.evaluate((it) => Number(it.querySelector(".hit").getAttribute("width")));
  const before = await width();
  await fold.click();
  await until(found, "the fold opens", (it) => /Fold$/.test(it.shadowRoot.querySelector(".handle[data-act^='fold']").getAttribute("aria-label")));
  assert.ok((await width()) > 2 * before, "it has its length now");
  await fold.focus();
  await fold.press("Enter");
  await until(found, "it folds", (it) => /Open$/.test(it.shadowRoot.querySelector(".handle[data-act^='fold']").getAttribute("aria-label")));
});

test("a lane folds to one line that says how many records it has", async ({ open }) => {
  const { found } = await opened(open);
  const lane = found.locator(".handle.lane").first();
  const height = () => found.evaluate((it) => Number(it.shadowRoot.querySelector(".chart svg").getAttribute("height")));
  const before = await height();
  assert.equal(await lane.getAttribute("aria-expanded"), "true");
  await lane.click();
  await until(found, "the lane folds", (it) => it.shadowRoot.querySelector(".handle.lane").getAttribute("aria-expanded") === "false");
  assert.ok((await height()) < before - 20);
  assert.match(await lane.locator(".count").textContent(), /^\d+$/);
  await lane.press("Enter");
  await until(found, "the lane opens", (it) => it.shadowRoot.querySelector(".handle.lane").getAttribute("aria-expanded") === "true");
  assert.equal(await height(), before);
});

test("the minimap moves and stretches what is in view, by mouse and by key", async ({ open }) => {
  const { page, found } = await opened(open, { from: "1995-01-01", to: "2004-12-31" });
  const before = [await attribute(found, "from"), await span(found)];
  await found.locator(".overview").scrollIntoViewIfNeeded();
  const box = await found.locator(".overview .window").boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  const moved = await attributeLeaves(found, "from", before[0]);
  assert.ok(day(moved) > day(before[0]), "later");
  assert.ok(Math.abs((await span(found)) - before[1]) < before[1] * 0.05, "as long as before");
  const grip = found.locator("[data-grip=to]");
  assert.match(await grip.getAttribute("aria-valuetext"), /\d{4}/);
  const length = await span(found);
  await grip.focus();
  await page.keyboard.press("ArrowRight");
  await until(found, "the end moves", (it, to) => it.getAttribute("to") !== to, await attribute(found, "to"));
  assert.ok((await span(found)) > length, "more is in view");
});

test("a mark of many records says how many, and opens into them", async ({ open }) => {
  const { found } = await opened(open);
  const many = found.locator(".mark.many").first();
  const [said, count, id] = [await many.getAttribute("aria-label"), Number(await many.getAttribute("data-count")), await many.getAttribute("data-record")];
  assert.match(said, new RegExp(`^${count} records, .*zoom in$`));
  const whole = await found.evaluate((it) => it.shadowRoot.querySelectorAll(".mark.many").length);
  await many.press("Enter");
  await attributeLeaves(found, "from", null);
  const seen = await found.evaluate((it, id) => Number(it.shadowRoot.querySelector(`.mark[data-record="${id}"]`)?.dataset.count ?? 1), id);
  assert.ok(seen <= count && whole > 0, `${seen} of ${count}`);
});

test("a double click goes to the record", async ({ open }) => {
  const { found } = await opened(open);
  await markOf(found, "az-shusha-declaration").locator(":scope > path").first().dblclick();
  await attributeLeaves(found, "from", null);
  const [from, to] = [await attribute(found, "from"), await attribute(found, "to")];
  assert.ok(from < "2021-06-15" && "2021-06-15" < to && day(to) - day(from) < 4000, `${from} to ${to}`);
});

test("a double click beside all records goes closer, whatever was opened before", async ({ open }) => {
  const { page, found } = await opened(open, { from: "1990-01-01", to: "2009-12-31" });
  await markOf(found, "az-recognition").locator(":scope > path").first().click();
  await attributeIs(found, "focus", "az-recognition");
  const { x, y } = await ground(found, 0.7);
  const before = await span(found);
  await page.mouse.dblclick(x, y);
  await until(found, "it goes closer", (it, to) => it.getAttribute("to") !== to, "2009-12-31");
  assert.ok((await span(found)) > before * 0.4, "twice as close, and not at the record");
});

test("a finger moves the window of the minimap", async ({ open }) => {
  const { page, found } = await opened(open, {}, { touch: true, width: 800 });
  await found.evaluate((it) => it.show({ from: "1992-01-01", to: "1996-01-01" }));
  await attributeIs(found, "from", "1992-01-01");
  const box = await found.locator(".overview svg").evaluate((it) => (it.scrollIntoView({ block: "center" }), it.getBoundingClientRect().toJSON()));
  await page.touchscreen.tap(box.x + box.width * 0.9, box.y + box.height / 2);
  const from = await attributeLeaves(found, "from", "1992-01-01");
  assert.ok(from > "2005-01-01", `the window begins at ${from}`);
});

test("a page’s height bounds the widget, and fewer names are drawn in it", async ({ open }) => {
  const { found } = await opened(open);
  const names = () => found.locator(".marks .label .title").count();
  const before = await names();
  await set(found, { height: "700" });
  assert.equal(await found.evaluate((it) => it.getBoundingClientRect().height), 700);
  assert.ok((await names()) < before, "names make room");
  const errors = await hear(found, "entente-error");
  await set(found, { height: "tall" });
  assert.match((await errors())[0].message, /height="tall" is not a whole number of pixels/);
  await set(found, { height: null });
  assert.equal(await names(), before);
});
