// Releases: one is taken over whole or not at all, and no page gets files of two.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openInFirefox, skip } from "./firefox.mjs";
import { test } from "./harness.mjs";
import { until, widget } from "./helpers.mjs";
import { TOLERANT, WRONG, begin, ready, releasesOf, turnRound, update, works } from "./releases.mjs";

const cachesOf = (page) => page.evaluate(() => caches.keys());

test("a new release is taken over whole, and open pages keep theirs", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  const other = await page.context().newPage();
  await other.goto("/index.html");
  await widget(other);
  await site.publish(2);
  assert.equal(await update(page), "activated", "no tab has to be closed");
  assert.equal(await releasesOf(page), "1");
  await turnRound(page); // what it needs only now
  assert.equal(await releasesOf(page), "1", "a page that is open");
  await page.goto("/index.html");
  await works(page);
  assert.equal(await releasesOf(page), "2", "a page that is opened anew");
  await site.cut();
  await turnRound(other);
  assert.equal(await releasesOf(other), "1");
  await page.reload();
  await widget(page);
  assert.equal(await releasesOf(page), "2");
});

test("in Firefox, too, a page keeps its release, and needs no network", async ({ t }) => {
  const site = await begin(t);
  const page = await openInFirefox(t, `${site.address}/index.html`);
  assert.equal(await ready(page), true);
  await page.reload();
  await site.publish(2);
  assert.equal(await update(page), "activated");
  await turnRound(page);
  assert.equal(await releasesOf(page), "1");
  await site.cut();
  await page.reload();
  await page.waitForFunction(() => document.querySelector("entente-widget").shadowRoot?.querySelector(".ladder"));
  assert.equal(await releasesOf(page), "2");
}, { skip });

test("a release that no page is of is forgotten, and no other", async ({ open, t }) => {
  const site = await begin(t, { grace: 0 });
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  const other = await page.context().newPage();
  await other.goto("/index.html");
  const releases = async () => (await cachesOf(page)).filter((name) => name.includes(" release ")).length;
  assert.equal(await releases(), 1);
  await site.publish(2);
  await update(page);
  assert.equal(await releases(), 2);
  for (const _ of [1, 2]) await page.reload();
  assert.equal(await releases(), 2, "the other page is of the first");
  await other.close();
  await page.evaluate(() => caches.open("somebody else’s"));
  await page.reload();
  await until(page.locator("html"), "the first is forgotten", async () => (await caches.keys()).filter((name) => name.includes(" release ")).length === 1);
  await widget(page);
  assert.equal(await releasesOf(page), "2");
  assert.ok((await cachesOf(page)).includes("somebody else’s"));
});

test("a page that wakes the worker does not hold the next one up", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  await site.publish(2);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const { active } = registration;
    let since = 0;
    const end = setInterval(() => {
      active.postMessage({ entente: "keep", addresses: [location.href] });
      if (registration.waiting && ++since > 50) clearInterval(end);
    }, 10);
  });
  assert.equal(await update(page), "activated");
});

for (const [how, wrong] of Object.entries(WRONG)) {
  test(`while a file of the new release is ${how} the old one goes on`, async ({ open, t }) => {
    const site = await begin(t);
    const page = await open("/index.html", { at: site.address, ...TOLERANT });
    await ready(page);
    await site.publish(2);
    const paths = ["/v1/compare_bg.wasm", "/page.css", "/index.html"];
    for (const path of paths) site.spoilt.set(path, wrong);
    for (const path of paths) {
      assert.equal(await update(page), "redundant", path);
      await page.reload();
      await works(page);
      assert.equal(await releasesOf(page), "1", path);
      if (path !== "/index.html") site.spoilt.delete(path); // what has come needs not come again
    }
    await site.cut();
    await page.reload();
    await works(page);
    assert.equal(await releasesOf(page), "1");
    site.spoilt.clear();
    await site.back();
    assert.equal(await update(page), "activated");
    await page.reload();
    await works(page);
    assert.equal(await releasesOf(page), "2");
  });
}

test("the network may be cut in the middle of an update", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  await site.publish(2);
  site.spoilt.set("/v1/entente.js", () => site.cut());
  assert.equal(await update(page), "redundant");
  await page.reload();
  await works(page);
  assert.equal(await releasesOf(page), "1");
});

test("what the browser has lost or spoilt is fetched again, and checked", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  const spoil = () =>
    page.evaluate(async () => {
      const name = (await caches.keys()).find((it) => it.includes(" release "));
      const cache = await caches.open(name);
      await cache.delete("/v1/entente.js");
      await cache.delete("/index.html");
      const wrong = new Uint8Array(999).buffer;
      await cache.put("/v1/widget_bg.wasm", new Response(wrong, { headers: { "Content-Type": "application/wasm" } }));
    });
  await spoil();
  site.asked.length = 0;
  await page.reload();
  await works(page);
  for (const path of ["/v1/entente.js", "/index.html", "/v1/widget_bg.wasm"]) assert.ok(site.asked.includes(path), path);
  await site.cut();
  await page.reload();
  await works(page);
  // The server has another by now, and its worker cannot come: all of the page from the server, nothing from before.
  await site.back();
  await site.publish(2);
  site.spoilt.set("/sw.js", WRONG.missing);
  await spoil();
  await page.reload();
  await works(page);
  assert.equal(await releasesOf(page), "2");
});

test("a site may give its worker up", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  await ready(page);
  const [end] = (await readFile(new URL("../../README.md", import.meta.url), "utf8")).match(/addEventListener\("install"[^]*?(?=```)/);
  site.spoilt.set("/sw.js", (response) => response.writeHead(200, { "Content-Type": "text/javascript" }).end(end));
  assert.equal(await update(page), "activated");
  await page.goto("/pages/scroll.html");
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  assert.deepEqual(await cachesOf(page), []);
});
