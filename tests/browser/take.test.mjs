// To take a view along: pictures, rows and references, from the menu and from the page's own script.
import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "./harness.mjs";
import { DRAWN, set, until, widget } from "./helpers.mjs";

const exported = (found, form) =>
  found.evaluate(async (it, form) => {
    const file = await it.exportAs(form);
    return { type: file.type, text: await file.text(), size: file.size };
  }, form);

test("every view becomes a drawing with its words, the documents and the address", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  for (const [view, drawn] of Object.entries(DRAWN)) {
    await set(found, { view });
    await found.locator(drawn).first().waitFor();
    const { type, text } = await exported(found, "svg");
    assert.equal(type, "image/svg+xml");
    const told = await page.evaluate((text) => {
      const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
      const texts = [...drawing.querySelectorAll("text")].map((it) => it.textContent);
      const numbers = [...drawing.querySelectorAll("*")].flatMap((it) => [...it.attributes]).filter((it) => /NaN|Infinity|undefined/.test(it.value));
      const outside = [...drawing.querySelectorAll("script, foreignObject, image, use, [href]")].length;
      return { wrong: drawing.querySelector("parsererror")?.textContent, texts, numbers: numbers.length, outside, title: drawing.querySelector("title").textContent };
    }, text);
    assert.equal(told.wrong, undefined, view);
    assert.equal(told.numbers + told.outside, 0, view);
    assert.match(told.title, /Türkiye’s ties/);
    const said = told.texts.join(" ");
    // What the reader sees of a view is in its drawing: a sample of its words.
    const shown = await found.evaluate((it) => {
      const places = [...it.shadowRoot.querySelectorAll(".view .chart .mark tspan, .comparison h3, .comparison th, .comparison [role=rowheader]")];
      const texts = (of) => (of.nodeType === Node.TEXT_NODE ? [of] : [...of.childNodes].flatMap(texts));
      const seen = (text) => text.parentElement.checkVisibility() && text.parentElement.getBoundingClientRect().width > 2;
      return places.flatMap(texts).filter(seen).map((text) => text.data.trim().split(/\s+/)[0]).filter(Boolean);
    });
    assert.ok(shown.length > 0, `${view} has words`);
    for (const word of shown) assert.ok(said.includes(word), `${word} is in the drawing of ${view}`);
    assert.match(said, /From the documents A Encyclopedia/);
    assert.ok(said.replaceAll(" ", "").includes("/pages/scroll.html"), said.slice(-300));
  }
});

test("a picture has twice the page’s pixels", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const size = await found.evaluate(async (it) => {
    const file = await it.exportAs("png");
    const picture = await createImageBitmap(file);
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
    canvas.drawImage(picture, 0, 0);
    const { data } = canvas.getImageData(0, 0, picture.width, picture.height);
    const colours = new Set();
    for (let at = 0; at < data.length; at += 4) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
    return { type: file.type, width: picture.width, view: it.shadowRoot.querySelector(".view").clientWidth, colours: colours.size };
  });
  assert.equal(size.type, "image/png");
  assert.ok(Math.abs(size.width - 2 * (size.view + 40)) <= 2, JSON.stringify(size));
  assert.ok(size.colours > 20, "something is painted");
});

test("rows have every claim of what is shown, with the columns that scripts know", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const csv = (await exported(found, "csv")).text.split("\r\n");
  assert.equal(csv[0], "record,kind,dyads,document,file,paragraph,as_written,date,period,measure,value,unit,qualifier,status,statement");
  const { text, type } = await exported(found, "json");
  assert.equal(type, "application/json");
  const { claims, reference } = JSON.parse(text);
  assert.match(reference, /^“Türkiye’s ties/);
  assert.ok(claims.length > 700, `${claims.length} claims`);
  const recognition = claims.find((claim) => claim.record === "kz-recognition" && claim.document === "A");
  assert.equal(recognition.date, "1991-12-16");
  const trade = claims.find((claim) => claim.measure === "trade-turnover" && claim.period === "2024" && claim.dyads.includes("tr-az"));
  assert.equal(trade.value, 8_000_000_000);
  await set(found, { filter: "domain:energy", dyads: "tr-az" });
  await until(found, "the filter is known", (it) => it.shadowRoot.querySelector(".found [role=status]"));
  const fewer = JSON.parse((await exported(found, "json")).text).claims;
  assert.ok(fewer.length > 0 && fewer.length < claims.length, `${fewer.length} claims`);
  assert.ok(fewer.every((claim) => claim.dyads.includes("tr-az")));
});

