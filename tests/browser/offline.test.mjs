// A site that goes on without a network: what sw.js does for pages that ask for it by offline.js.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "./harness.mjs";
import { markOf, set, until, widget } from "./helpers.mjs";
import { TOLERANT, WRONG, begin, ready, turnRound, works } from "./releases.mjs";
import { startSite } from "./site.mjs";

const SMALL = await readFile(new URL("pages/small.json", import.meta.url), "utf8");

test("after one visit a site needs no network", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  await site.cut();
  await turnRound(page); // the page of the first visit: nobody has asked for this module
  for (const address of ["/index.html", "/", "/?from=somewhere", "/index.html?a=b#entente:view=compare"]) {
    await page.goto(address);
    await widget(page);
  }
  await page.reload();
  await works(page);
});

test("a host’s own page, its styles and the dossiers it has shown are kept", async ({ open, t }) => {
  const site = await begin(t);
  site.spoilt.set("/pages/other.json", (response) => response.end(SMALL.replaceAll("A visit", "Another visit")));
  const page = await open("/pages/keeps.html", { at: site.address, ...TOLERANT });
  const found = await widget(page);
  assert.equal(await ready(page), true);
  await set(found, { src: "other.json?of=today" });
  await page.waitForFunction(() => caches.match("other.json?of=today"));
  await site.cut();
  await page.reload();
  const again = await widget(page);
  await markOf(again, "uz-visit").waitFor();
  assert.ok(await page.evaluate(() => document.styleSheets[0].cssRules.length > 0), "with its style");
  await set(again, { src: "other.json?of=today" });
  await until(again, "the other dossier", (it) => it.shadowRoot.querySelector(".chart").textContent.includes("Another visit"));
  await set(again, { src: "never-seen.json" });
  await again.locator(".failure").waitFor();
  await set(again, { src: null });
  await markOf(again, "az-recognition").waitFor();
  await site.back();
  site.spoilt.set("/pages/small.json", (response) => response.end(SMALL.replaceAll("A visit", "A newer visit")));
  await page.reload();
  const newer = await widget(page);
  await until(newer, "the network comes first", (it) => it.shadowRoot.querySelector(".chart").textContent.includes("A newer visit"));
});

