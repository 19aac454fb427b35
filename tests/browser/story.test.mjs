// A story in the page, as story.js tells it; examples/article.html is the page.
import assert from "node:assert/strict";
import { shoot, test } from "./harness.mjs";
import { attribute, attributeIs, until, widget } from "./helpers.mjs";

const STEPS = 5;
const told = async (open, wishes) => {
  const page = await open("/examples/article.html", wishes);
  const found = await widget(page, 1);
  await page.locator(".entente-story").waitFor();
  return { page, found, list: page.locator("[data-entente-story]"), bar: page.locator(".entente-story") };
};
const button = (bar, name) => bar.getByRole("button", { name });
const isAt = (list, step) =>
  until(list, `step ${step} is being read`, (it, step) => {
    const marked = [...it.children].flatMap((li, at) => (li.getAttribute("aria-current") === "step" ? [at + 1] : []));
    return marked.join() === (step ? `${step}` : "") && it.nextElementSibling.querySelector("[role=status]").textContent === `${step} of ${it.children.length}`;
  }, step);
/** The reader scrolls until a step is so far down the window. */
const scrollTo = (page, step, share) =>
  page.evaluate(([step, share]) => scrollBy(0, document.querySelectorAll("[data-entente-story] > li")[step - 1].getBoundingClientRect().top - share * innerHeight), [step, share]);

test("who scrolls comes from step to step, there and back", async ({ open }) => {
  const { page, found, list } = await told(open);
  await isAt(list, 0);
  const given = await found.evaluate((it) => it.getAttributeNames().map((name) => [name, it.getAttribute(name)]));
  for (const [step, from] of [[1, "1991-12"], [2, "2009"], [4, "2021-06"], [3, "2010-12"]]) {
    await scrollTo(page, step, 0.4);
    await isAt(list, step);
    await attributeIs(found, "from", from);
    assert.equal(await found.evaluate((it) => Math.round(it.getBoundingClientRect().top)) >= 0, true, "the picture stays in sight");
    if (step !== 3) await shoot(page, `story-1280-${step}`);
  }
  await page.evaluate(() => scrollTo(0, 0));
  await isAt(list, 0);
  assert.deepEqual((await found.evaluate((it) => it.getAttributeNames().map((name) => [name, it.getAttribute(name)]))).sort(), given.sort(), "before the story it shows what the page has given");
});

test("buttons and arrows lead on and back, and end where the story ends", async ({ open }) => {
  const { page, found, list, bar } = await told(open);
  await button(bar, "Next").click();
  await isAt(list, 1);
  assert.equal(await button(bar, "Previous").getAttribute("aria-disabled"), "true");
  const line = await page.evaluate(() => document.querySelector("[aria-current=step]").getBoundingClientRect().top / innerHeight);
  assert.ok(Math.abs(line - 0.5) < 0.01, `the step is brought to where it is read: ${line}`);
  await page.keyboard.press("ArrowRight");
  await isAt(list, 2);
  await attributeIs(found, "from", "2009");
  assert.equal(await bar.locator("[role=status]").getAttribute("aria-live"), "polite");
  for (let step = 3; step <= STEPS; step++) {
    await page.keyboard.press("Enter");
    await isAt(list, step);
  }
  await attributeIs(found, "align", "recognition");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowRight");
  await isAt(list, STEPS);
  assert.equal(await button(bar, "Next").getAttribute("aria-disabled"), "true");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Next", "the button keeps the keyboard");
  await page.keyboard.press("ArrowLeft");
  await isAt(list, STEPS - 1);
  await scrollTo(page, 2, 0.3);
  await isAt(list, 2);
  assert.equal(await bar.locator("[role=status]").getAttribute("aria-live"), "off", "who scrolls reads, and hears nothing");
});

