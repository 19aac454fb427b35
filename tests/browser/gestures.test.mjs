// The page's own scroll is never taken: the wheel zooms only with Ctrl, one finger scrolls, two pan and zoom.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeLeaves, detailOf, drawn, ground, hear, markOf, middleOf, set, until, widget } from "./helpers.mjs";

async function onChart(open, wishes) {
  const page = await open("/pages/scroll.html", { height: 900, ...wishes });
  const found = await widget(page);
  await found.locator(".chart").scrollIntoViewIfNeeded();
  await page.evaluate(() => scrollTo(0, document.querySelector("entente-widget").getBoundingClientRect().top + scrollY));
  return { page, found };
}

const scrolled = (page) => page.evaluate(() => scrollY);

/** A record drawn as a dot, its middle its place in time, as near as can be to the middle of the window. */
const dot = async (found) => {
  const id = await found.evaluate((it) => {
    const chart = it.shadowRoot.querySelector(".chart svg").getBoundingClientRect();
    const far = (box) => Math.hypot(box.x - chart.x - chart.width / 2, box.y - innerHeight / 2);
    const dots = [...it.shadowRoot.querySelectorAll("g.mark")].flatMap((mark) => {
      const paths = mark.querySelectorAll(":scope > path");
      const box = paths[0].getBoundingClientRect();
      const plain = paths.length === 1 && paths[0].matches(".fill") && box.width > 6 && box.width < 14;
      return plain && box.y > 50 && box.y < innerHeight - 50 ? [{ id: mark.dataset.record, far: far(box) }] : [];
    });
    return dots.sort((a, b) => a.far - b.far)[0]?.id;
  });
  assert.ok(id, "a dot is in the window");
  return id;
};

test("the wheel scrolls the page and does not zoom", async ({ open }) => {
  const { page, found } = await onChart(open);
  const [ids, before] = [await drawn(found), await scrolled(page)];
  const { x, y } = await middleOf(found, await dot(found));
  await page.mouse.move(x, y);
  await page.mouse.wheel(0, 120);
  await until(found, "the page scrolls by the wheel", (_, before) => scrollY >= before + 120, before);
  assert.equal(await attribute(found, "from"), null);
  assert.deepEqual(await drawn(found), ids);
});

test("the wheel with Ctrl zooms about the pointer and does not scroll", async ({ open }) => {
  const { page, found } = await onChart(open);
  const id = await dot(found);
  const scroll = await scrolled(page);
  await page.keyboard.down("Control");
  let from = null;
  // From centuries to a year. The pointer goes to the record anew each time: the browser tells whole pixels only.
  for (let turn = 0; turn < 5; turn += 1) {
    const before = await middleOf(found, id);
    await page.mouse.move(before.x, before.y);
    await page.mouse.wheel(0, -250);
    from = await attributeLeaves(found, "from", from);
    const { x } = await middleOf(found, id);
    assert.ok(Math.abs(x - before.x) <= 3, `turn ${turn}: the record under the pointer went from x=${before.x} to x=${x}`);
  }
  await page.keyboard.up("Control");
  assert.equal(await scrolled(page), scroll);
  assert.ok((await drawn(found)).length < 40, "few records are left in view");
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the browser itself has not zoomed");
});

test("what is drawn stays where it is when the attributes are written", async ({ open }) => {
  const { found } = await onChart(open);
  const [drawnFirst, drawnThen] = await found.evaluate(async (it) => {
    const chart = it.shadowRoot.querySelector(".chart svg");
    const box = chart.getBoundingClientRect();
    const frame = () => new Promise(requestAnimationFrame);
    const picture = () => [...chart.parentElement.querySelectorAll("text")].map((text) => `${text.textContent} at ${text.getAttribute("x")}`);
    const written = new Promise((resolve) => new MutationObserver(resolve).observe(it, { attributeFilter: ["from"] }));
    // As far in as it goes, about a place at which a day is many pixels wide, within one turn of the page's clock.
    const turn = { deltaY: -300, ctrlKey: true, bubbles: true, composed: true, cancelable: true, clientX: box.x + box.width * 0.613, clientY: box.y + 100 };
    for (let turns = 0; turns < 10; turns += 1) chart.dispatchEvent(new WheelEvent("wheel", turn));
    do await frame();
    while (it.shadowRoot.querySelector(".lens").style.transform); // until the drawing is not only moved, but made
    const first = picture();
    await written;
    await frame();
    await frame();
    return [first, picture()];
  });
  assert.deepEqual(drawnThen, drawnFirst);
});