test("a dossier of another host is kept", async ({ open, t }) => {
  const site = await begin(t);
  const other = await startSite(0, {
    instead: (path, response) => {
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", "Content-Type": "application/json", Vary: "Origin" }).end(SMALL);
      return true;
    },
  });
  const dossier = `${other.address}/dossier.json`;
  const html = `<!DOCTYPE html><script type="module" src="v1/offline.js"></script><script type="module" src="v1/entente.js"></script>
    <entente-widget src="${dossier}"></entente-widget>`;
  site.spoilt.set("/far.html", (response) => response.writeHead(200, { "Content-Type": "text/html" }).end(html));
  // The policy of a worker is that of its own file.
  site.spoilt.set("/sw.js", (response, bytes) => response.writeHead(200, { "Content-Type": "text/javascript" }).end(bytes));
  const page = await open("/far.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  await other.stop();
  await site.cut();
  await page.reload();
  const found = await widget(page);
  await markOf(found, "uz-visit").waitFor();
  // A worker that has nothing to do is ended, and woken by the next request.
  await set(found, { src: null });
  await markOf(found, "az-recognition").waitFor();
  const browser = await page.context().newCDPSession(page);
  await browser.send("ServiceWorker.enable");
  await browser.send("ServiceWorker.stopAllWorkers");
  await set(found, { src: dossier });
  await markOf(found, "uz-visit").waitFor();
  assert.equal(await page.evaluate((at) => fetch(at).then(() => "answered", () => "nothing"), `${other.address}/never-seen.json`), "nothing");
});

test("the rest of what a page asks other hosts for is left to the page", async ({ open, t }) => {
  const site = await begin(t);
  const seen = [];
  const other = await startSite(0, {
    instead: (path, response, request) => {
      seen.push(request.method);
      response.writeHead(200, { "Access-Control-Allow-Origin": "*" }).end("theirs");
      return true;
    },
  });
  t.after(() => other.stop());
  // The page may ask there, the worker, whose file has the site's policy, may not.
  const html = `<!DOCTYPE html><script type="module" src="v1/offline.js"></script>`;
  site.spoilt.set("/far.html", (response) => response.writeHead(200, { "Content-Type": "text/html" }).end(html));
  const page = await open("/far.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  const browser = await page.context().newCDPSession(page);
  await browser.send("ServiceWorker.enable");
  for (const _ of ["woken by it", "awake"]) {
    if (seen.length === 0) await browser.send("ServiceWorker.stopAllWorkers");
    assert.equal(await page.evaluate((at) => fetch(at).then((it) => it.text()), `${other.address}/any`), "theirs");
  }
  assert.deepEqual(seen, ["GET", "GET"]);
});

for (const how of ["cut off", "too short", "of other bytes"]) {
  test(`a module that comes ${how} at the first visit is fetched again`, async ({ open, t }) => {
    const site = await begin(t);
    let times = 3; // twice for the page, once for the worker
    site.spoilt.set("/v1/widget_bg.wasm", (response, bytes) => {
      if (--times === 0) site.spoilt.delete("/v1/widget_bg.wasm");
      WRONG[how](response, bytes);
    });
    const page = await open("/index.html", { at: site.address, ...TOLERANT });
    assert.equal(await ready(page), true);
    const found = page.locator("entente-widget").first();
    await found.locator(".chart g.mark").first().waitFor();
    await site.cut();
    await page.reload();
    await works(page);
  });
}

test("copies are bounded, the oldest go first", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/keeps.html", { at: site.address });
  await ready(page);
  const kept = await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.getRegistration();
    for (let at = 0; at < 110; at += 1) {
      const { port1, port2 } = new MessageChannel();
      active.postMessage({ entente: "keep", addresses: [`${location.origin}/pages/small.json?${at}`] }, [port2]);
      await new Promise((told) => (port1.onmessage = told));
    }
    const name = (await caches.keys()).find((it) => it.endsWith(" copies"));
    return (await (await caches.open(name)).keys()).map((it) => new URL(it.url).search);
  });
  assert.equal(kept.length, 100);
  assert.equal(kept[0], "?10");
  assert.equal(kept.at(-1), "?109");
});

test("pictures go before what a page cannot do without", async ({ open, t }) => {
  const site = await begin(t);
  const large = Buffer.alloc(20 * 1024 * 1024);
  const picture = (response) => response.writeHead(200, { "Content-Type": "image/png" }).end("picture");
  for (let at = 0; at < 105; at += 1) site.spoilt.set(`/pages/picture-${at}.png`, picture);
  site.spoilt.set("/pages/picture-large.png", (response) => response.writeHead(200, { "Content-Type": "image/png" }).end(large));
  const page = await open("/pages/keeps.html", { at: site.address });
  await ready(page);
  const kept = await page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.getRegistration();
    const names = ["large", ...Array(105).keys()].map((at) => `${location.origin}/pages/picture-${at}.png`);
    const { port1, port2 } = new MessageChannel();
    active.postMessage({ entente: "keep", addresses: names }, [port2]);
    await new Promise((told) => (port1.onmessage = told));
    const name = (await caches.keys()).find((it) => it.endsWith(" copies"));
    return (await (await caches.open(name)).keys()).map((it) => new URL(it.url).pathname);
  });
  assert.equal(kept.length, 100);
  for (const needed of ["keeps.html", "page.css", "small.json"]) assert.ok(kept.includes(`/pages/${needed}`), needed);
  assert.ok(!kept.includes("/pages/picture-large.png"), "one that would push out all else is not kept");
});