test("another form is refused in words", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const said = await found.evaluate((it) => it.exportAs("docx").then(() => "", (error) => error.message));
  assert.equal(said, '"docx" is not one of svg, png, csv, json');
});

test("the menu gives files and a reference that leads back", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { view: "compare" });
  await found.locator(".menu summary", { hasText: "Take along" }).click();
  const reference = found.locator(".takes .reference");
  await reference.waitFor();
  assert.match(await reference.textContent(), /Visited .* http:.*#entente:.*view=compare/);
  for (const [name, file, holds] of [["CSV", /-compare\.csv$/, "record,kind"], ["BibTeX", /-compare\.bib$/, "@misc{"], ["CSL-JSON", /-compare\.csl\.json$/, '"type":"webpage"'], ["SVG", /-compare\.svg$/, "<svg"]]) {
    const coming = page.waitForEvent("download");
    await found.locator(".takes").getByRole("button", { name, exact: true }).click();
    const download = await coming;
    assert.match(download.suggestedFilename(), file);
    const saved = join(tmpdir(), `entente-${process.pid}-${name}`);
    await download.saveAs(saved);
    assert.ok(readFileSync(saved, "utf8").includes(holds), name);
    rmSync(saved);
  }
});

for (const width of [320, 768, 1280]) {
  test(`menus stay inside the widget, ${width} px wide`, async ({ open }) => {
    const found = await widget(await open("/pages/scroll.html", { width }));
    for (const view of ["timeline", "compare", "table"]) {
      await set(found, { view });
      await found.locator(DRAWN[view]).first().waitFor();
      for (const menu of await found.locator(".menu").all()) {
        await menu.locator("summary").click();
        await menu.locator("button").first().waitFor();
        const beyond = await menu.evaluate((it) => {
          const [box, room] = [it.lastElementChild, it.getRootNode().host].map((of) => of.getBoundingClientRect());
          return Math.max(room.left - box.left, box.right - room.right);
        });
        assert.ok(beyond <= 1, `${view}: ${beyond} px beyond`);
        await menu.locator("summary").click();
      }
    }
  });
}

test("code for other pages shows the present view there, with a text for readers without a script", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { view: "compare", theme: "dark" });
  await found.locator(DRAWN.compare).first().waitFor();
  await found.locator("details.menu", { hasText: "Take along" }).locator("summary").click();
  await found.getByRole("button", { name: "Link and code for other pages" }).click();
  const code = (at) => found.locator(".shared pre").nth(at);
  await code(2).waitFor();
  const here = new URL(page.url()).origin;
  assert.equal(await code(0).textContent(), `${here}/embed.html?dyads=tr-kz+tr-az&view=compare&theme=dark`);
  const element = await code(1).textContent();
  const hashes = await page.evaluate(() => fetch("/v1/integrity.json").then((it) => it.json()));
  assert.ok(element.startsWith(`<script type="module" src="${here}/v1/entente.js" integrity="${hashes["entente.js"]}" crossorigin="anonymous"></script>\n<entente-widget dyads="tr-kz tr-az" view="compare" theme="dark">`), element.slice(0, 400));
  const frame = await code(2).textContent();
  await found.screenshot({ path: new URL("../out/share-1280.png", import.meta.url).pathname });
  // Another page with this code shows the same; without scripts it shows the text.
  const other = `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Another</title><link rel="icon" href="data:,"><body>${element}</body></html>`;
  const with_ = await open("/pages/other.html", { files: { "/pages/other.html": other } });
  await (await widget(with_)).locator(DRAWN.compare).first().waitFor();
  const without = await open("/pages/other.html", { files: { "/pages/other.html": other }, scripts: false });
  assert.match(await without.locator("entente-widget").innerText(), /B ¶5/);
  assert.ok((await without.locator("entente-widget table").count()) > 0);
  const framed = await open("/pages/framed.html", { files: { "/pages/framed.html": `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Another</title><link rel="icon" href="data:,"><body>${frame}</body></html>` }, tolerant: true });
  await framed.frameLocator("iframe").locator(DRAWN.compare).first().waitFor();
});
