// How a page gives the widget its look: custom properties and parts, and nothing else; and nothing of it gets out.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { shoot, test } from "./harness.mjs";
import { detailOf, markOf, set, until, widget } from "./helpers.mjs";

/** Gives the page a style sheet that its policy allows. */
const style = (page, css) =>
  page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, css);

const COLOURS = ["paper", "ink", "ink-2", "ink-3", "line", "rule", "wash", "first", "first-hollow", "second", "second-hollow"];

/** Every colour that something of the widget is painted with. */
const painted = (found) =>
  found.evaluate((it) => {
    const names = ["color", "background-color", "fill", "stroke", "border-top-color", "border-bottom-color", "outline-color"];
    const all = [it, ...it.shadowRoot.querySelectorAll("*")];
    return [...new Set(all.flatMap((node) => names.map((name) => getComputedStyle(node).getPropertyValue(name))))];
  });

for (const dark of [false, true]) {
  test(`every custom property takes effect, ${dark ? "dark" : "light"}`, async ({ open }) => {
    const page = await open("/pages/two.html", { dark });
    const found = await widget(page);
    const colour = (at) => `rgb(${10 + at}, ${200 - at}, ${100 + at})`;
    const before = await painted(found);
    const rules = COLOURS.map((name, at) => `--entente-${name}: ${colour(at)};`);
    await style(page, `#one entente-widget { ${rules.join(" ")} --entente-font: "Courier New", monospace; }`);
    const seen = new Set(await painted(found));
    // A colour may have a use in one view alone.
    for (const view of ["compare", "routes", "sources", "table"]) {
      await set(found, { view });
      await found.locator(".comparison > *").first().waitFor();
      for (const it of await painted(found)) seen.add(it);
    }
    for (const [at, name] of COLOURS.entries()) {
      assert.ok(!before.includes(colour(at)));
      assert.ok(seen.has(colour(at)), `--entente-${name} colours something`);
    }
    assert.match(await found.evaluate((it) => getComputedStyle(it.shadowRoot.querySelector(".deck")).fontFamily), /Courier/);
    const other = await painted(await widget(page, 1));
    assert.deepEqual(COLOURS.filter((_, at) => other.includes(colour(at))), [], "the other widget keeps its look");
  });
}

test("what follows as one scrolls stays below a header of the page", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await style(page, `body::before { content: ""; position: fixed; z-index: 9; inset: 0 0 auto; height: 64px; background: red; } entente-widget { --entente-top: 64px; }`);
  await set(found, { focus: "az-recognition" });
  await detailOf(found).waitFor();
  await found.evaluate((it) => scrollTo(0, it.getBoundingClientRect().top + scrollY + 400));
  assert.equal(await detailOf(found).evaluate((it) => it.getBoundingClientRect().top), 72);
  await detailOf(found).locator(".close").click();
});

test("letters of a font that comes late have the room that they need", async ({ open }) => {
  const font = await readFile(execFileSync("fc-match", ["-f", "%{file}", "monospace"]).toString());
  const page = await open("/pages/two.html", { files: { "/late.ttf": (route) => route.fulfill({ body: font, contentType: "font/ttf" }) } });
  const found = await widget(page);
  const labelsOf = (found) => found.evaluate((it) => [...it.shadowRoot.querySelectorAll(".chart text")].map((it) => [it.textContent, it.getAttribute("x"), it.getAttribute("y")].join(" ")));
  const before = await labelsOf(found);
  await style(page, `@font-face { font-family: Late; src: url("/late.ttf"); } entente-widget { --entente-font: Late, sans-serif; }`);
  await until(found, "the widget is laid out anew", (it, count) => it.shadowRoot.querySelectorAll(".chart text").length !== count, before.length);
  // One that finds the font there.
  await page.evaluate(() => document.querySelector("entente-widget").after(document.querySelector("entente-widget").cloneNode(true)));
  const later = await widget(page, 1);
  await markOf(later, "az-recognition").waitFor();
  assert.deepEqual(await labelsOf(found), await labelsOf(later));
});

const PARTS = ["frame", "title", "controls", "chart", "legend", "detail", "error"];

test("every part can be styled", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page);
  await found.evaluate((it) => it.select("az-recognition"));
  await detailOf(found).waitFor();
  await style(page, PARTS.map((part, at) => `entente-widget::part(${part}) { outline: ${at + 3}px dotted rgb(1, 2, 3); }`).join("\n"));
  const outlines = () =>
    found.evaluate((it) => Object.fromEntries([...it.shadowRoot.querySelectorAll("[part]")].map((node) => [node.part.value, getComputedStyle(node).outlineWidth])));
  const worked = await outlines();
  await found.evaluate((it) => it.load("{").catch(() => {}));
  await found.locator("[part=error]").waitFor();
  assert.deepEqual({ ...worked, ...(await outlines()) }, Object.fromEntries(PARTS.map((part, at) => [part, `${at + 3}px`])));
});

test("nothing of it gets out: the page looks as it did before", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const look = () =>
    page.evaluate(() => {
      const all = [document.documentElement, ...document.querySelectorAll("html > *, main, main > :not(entente-widget)")];
      const styles = all.map((node) => Object.fromEntries([...getComputedStyle(node)].map((name) => [name, getComputedStyle(node).getPropertyValue(name)])));
      for (const style of styles) {
        // As high as what is in it.
        for (const name of Object.keys(style)) if (/height|block-size|origin/.test(name)) delete style[name];
      }
      return { styles, sheets: [document.styleSheets.length, document.adoptedStyleSheets.length], head: document.head.innerHTML };
    });
  await page.evaluate(() => {
    const own = ["h2", "button", "table", "ul", "p"].map((name) => `<${name} class="entente bar mark chart view">Own</${name}>`);
    document.body.innerHTML = `<main>${own.join("")}</main>`;
  });
  const before = await look();
  await page.evaluate(async () => {
    document.querySelector("main").append(document.createElement("entente-widget"));
    await import("/v1/entente.js");
  });
  const found = await widget(page);
  await set(found, { view: "compare", focus: "az-recognition" });
  await found.locator(".refusals").waitFor();
  assert.deepEqual(await look(), before);
  await shoot(page, "element-look");
});