test("a page is the same wherever its reader came from", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/keeps.html?utm_source=a&of=1&fbclid=b#top", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  await site.cut();
  for (const address of ["/pages/keeps.html?of=1", "/pages/keeps.html?of=1&gclid=c"]) {
    await page.goto(address);
    await markOf(await widget(page), "uz-visit").waitFor();
  }
  await assert.rejects(page.goto("/pages/keeps.html?of=2"), "that is another page");
});

for (const [why, answer] of Object.entries({
  "does not come": (response) => response.writeHead(503).end(),
  "is too large to be kept": (response) => response.end(SMALL + " ".repeat(17 * 1024 * 1024)),
})) {
  test(`a page whose dossier ${why} is not ready`, async ({ open, t }) => {
    const site = await begin(t);
    site.spoilt.set("/pages/small.json", answer);
    const page = await open("/pages/keeps.html", { at: site.address, ...TOLERANT });
    assert.equal(await ready(page), false);
  });
}

test("a network that answers with a page to log in spoils no copy", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/keeps.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  const login = (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Log in</title>");
  for (const path of ["/pages/keeps.html", "/pages/page.css", "/pages/small.json"]) site.spoilt.set(path, login);
  await page.evaluate(() => Promise.all(["page.css", "small.json"].map((it) => fetch(it))));
  await page.reload();
  await page.waitForFunction(() => document.title === "Log in");
  await site.cut();
  await page.goto("/pages/keeps.html");
  await markOf(await widget(page), "uz-visit").waitFor();
  assert.ok(await page.evaluate(() => document.styleSheets[0].cssRules.length > 0), "with its style");
});

test("a copy is given where the network breaks off", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/keeps.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), true);
  const cutOff = (response) => {
    response.writeHead(200, { "Content-Length": 1000 });
    response.write("{", () => response.destroy());
  };
  for (const path of ["/pages/keeps.html", "/pages/page.css", "/pages/small.json"]) site.spoilt.set(path, cutOff);
  await page.reload();
  await markOf(await widget(page), "uz-visit").waitFor();
  assert.ok(await page.evaluate(() => document.styleSheets[0].cssRules.length > 0), "with its style");
});

test("what is for one reader alone, or not to be kept, is not kept", async ({ open, t }) => {
  const site = await begin(t);
  site.spoilt.set("/own.json", (response) => response.end("{}"));
  site.spoilt.set("/fleeting.json", (response) => response.writeHead(200, { "Cache-Control": "private, no-store" }).end("{}"));
  site.spoilt.set("/any.json", (response) => response.end("{}"));
  const page = await open("/index.html", { at: site.address });
  assert.equal(await ready(page), true);
  await page.reload();
  await widget(page);
  await page.evaluate(async () => {
    await fetch("/own.json", { headers: { Authorization: "Bearer x" } });
    await fetch("/fleeting.json");
    await fetch("/any.json");
  });
  await page.waitForFunction(() => caches.match("/any.json"));
  assert.deepEqual(await page.evaluate(() => Promise.all(["/own.json", "/fleeting.json"].map(async (it) => (await caches.match(it)) === undefined))), [true, true]);
});

test("other requests are none of the worker’s business", async ({ open, t }) => {
  const site = await begin(t);
  const seen = [];
  site.spoilt.set("/pages/api", (response, _, request) => {
    seen.push(`${request.method} ${request.headers.range ?? ""}`.trim());
    response.writeHead(200, { "Cache-Control": "no-store" }).end("once");
  });
  site.spoilt.set("/pages/moved", (response) => response.writeHead(302, { Location: "/pages/empty.html" }).end());
  const page = await open("/pages/keeps.html", { at: site.address, ...TOLERANT });
  await ready(page);
  await page.reload();
  const before = site.asked.length;
  await page.evaluate(async () => {
    await fetch("/pages/api", { method: "POST", body: "x" });
    await fetch("/pages/api", { headers: { Range: "bytes=0-1" } });
    await fetch("/pages/api");
    await fetch("/v1/address.js", { headers: { Range: "bytes=0-1" } });
  });
  assert.ok(site.asked.slice(before).includes("/v1/address.js"), "a piece of a file is the server’s to give");
  assert.deepEqual(seen, ["POST", "GET bytes=0-1", "GET"]);
  assert.equal(await page.evaluate(() => caches.match("/pages/api")), undefined, "nobody said that it is needed");
  await page.goto("/pages/moved");
  assert.ok(page.url().endsWith("/pages/empty.html"));
  await site.cut();
  await assert.rejects(page.goto("/pages/moved"));
});

