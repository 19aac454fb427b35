// The plain form: a page of its own, and what stands inside an element, where no script may run.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { shoot, test } from "./harness.mjs";
import { claims, rendered } from "./helpers.mjs";

const AXE = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const FILES = { "/plain.html": rendered("--as", "page"), "/entente-page.css": rendered("--as", "style") };

/** The page, with what it needs. */
const opened = (open, wishes = {}) => open("/plain.html", { scripts: false, files: FILES, ...wishes });

/** What makes the page too wide, and texts that reach beyond it. */
const beyond = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - innerWidth;
    const out = [...document.querySelectorAll("main *")].filter((node) => {
      const box = node.getBoundingClientRect();
      return box.width > 1 && (box.right > innerWidth + 1 || box.left < -1);
    });
    return { wide: Math.max(wide, 0), out: out.slice(0, 3).map((node) => node.outerHTML.slice(0, 120)) };
  });

for (const [name, wishes] of Object.entries({ wide: { width: 1280 }, narrow: { width: 360 }, dark: { width: 1280, dark: true } })) {
  test(`without any script the page has all that documents say, ${name}`, async ({ open }) => {
    const page = await opened(open, wishes);
    const words = await page.locator("main").evaluate((main) => main.textContent);
    const missing = claims().filter(({ as_written, document, paragraph }) => !words.includes(`${as_written} ${document} ¶${paragraph}`));
    assert.deepEqual(missing, []);
    assert.deepEqual(await beyond(page), { wide: 0, out: [] });
    const styled = await page.evaluate(() => getComputedStyle(document.querySelector("h1")).fontFamily);
    assert.match(styled, /Georgia/, "its style sheet is there");
    await shoot(page, `plain-${name}`);
    await page.locator("table").first().scrollIntoViewIfNeeded();
    await shoot(page, `plain-${name}-table`);
    await page.locator("h3", { hasText: "2010" }).first().evaluate((year) => year.scrollIntoView());
    await shoot(page, `plain-${name}-years`);
  });
}

for (const dark of [false, true]) {
  for (const width of [1280, 360]) {
    test(`axe finds nothing on it, ${width} px wide, ${dark ? "dark" : "light"}`, async ({ open }) => {
      const page = await opened(open, { scripts: true, width, dark });
      await page.evaluate(AXE);
      const found = await page.evaluate(async () => {
        const { violations } = await axe.run({ resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html.slice(0, 120)]);
      });
      assert.deepEqual(found, []);
    });
  }
}

test("its own policy lets no WebAssembly run, and nothing be fetched", async ({ open }) => {
  const page = await opened(open, { scripts: true, tolerant: true });
  const outcomes = await page.evaluate(async () => {
    const tried = (does) => does().then(() => "done", (error) => error.name);
    const empty = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
    return [await tried(() => WebAssembly.compile(empty)), await tried(() => fetch("/index.html"))];
  });
  assert.deepEqual(outcomes, ["CompileError", "TypeError"]);
});

test("every link within it leads somewhere", async ({ open }) => {
  const page = await opened(open);
  const [all, lost] = await page.evaluate(() => {
    const links = [...document.links].map((link) => link.getAttribute("href"));
    return [links.length, links.filter((to) => to.startsWith("#") && !document.getElementById(to.slice(1)))];
  });
  assert.ok(all > 800, `${all} links`);
  assert.deepEqual(lost, []);
});

test("on paper it is black on white and loses nothing at the edge", async ({ open }) => {
  const page = await opened(open, { dark: true, width: 700 });
  await page.emulateMedia({ media: "print" });
  const look = await page.evaluate(() => {
    const { color, backgroundColor } = getComputedStyle(document.body);
    return { color, backgroundColor, contents: getComputedStyle(document.querySelector("nav")).display };
  });
  assert.deepEqual(look, { color: "rgb(0, 0, 0)", backgroundColor: "rgb(255, 255, 255)", contents: "none" });
  assert.deepEqual(await beyond(page), { wide: 0, out: [] });
  await shoot(page, "plain-print");
});

test("two fallbacks on a page, without a style sheet: no id twice, readable, nothing for axe", async ({ open }) => {
  const parts = [rendered("--dyads", "tr-kz", "--limit", "12", "--id", "one"), rendered("--view", "compare", "--limit", "4", "--id", "two")];
  const body = parts.map((part) => `<entente-widget>${part}</entente-widget>`).join("\n");
  const html = `<!DOCTYPE html><html lang="en"><title>An article</title><main><h1>An article</h1>${body}</main></html>`;
  const page = await open("/article.html", { files: { "/article.html": html } });
  const twice = await page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
    return ids.filter((id, place) => ids.indexOf(id) !== place);
  });
  assert.deepEqual(twice, []);
  assert.match(await page.locator("#one").innerText(), /and [\d,]+ more records/);
  assert.equal(await page.locator("#two table").count(), 2);
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => (await axe.run({ resultTypes: ["violations"] })).violations.map(({ id, nodes }) => [id, nodes[0].html]));
  assert.deepEqual(found, []);
  await shoot(page, "plain-fragment");
});
