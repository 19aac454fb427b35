// The page opens: the harness looks for console errors and warnings, violations and foreign requests.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { DRAWN, widget } from "./helpers.mjs";

test("the page opens, tells that it is ready, and asks only for its own files", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const told = await page.evaluate(async () => {
    const ready = new Promise((resolve) => addEventListener("entente-ready", (event) => resolve([event.target.localName, event.bubbles, event.composed])));
    const it = document.createElement("entente-widget");
    it.textContent = "The page’s own content.";
    document.body.append(it);
    await import("/v1/entente.js");
    const same = (await it.ready) === it;
    return { event: await ready, same };
  });
  assert.deepEqual(told, { event: ["entente-widget", true, true], same: true });
  await widget(page);
  assert.deepEqual(asked.sort(), ["/v1/entente.js", "/v1/widget_bg.wasm"]);
  assert.equal(await page.evaluate(() => document.head.querySelectorAll("style").length), 0, "nothing is put into the head");
});

test("the page’s own content stands there until the widget does, and without scripts", async ({ open }) => {
  const page = await open("/pages/two.html", { scripts: false });
  assert.deepEqual(await page.locator(".fallback").evaluateAll((all) => all.map((it) => it.checkVisibility())), [true, true]);
  const other = await open("/pages/two.html");
  await widget(other);
  assert.deepEqual(await other.locator(".fallback").evaluateAll((all) => all.map((it) => it.checkVisibility())), [false, false]);
});

test("a module that does not come leaves the page’s own content and tells of it", async ({ open }) => {
  const page = await open("/pages/empty.html", { tolerant: true, files: { "/v1/widget_bg.wasm": "no module" } });
  const told = await page.evaluate(async () => {
    const error = new Promise((resolve) => addEventListener("entente-error", (event) => resolve(event.detail.message)));
    document.body.innerHTML = "<entente-widget><p class=fallback>The page’s own content.</p></entente-widget>";
    await import("/v1/entente.js");
    const it = document.querySelector("entente-widget");
    const refused = await it.ready.then(() => false, () => true);
    return { refused, message: await error };
  });
  assert.ok(told.refused);
  assert.ok(told.message.length > 0);
  assert.ok(await page.locator(".fallback").isVisible());
});

test("a module that comes cut short or changed is asked for again, and shows nothing wrong", async ({ open }) => {
  for (const spoil of [(bytes) => bytes.subarray(0, 50_000), (bytes) => (bytes.writeUInt8(bytes.at(-99) ^ 1, bytes.length - 99), bytes)]) {
    let asked = 0;
    const once = async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: (asked += 1) === 1 ? spoil(body) : body });
    };
    const page = await open("/pages/scroll.html", { files: { "/v1/widget_bg.wasm": once }, tolerant: true });
    await (await widget(page)).locator(DRAWN.timeline).first().waitFor();
    assert.equal(asked, 2);
  }
});
