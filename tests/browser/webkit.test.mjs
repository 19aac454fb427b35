// What a reader with Safari's engine does: all of it once, in short.
import assert from "node:assert/strict";
import { Key, Origin } from "selenium-webdriver";
import { test } from "./harness.mjs";
import { DRAWN } from "./helpers.mjs";
import { begin, ready } from "./releases.mjs";
import { startSite } from "./site.mjs";
import { openInWebKit, skip } from "./webkit.mjs";

const drawn = (it) => it.shadowRoot.querySelectorAll(".chart g.mark").length > 100;
/** The address of a page with two widgets, on a site that ends with the test. */
const twoOf = async (t) => {
  const site = await startSite();
  t.after(() => site.stop());
  return `${site.address}/pages/two.html`;
};
const focus = (it) => it.getAttribute("focus");

test("in WebKit a press and the keyboard open what documents say, and move about", async ({ t }) => {
  const { browser, inside, until } = await openInWebKit(t, await twoOf(t));
  const press = async (...keys) => browser.actions().sendKeys(...keys).perform();
  await until("the timeline is there", drawn);
  const [x, y] = await inside((it) => {
    const mark = it.shadowRoot.querySelector('g.mark[data-record="kz-recognition"] > path');
    mark.scrollIntoView({ block: "center" });
    const box = mark.getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);
  });
  await browser.actions().move({ x, y, origin: Origin.VIEWPORT }).click().perform();
  await until("a press opens it", (it) => it.getAttribute("focus") === "kz-recognition");
  await until("its citations", (it) => it.shadowRoot.querySelector("aside.detail q"));
  await press(Key.ESCAPE);
  await until("it is closed", (it) => !it.hasAttribute("focus"));
  await press(Key.ARROW_RIGHT, Key.ENTER);
  await until("the keyboard opens one", focus);
  await press(Key.ESCAPE, "+");
  const before = await until("the keyboard zooms", (it) => it.getAttribute("from"));
  const [middle, top] = await inside((it) => {
    const box = it.shadowRoot.querySelector(".chart").getBoundingClientRect();
    return [box.x + box.width / 2, Math.max(box.y, 0) + 200].map(Math.round);
  });
  const hand = browser.actions().move({ x: middle, y: top, origin: Origin.VIEWPORT }).press();
  await hand.move({ x: middle - 200, y: top, duration: 200, origin: Origin.VIEWPORT }).release().perform();
  await until("a drag moves time", (it, before) => it.getAttribute("from") > before, before);
}, { skip });

test("in WebKit every view, what is found, and every file to take along", async ({ t }) => {
  const { browser, inside, until } = await openInWebKit(t, await twoOf(t));
  await until("the timeline is there", drawn);
  for (const [view, drawn] of Object.entries(DRAWN)) {
    await inside((it, view) => it.setAttribute("view", view), view);
    await until(view, (it, drawn) => it.shadowRoot.querySelector(drawn), drawn);
  }
  await inside((it) => it.removeAttribute("view"));
  await inside((it) => it.shadowRoot.querySelector(".find input").focus());
  await browser.actions().sendKeys("pipeline").perform();
  await until("it is filtered", (it) => it.getAttribute("filter")?.startsWith("pipeline"));
  for (const form of ["svg", "png", "csv", "json"]) {
    assert.ok((await inside(async (it, form) => (await it.exportAs(form)).size, form)) > 1000, form);
  }
  await inside(async (it) => it.load(await (await fetch("/pages/small.json")).text()));
  await until("a page's own dossier", (it) => it.shadowRoot.querySelector('g.mark[data-record="uz-visit"]'));
  assert.match(await inside((it) => it.load("{").catch((error) => error.message)), /line 1, column 1/);
}, { skip });

test("in WebKit nothing is out of reach where a bar is narrow", async ({ t }) => {
  const { inside, until } = await openInWebKit(t, await twoOf(t));
  await inside((it) => (it.parentElement.style.width = "340px"));
  await until("it is narrow", (it) => it.shadowRoot.querySelector(".entente.narrow"));
  const wide = await inside((it) => it.shadowRoot.querySelector(".controls select").getBoundingClientRect().width);
  assert.ok(wide < 130, `what is aligned takes ${wide} px`);
}, { skip });

test("in WebKit a page needs no network after one visit, and offline.html needs none at all", async ({ t }) => {
  const site = await begin(t);
  const { browser, inside, until } = await openInWebKit(t, `${site.address}/index.html`);
  await until("the timeline is there", drawn);
  assert.equal(await ready({ evaluate: (what, given) => inside(`(it, given) => (${what})(given)`, given) }), true);
  await site.cut();
  await browser.navigate().refresh();
  await until("it is there again", drawn);
  await browser.get(new URL("../../dist/offline.html", import.meta.url).href);
  await until("it is there from disk", drawn);
}, { skip });