for (const on of ["a mark", "the ground"]) {
  test(`a drag that begins on ${on} pans and opens nothing`, async ({ open }) => {
    const { page, found } = await onChart(open);
    await set(found, { from: "1990-01-01", to: "2019-12-31" });
    const selected = await hear(found, "entente-select");
    const id = await dot(found);
    const before = await middleOf(found, id);
    const from = await attribute(found, "from");
    const start = on === "a mark" ? before : await ground(found);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x + 150, start.y + 5, { steps: 6 });
    await page.mouse.up();
    await attributeLeaves(found, "from", from);
    const after = await middleOf(found, id);
    assert.ok(Math.abs(after.x - before.x - 150) <= 3, `dragged by 150 px, the record moved by ${after.x - before.x} px`);
    assert.equal(await detailOf(found).count(), 0);
    assert.deepEqual(await selected(), []);

    await markOf(found, id).locator(":scope > path").first().click();
    await detailOf(found).waitFor(); // the next click is a click again
  });
}

for (const width of [360, 1280]) {
  test(`two fingers zoom, ${width} px wide`, async ({ open }) => {
    const { page, found } = await onChart(open, { width, touch: true });
    await set(found, { from: "1990-01-01", to: "2019-12-31" });
    const scroll = await scrolled(page);
    const client = await page.context().newCDPSession(page);
    const down = width < 600;
    const box = await found.locator(".chart svg").first().boundingBox();
    const [x, y] = [box.x + box.width * 0.55, down ? 450 : Math.max(box.y, 0) + 200];
    const pair = (apart) =>
      [-apart, apart].map((by, id) => ({ x: x + (down ? 0 : by), y: y + (down ? by : 0), id }));
    const touch = (type, touchPoints) => client.send("Input.dispatchTouchEvent", { type, touchPoints });
    await touch("touchStart", pair(40));
    for (const apart of [50, 60, 70, 80]) await touch("touchMove", pair(apart));
    await touch("touchEnd", []);
    // On a slow machine attributes are written while the fingers still move.
    await until(found, "twice as far apart shows half of thirty years", (it) => {
      const [from, to] = ["from", "to"].map((name) => Date.parse(it.getAttribute(name)));
      return Math.abs((to - from) / 86_400_000 / 365.25 - 15) < 1.5;
    });
    assert.equal(await scrolled(page), scroll);
    assert.equal(await page.evaluate(() => visualViewport.scale), 1, "the page itself has not zoomed");
  });

  test(`one finger scrolls the page, ${width} px wide`, async ({ open }) => {
    const { page, found } = await onChart(open, { width, touch: true });
    const scroll = await scrolled(page);
    const client = await page.context().newCDPSession(page);
    const box = await found.locator(".chart svg").first().boundingBox();
    const touch = (type, y) => client.send("Input.dispatchTouchEvent", { type, touchPoints: y ? [{ x: box.x + box.width / 2, y }] : [] });
    await touch("touchStart", 700);
    for (let y = 690; y >= 380; y -= 20) await touch("touchMove", y);
    await touch("touchEnd");
    await until(found, "the page scrolls under the finger", (_, scroll) => scrollY > scroll + 200, scroll);
    assert.equal(await attribute(found, "from"), null);
    assert.equal(await detailOf(found).count(), 0);
  });
}

test("a tap opens a detail that is in sight, below the mark and above the controls", async ({ open }) => {
  const { page, found } = await onChart(open, { width: 360, touch: true });
  const id = (await drawn(found))[2];
  // Low in the window, where what opens would lie over it.
  await markOf(found, id).evaluate((mark) => {
    mark.scrollIntoView({ block: "end" });
    scrollBy(0, 80);
  });
  const { x, y } = await middleOf(found, id);
  assert.ok(y > 400, `the mark is ${y} px from the top`);
  await page.touchscreen.tap(x, y);
  await detailOf(found).locator(".document").first().waitFor();
  const place = (it) => {
    const [detail, bar] = [".detail", ".bar"].map((name) => it.shadowRoot.querySelector(name).getBoundingClientRect());
    return { top: detail.top, low: detail.bottom, bar: bar.top, end: bar.bottom, window: innerHeight };
  };
  await until(found, "the mark is above the detail", (it, id) => {
    const bounds = (selector) => it.shadowRoot.querySelector(selector).getBoundingClientRect();
    return bounds(`g.mark[data-record="${id}"]`).top > 0 && bounds(`g.mark[data-record="${id}"] .hit`).bottom <= bounds(".detail").top;
  }, id);
  const at = await found.evaluate(place);
  assert.ok(at.top < at.window - 100 && at.low <= at.bar + 1 && at.end <= at.window + 1, JSON.stringify(at));
});

test("what is found on a phone is told above the field", async ({ open }) => {
  const { page, found } = await onChart(open, { width: 360, touch: true });
  await found.locator(".find input").fill("Baku");
  const list = found.locator(".found button[data-record], .found [data-act]").first();
  await list.waitFor();
  const boxes = await found.evaluate((it) => [".found", ".bar"].map((name) => it.shadowRoot.querySelector(name).getBoundingClientRect().toJSON()));
  assert.ok(boxes[0].top > 0 && boxes[0].bottom <= boxes[1].top + 1 && boxes[1].bottom <= page.viewportSize().height + 1, JSON.stringify(boxes));
});