test("a page outside the worker’s folder needs the server’s leave", async ({ open, t }) => {
  const site = await begin(t, { under: "entente/" });
  const html = `<!DOCTYPE html><script type="module" src="entente/v1/offline.js"></script>
    <script type="module" src="entente/v1/entente.js"></script><entente-widget data-address></entente-widget>`;
  site.spoilt.set("/article.html", (response) => response.writeHead(200, { "Content-Type": "text/html" }).end(html));
  const page = await open("/article.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page, "/entente/v1/offline.js"), false);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
  const leave = { "Content-Type": "text/javascript", "Service-Worker-Allowed": "/" };
  site.spoilt.set("/entente/sw.js", (response, bytes) => response.writeHead(200, leave).end(bytes));
  await page.reload();
  assert.equal(await ready(page, "/entente/v1/offline.js"), true);
  await site.cut();
  await page.reload();
  await works(page);
});

test("without being asked there is no worker and nothing is stored", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/scroll.html", { at: site.address });
  await works(page);
  assert.ok(!site.asked.includes("/sw.js"));
  const stored = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    caches: await caches.keys(),
    databases: (await indexedDB.databases()).length,
    kept: localStorage.length + sessionStorage.length,
    cookie: document.cookie,
  }));
  assert.deepEqual(stored, { workers: 0, caches: [], databases: 0, kept: 0, cookie: "" });
});

test("Trusted Types may be enforced", async ({ open, t }) => {
  const site = await begin(t);
  site.spoilt.set("/index.html", (response, bytes) => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types entente-offline";
    response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy }).end(bytes);
  });
  const page = await open("/index.html", { at: site.address });
  assert.equal(await ready(page), true);
});

test("where the first attempt fails the next follows when the network is back, Trusted Types or not", async ({ open, t }) => {
  const site = await begin(t);
  site.spoilt.set("/index.html", (response, bytes) => {
    const policy = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types entente-offline";
    response.writeHead(200, { "Content-Type": "text/html", "Content-Security-Policy": policy }).end(bytes);
  });
  site.spoilt.set("/sw.js", WRONG.missing);
  const page = await open("/index.html", { at: site.address, ...TOLERANT });
  assert.equal(await ready(page), false);
  for (const works of [false, true]) {
    if (works) site.spoilt.delete("/sw.js");
    await page.evaluate(() => dispatchEvent(new Event("online")));
    if (!works) await page.waitForTimeout(300);
  }
  await page.waitForFunction(() => navigator.serviceWorker.getRegistration().then((it) => it?.active));
});

test("where there can be no worker nothing happens", async ({ open, t }) => {
  const site = await begin(t);
  const page = await open("/pages/empty.html", { at: site.address });
  await page.addInitScript(() => {
    const refuse = () => { throw new DOMException("not here", "SecurityError"); };
    Object.defineProperty(Navigator.prototype, "serviceWorker", { get: refuse });
  });
  await page.goto("/index.html");
  assert.equal(await ready(page), false);
  await works(page);
});

test("a host that has a worker of its own keeps it", async ({ open, t }) => {
  const site = await begin(t);
  site.spoilt.set("/own.js", (response) => response.writeHead(200, { "Content-Type": "text/javascript" }).end("// nothing"));
  const page = await open("/pages/empty.html", { at: site.address });
  await page.evaluate(() => navigator.serviceWorker.register("/own.js").then(() => navigator.serviceWorker.ready).then(() => {}));
  await page.goto("/index.html");
  assert.equal(await ready(page), false);
  const worker = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).active.scriptURL);
  assert.ok(worker.endsWith("/own.js"));
});