test("keys outside the story are the page’s, and nothing is kept from scrolling", async ({ open }) => {
  const { page, list } = await told(open);
  await scrollTo(page, 2, 0.4);
  await isAt(list, 2);
  await page.evaluate(() => {
    window.kept = [];
    for (const type of ["wheel", "touchmove", "keydown"]) addEventListener(type, (event) => event.defaultPrevented && kept.push(type));
  });
  await page.locator("h2").first().click();
  const top = await page.evaluate(() => scrollY);
  await page.keyboard.press("ArrowRight");
  await page.mouse.move(1240, 300);
  await page.mouse.wheel(0, 100);
  await page.waitForFunction((top) => scrollY === top + 100, top);
  assert.deepEqual(await page.evaluate(() => kept), []);
});

test("where motion is welcome a button scrolls smoothly, past steps that are not shown on the way", async ({ open }) => {
  const { page, list, bar, found } = await told(open, { still: false });
  await button(bar, "Next").click();
  await isAt(list, 1);
  await list.evaluate((it) => {
    window.passed = [];
    new MutationObserver(() => passed.push([...it.children].findIndex((li) => li.ariaCurrent === "step") + 1)).observe(it, { subtree: true, attributeFilter: ["aria-current"] });
  });
  await bar.evaluate((it) => {
    const next = it.querySelector("button:last-child");
    for (let presses = 0; presses < 3; presses++) next.click();
  });
  await isAt(list, 4);
  await page.waitForFunction(() => Math.abs(document.querySelectorAll("[data-entente-story] > li")[3].getBoundingClientRect().top / innerHeight - 0.5) < 0.01);
  assert.deepEqual(await page.evaluate(() => [...new Set(passed)]), [4]);
  assert.equal(await attribute(found, "from"), "2021-06");
});

test("on a phone the text is read below the picture", async ({ open }) => {
  const { page, list, found, bar } = await told(open, { width: 360 });
  for (let step = 1; step <= 3; step++) {
    await bar.evaluate((it) => it.querySelector("button:last-child").click());
    await isAt(list, step);
  }
  const [picture, text, controls] = await page.evaluate(() => ["#told", "[aria-current=step]", ".entente-story"].map((it) => document.querySelector(it).getBoundingClientRect().toJSON()));
  assert.ok(picture.top >= 0 && picture.bottom <= text.top && text.top + 80 < controls.top, JSON.stringify([picture, text, controls]));
  assert.equal(await attribute(found, "from"), "2010-12");
  await shoot(page, "story-360");
});

test("a page gives the buttons its own words", async ({ open }) => {
  const html = `<!DOCTYPE html><html lang="de" dir="rtl"><head><meta charset="utf-8"><title>x</title><link rel="icon" href="data:,"><script type="module" src="/v1/entente.js"></script><script type="module" src="/v1/story.js"></script></head>
    <body><entente-widget id="it"></entente-widget><ol data-entente-story="it" data-previous="Zurück" data-next="Weiter" data-of="von"><li data-entente="view=table">Eins<li>ohne<li data-entente="view=compare">Zwei</ol></body></html>`;
  const page = await open("/story.html", { files: { "/story.html": html } });
  const found = await widget(page);
  await page.getByRole("button", { name: "Weiter" }).click();
  await attributeIs(found, "view", "table");
  await page.keyboard.press("ArrowLeft"); // from right to left that is on
  await attributeIs(found, "view", "compare");
  await page.getByText("2 von 2").waitFor();
  await page.getByRole("button", { name: "Zurück" }).click();
  await page.getByText("1 von 2").waitFor();
});

test("without the widget the list is a list", async ({ open }) => {
  const page = await open("/pages/empty.html", { tolerant: true });
  await page.context().route("**/*.wasm", (route) => route.abort());
  await page.goto("/examples/article.html");
  await page.evaluate(() => document.querySelector("#told").ready.catch(() => {}));
  assert.equal(await page.locator("[data-entente-story] > li").count(), STEPS);
  assert.equal(await page.locator(".entente-story, [aria-current=step]").count(), 0);
});
