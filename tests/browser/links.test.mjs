// Links in the text around a widget, as links.js answers them; examples/article.html is the page.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { shoot, test } from "./harness.mjs";
import { attribute, attributeIs, detailOf, set, until, widget } from "./helpers.mjs";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const PAGE = (body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Links</title><link rel="icon" href="data:,">
<script type="module" src="/v1/entente.js"></script><script type="module" src="/v1/links.js"></script></head><body>${body}</body></html>`;

const answered = (page) => page.evaluate(() => [...document.querySelectorAll("[data-entente-answered]")].map((it) => it.textContent));
const answers = (page, texts) => page.waitForFunction((texts) => [...document.querySelectorAll("[data-entente-answered]")].map((it) => it.textContent).join() === texts.join(), texts);
const currently = (page) => page.evaluate(() => [...document.querySelectorAll("[aria-current=true]")].map((it) => it.textContent));
const isCurrent = (page, texts) => page.waitForFunction((texts) => [...document.querySelectorAll("[aria-current=true]")].map((it) => it.textContent).join() === texts.join(), texts);
const inSight = (found, selector) => until(found, `${selector} is in sight`, (it, selector) => {
  const { top, bottom } = it.shadowRoot.querySelector(selector).getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight;
}, selector);

for (const width of [1280, 360]) {
  test(`a link opens its record, in sight, says so aloud, and back takes it back, ${width} px wide`, async ({ open }) => {
    const page = await open("/examples/article.html", { width });
    const found = await widget(page);
    await answers(page, ["Kazakhstan", "Azerbaijan", "side by side", "a story of their own"]);
    assert.deepEqual(await currently(page), []);
    await shoot(page, `links-${width}`);
    await page.getByRole("link", { name: "Azerbaijan" }).click();
    await attributeIs(found, "focus", "az-recognition");
    await detailOf(found).waitFor();
    await inSight(found, "g.mark[data-record=az-recognition] > path");
    await isCurrent(page, ["Azerbaijan"]);
    await page.waitForFunction(() => document.querySelector("body > [role=status]").textContent === "Recognised again, 1991, day not stated");
    assert.equal(await found.evaluate((it) => it.shadowRoot.activeElement.textContent), "Close ✕", "the keyboard has gone along");
    await shoot(page, `links-${width}-opened`);
    assert.equal(await page.evaluate(() => location.hash), "#entente:az-recognition");

    await page.getByRole("link", { name: "side by side" }).click();
    await attributeIs(found, "view", "compare");
    assert.equal(await attribute(found, "focus"), null, "a link says all that is shown");
    await isCurrent(page, ["side by side"]);
    await page.goBack();
    await attributeIs(found, "focus", "az-recognition");
    await attributeIs(found, "view", null);
    await isCurrent(page, ["Azerbaijan"]);
    await page.goBack();
    await attributeIs(found, "focus", null);
    await isCurrent(page, []);
  });
}

test("what is no link is pressed by key, and the keyboard stays with it", async ({ open }) => {
  const page = await open("/examples/article.html");
  const found = await widget(page);
  const oil = page.getByRole("button", { name: "a story of their own" });
  await oil.focus();
  for (const [key, filter] of [["Enter", "domain:energy"], ["Space", "domain:energy"]]) {
    await set(found, { filter: null });
    const top = await page.evaluate(() => scrollY);
    await oil.press(key);
    await attributeIs(found, "filter", filter);
    assert.ok((await page.evaluate(() => scrollY)) >= top);
  }
  await isCurrent(page, ["a story of their own"]);
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "a story of their own");
});

test("only what a widget has is answered, by the first that has it or the one that is named", async ({ open }) => {
  const html = PAGE(`<p><a href="#entente:uz-visit">theirs</a> <a href="#entente:kz-recognition">ours</a> <a href="#entente:nobody">nobody’s</a>
    <a href="#entente:view=table" data-entente-widget="two">named</a> <a href="#entente:kz-recognition" data-entente-widget="one">not there</a>
    <a href="#other">another</a> <button data-entente="focus=uz-visit&view=table">both</button></p>
    <entente-widget id="one" src="/pages/small.json"></entente-widget><entente-widget id="two"></entente-widget>`);
  const page = await open("/links.html", { files: { "/links.html": html } });
  const [one, two] = [await widget(page, 0), await widget(page, 1)];
  await answers(page, ["theirs", "ours", "named", "both"]);
  assert.deepEqual(await page.evaluate(() => [one.has("uz-visit"), one.has("kz-recognition"), two.has("kz-recognition"), two.has("")]), [true, false, true, false]);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll("[aria-controls]")].map((it) => it.getAttribute("aria-controls"))), ["one", "two", "two", "one"]);
  await page.getByRole("link", { name: "ours" }).click();
  await attributeIs(two, "focus", "kz-recognition");
  await page.getByRole("button", { name: "both" }).click();
  await attributeIs(one, "focus", "uz-visit");
  assert.equal(await attribute(one, "view"), "table");
  await page.getByRole("link", { name: "theirs" }).click();
  await attributeIs(one, "view", null);
  assert.equal(await attribute(two, "focus"), "kz-recognition");
  assert.equal(await page.evaluate(() => location.hash), "", "without address.js the address is left alone");
});

test("links and widgets that come later, or go, are seen", async ({ open }) => {
  const page = await open("/links.html", { files: { "/links.html": PAGE(`<p><span data-entente="kz-recognition">first</span></p>`) } });
  await page.waitForFunction(() => document.querySelector("body > [role=status]"));
  assert.deepEqual(await answered(page), []);
  await page.evaluate(() => document.body.append(document.createElement("entente-widget")));
  await widget(page);
  await answers(page, ["first"]);
  await page.evaluate(() => document.querySelector("p").insertAdjacentHTML("beforeend", `<a href="#entente:az-recognition">second</a>`));
  await answers(page, ["first", "second"]);
  await page.evaluate(() => (document.querySelector("a").href = "#entente:nobody"));
  await answers(page, ["first"]);
  await page.evaluate(() => document.querySelector("entente-widget").dispose());
  await answers(page, []);
  assert.deepEqual(await page.evaluate(() => document.querySelector("span").getAttributeNames()), ["data-entente"], "nothing is left on it");
});

test("a router may put another body in the place of the first", async ({ open }) => {
  const page = await open("/links.html", { files: { "/links.html": PAGE("") } });
  await page.evaluate(() => {
    const body = document.createElement("body");
    // Nobody keeps what this asks for: the page has no address.js.
    body.innerHTML = '<p><a href="#entente:kz-recognition">one</a></p><entente-widget data-address></entente-widget>';
    document.body = body;
  });
  const found = await widget(page);
  await answers(page, ["one"]);
  await page.getByRole("link", { name: "one" }).click();
  await attributeIs(found, "focus", "kz-recognition");
  await page.waitForFunction(() => document.querySelector("body > [role=status]").textContent.startsWith("Recognised"));
});

test("another dossier, other links", async ({ open }) => {
  const html = PAGE(`<p><a href="#entente:uz-visit">theirs</a> <a href="#entente:kz-recognition">ours</a></p><entente-widget></entente-widget>`);
  const page = await open("/links.html", { files: { "/links.html": html } });
  const found = await widget(page);
  await answers(page, ["ours"]);
  await set(found, { src: "/pages/small.json" });
  await answers(page, ["theirs"]);
});

test("a key opens a link elsewhere, and a base does not lead away", async ({ open }) => {
  const html = PAGE(`<p><a href="#entente:kz-recognition">here</a></p><entente-widget></entente-widget>`).replace("<head>", `<head><base href="/pages/">`);
  const page = await open("/links.html", { files: { "/links.html": html } });
  const found = await widget(page);
  await answers(page, ["here"]);
  const other = page.context().waitForEvent("page");
  await page.getByRole("link", { name: "here" }).click({ modifiers: ["Control"] });
  await (await other).close();
  assert.equal(await attribute(found, "focus"), null);
  await page.getByRole("link", { name: "here" }).click();
  await attributeIs(found, "focus", "kz-recognition");
  assert.equal(new URL(page.url()).pathname, "/links.html");
});

test("without WebAssembly no link pretends to be answered", async ({ open }) => {
  const page = await open("/pages/empty.html", { tolerant: true });
  await page.context().route("**/*.wasm", (route) => route.abort());
  await page.goto("/examples/article.html");
  await page.evaluate(() => document.querySelector("entente-widget").ready.catch(() => {}));
  await page.waitForFunction(() => document.querySelector("body > [role=status]"));
  assert.deepEqual(await answered(page), []);
  assert.equal(await page.locator("span[data-entente]").getAttribute("role"), null);
});

for (const [width, dark] of [[1280, false], [1280, true], [360, false]]) {
  test(`axe finds nothing on a page with links and a story, ${width} px wide, ${dark ? "dark" : "light"}`, async ({ open }) => {
    const page = await open("/examples/article.html", { width, dark });
    const found = await widget(page);
    await page.locator(".entente-story").waitFor();
    await page.locator("[data-entente-answered]", { hasText: "Kazakhstan" }).click();
    await attributeIs(found, "focus", "kz-recognition");
    await page.evaluate(AXE);
    const wrong = await page.evaluate(async () => {
      const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
      const { violations } = await axe.run({ exclude: ["entente-widget"] }, { runOnly: rules, resultTypes: ["violations"] });
      return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
    });
    assert.deepEqual(wrong, []);
  });
}
