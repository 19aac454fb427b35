// The view that tells the dossier's own story: chapters beside the timeline, each with what it rests on.
import assert from "node:assert/strict";
import { shoot, test } from "./harness.mjs";
import { attribute, attributeIs, detailOf, set, until, widget } from "./helpers.mjs";

const SETS = ["dyads", "from", "to", "align", "filter"];
const state = async (found) => Object.fromEntries(await Promise.all(SETS.map(async (name) => [name, await attribute(found, name)])));
const told = async (open, wishes, given = {}) => {
  const page = await open("/pages/scroll.html", wishes);
  const found = await widget(page);
  const before = await state(found);
  await set(found, { ...given, view: "story" });
  await found.locator(".story .way").waitFor();
  return { page, found, before };
};
/** A chapter is the one that is read, in the text and in what is said of it. */
const isAt = (found, chapter) =>
  until(found, `chapter ${chapter} is read`, (it, chapter) => {
    const story = it.shadowRoot.querySelector(".story");
    const marked = [...story.querySelectorAll(".chapter")].flatMap((li, at) => (li.getAttribute("aria-current") === "step" ? [at + 1] : []));
    return marked.join() === `${chapter}` && story.querySelector(".far").textContent.startsWith(`${chapter} of `);
  }, chapter);
const button = (found, name) => found.locator(".story").getByRole("button", { name, exact: true });

test("a chapter shows what it tells of; buttons and keys lead on and back; leaving gives back what was there", async ({ open }) => {
  const { found, before } = await told(open);
  await isAt(found, 1);
  await attributeIs(found, "from", "1991");
  await button(found, "Next").click();
  await isAt(found, 2);
  await attributeIs(found, "from", "1915");
  await button(found, "Next").click();
  await isAt(found, 3);
  await attributeIs(found, "align", "recognition");
  await attributeIs(found, "from", null);
  await found.locator(".chapters").press("ArrowRight");
  await isAt(found, 4);
  await attributeIs(found, "dyads", "tr-az");
  await found.locator(".chapters").press("ArrowLeft");
  await isAt(found, 3);
  await attributeIs(found, "dyads", before.dyads);
  await set(found, { view: null });
  await until(found, "what was shown before", (it, before) => Object.entries(before).every(([name, value]) => it.getAttribute(name) === value), before);
});

test("who goes from a story to other relationships sees these, and the story is told of them again", async ({ open }) => {
  const { found } = await told(open);
  await button(found, "Next").click();
  await isAt(found, 2);
  await set(found, { view: "compare", dyads: "tr-az tr-kz" });
  await found.locator(".ladder").waitFor();
  await attributeIs(found, "from", null);
  assert.equal(await attribute(found, "dyads"), "tr-az tr-kz");
  await set(found, { view: "story" });
  await isAt(found, 1);
});

test("who scrolls comes from chapter to chapter, and nothing else scrolls the page", async ({ open }) => {
  const { page, found } = await told(open, { height: 900 });
  const place = (chapter) =>
    found.evaluate((it, at) => it.shadowRoot.querySelectorAll(".chapter .told")[at].getBoundingClientRect().top - 0.4 * innerHeight, chapter - 1);
  for (const chapter of [2, 3, 6, 5]) {
    const wanted = await place(chapter);
    const from = await page.evaluate(() => scrollY);
    await page.mouse.move(600, 300);
    await page.mouse.wheel(0, wanted);
    await isAt(found, chapter);
    assert.ok(Math.abs((await page.evaluate(() => scrollY)) - from - wanted) < 2, "the page is where the wheel has brought it");
    await until(found, "the picture stays in sight, or as much of its middle as the window holds", (it) => {
      const { top, bottom } = it.shadowRoot.querySelector(".chart").getBoundingClientRect();
      return bottom - top > innerHeight ? Math.abs((top + bottom - innerHeight) / 2) < 1 : top >= 0 && bottom <= innerHeight;
    });
    await shoot(page, `chapters-1280-${chapter}`);
  }
});

test("a chapter names its records and where documents say so, and opens them", async ({ open }) => {
  const { found } = await told(open);
  const first = found.locator(".chapter").first();
  assert.match(await first.textContent(), /16 Dec 1991 Recognised on independence day.*A ¶7/);
  await first.locator("button.opener").first().click();
  await attributeIs(found, "focus", "kz-recognition");
  await detailOf(found).locator(".evidence > details").waitFor();
  await isAt(found, 1);
});

test("on a phone chapters are cards at the lower edge, and a swipe leads on", async ({ open }) => {
  const { page, found } = await told(open, { width: 360, height: 740, touch: true });
  await isAt(found, 1);
  await found.evaluate((it) => it.scrollIntoView());
  const card = await found.locator(".story").evaluate((it) => it.getBoundingClientRect().bottom);
  assert.ok(card <= 740 && card > 600, `its lower edge is at ${card}`);
  await found.locator(".chapters").evaluate((it) => it.scrollTo({ left: it.clientWidth }));
  await isAt(found, 2);
  await attributeIs(found, "from", "1915");
  await button(found, "Next").click();
  await isAt(found, 3);
  await until(found, "the card is in sight", (it) => Math.abs(it.shadowRoot.querySelectorAll(".chapter")[2].getBoundingClientRect().left - it.getBoundingClientRect().left) < 2);
  await shoot(page, "chapters-360");
});

test("a link to what a chapter shows opens that chapter", async ({ open }) => {
  const { found } = await told(open, {}, { dyads: "tr-kz", from: "2009", to: "2031", filter: "domain:politics,defence" });
  await isAt(found, 5);
});

test("a dossier without a story has no such tab, and says so where the page asks for one", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { src: "small.json" });
  await until(found, "the other dossier", (it) => it.shadowRoot.querySelector("h2")?.textContent === "A small dossier");
  assert.equal(await found.getByRole("tab", { name: "Story" }).count(), 0);
  await set(found, { view: "story" });
  await found.locator(".story .note").waitFor();
  assert.match(await found.locator(".story").textContent(), /tells no story/);
});
