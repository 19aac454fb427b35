// offline.html, the one file that works from disk: no server, no network, all that the widget can do.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { skip, openInFirefox } from "./firefox.mjs";
import { assertClean, shoot, test } from "./harness.mjs";
import { DRAWN, attributeIs, markOf, packed, set, widget } from "./helpers.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILE = new URL("../../dist/offline.html", import.meta.url).href;
const SMALL = here("pages/small.json");

/** The page asked for itself and for nothing else. */
function assertAlone(page) {
  assert.deepEqual(page.seen.foreign, [FILE]);
  page.seen.foreign = [];
  assertClean(page);
}
// The harness knows only pages of a server.
const fromDisk = { tolerant: true };

for (const width of [1280, 360]) {
  for (const dark of [false, true]) {
    const look = `${width}-${dark ? "dark" : "light"}`;
    test(`offline.html opens from disk at ${look}`, async ({ open }) => {
      const page = await open(FILE, { ...fromDisk, width, dark });
      const found = await widget(page);
      await found.locator(".chart g.mark").first().waitFor();
      assert.ok(await page.locator("h1").isVisible());
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the window`);
      await shoot(page, `offline-${look}`, { fullPage: true });
      assertAlone(page);
    });
  }
}

test("every view, every relationship and every file to take along, from disk", async ({ open }) => {
  const page = await open(FILE, fromDisk);
  const found = await widget(page);
  for (const [view, drawn] of Object.entries(DRAWN)) {
    await set(found, { view });
    await found.locator(drawn).first().waitFor();
    for (const form of ["svg", "png", "csv", "json"]) {
      assert.ok((await found.evaluate(async (it, form) => (await it.exportAs(form)).size, form)) > 1000, `${view}, ${form}`);
    }
  }
  assert.match(page.url(), /#entente:view=story(&|$)/, "the address keeps the view");
  await set(found, { view: "compare", dyads: "tr-az tr-kz" });
  await found.locator(".ladder").waitFor();
  await set(found, { view: null, dyads: null });
  await markOf(found, "az-recognition").locator(":scope > path").first().click();
  await attributeIs(found, "focus", "az-recognition");
  await found.locator("aside.detail .document q").first().waitFor();
  assertAlone(page);
});

test("another dossier is opened from a file, or dropped", async ({ open }) => {
  const page = await open(FILE, fromDisk);
  const found = await widget(page);
  await set(found, { view: "compare", focus: "az-recognition" });
  const chooser = page.getByLabel("Open another dossier");
  await chooser.setInputFiles(SMALL);
  await markOf(found, "uz-visit").waitFor();
  await page.waitForFunction(() => document.title === "small.json");
  assert.equal(await page.locator("h1").isVisible(), false, "the heading was about the other");

  const drop = (name, bytes) =>
    page.evaluate(({ name, bytes }) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(bytes)], name));
      const stays = document.body.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
      if (stays) throw new Error("the browser would open it in the place of the page");
    }, { name, bytes: [...bytes] });
  await drop("all.entente", packed());
  await markOf(found, "az-recognition").waitFor();
  await page.waitForFunction(() => document.title === "all.entente");

  await drop("broken.json", await readFile(SMALL, "utf8").then((text) => Buffer.from(text.replace("1992-03-04", "1992-33-04"))));
  await found.locator(".failure").waitFor();
  assert.match(await found.locator(".failure").innerText(), /1992-33-04/);
  assertAlone(page);
});

test("without JavaScript offline.html is a text", async ({ open }) => {
  const page = await open(FILE, { ...fromDisk, scripts: false });
  const text = page.locator("entente-widget .told");
  assert.ok(await text.isVisible());
  assert.ok((await text.locator("li").count()) > 0);
  assert.equal(await page.locator("input").isVisible(), false);
});

test("offline.html may ask for nothing", async ({ open }) => {
  const page = await open(FILE, fromDisk);
  const outcome = await page.evaluate(() => fetch("http://127.0.0.1/").then(() => "answered", () => "refused"));
  assert.equal(outcome, "refused");
  assert.match(page.seen.violations.join(), /Content Security Policy/);
});

test("offline.html opens from disk in Firefox", async ({ t }) => {
  const page = await openInFirefox(t, FILE);
  const shown = (selector) => page.waitForFunction((it) => document.querySelector("entente-widget").shadowRoot.querySelector(it), {}, selector);
  const inWidget = (act, given) => page.evaluate(`(${act})(document.querySelector("entente-widget"), ${JSON.stringify(given)})`);
  for (const [view, drawn] of Object.entries(DRAWN)) {
    await inWidget((it, view) => it.setAttribute("view", view), view);
    await shown(drawn);
    for (const form of ["svg", "png", "csv", "json"]) {
      assert.ok((await inWidget((it, form) => it.exportAs(form).then((file) => file.size), form)) > 1000, `${view}, ${form}`);
    }
  }
  await (await page.$("input[type=file]")).uploadFile(SMALL);
  await shown('g.mark[data-record="uz-visit"]');
  assert.deepEqual(page.seen.errors, []);
  assert.deepEqual(page.seen.requests.filter((it) => !/^(data|blob):/.test(it) && !it.startsWith(FILE)), []);
}, { skip });
