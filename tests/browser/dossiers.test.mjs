// A dossier given at run time: what is wrong with it is told in place, with its position, and disturbs nobody.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openInFirefox, skip } from "./firefox.mjs";
import { test, shoot } from "./harness.mjs";
import { DRAWN, attributeIs, detailOf, drawn, hear, markOf, onDemandAsked, packed, set, until, widget } from "./helpers.mjs";
import { begin } from "./releases.mjs";

const SMALL = await readFile(new URL("pages/small.json", import.meta.url), "utf8");

/** What a reader sees of a widget that could not read its dossier. */
async function refused(found) {
  const failure = found.locator(".failure[role=alert]");
  await failure.waitFor();
  assert.ok(await failure.isVisible());
  assert.equal(await found.locator("g.mark").count(), 0);
  assert.ok(await found.locator("p.fallback").isVisible(), "the page's own text is there");
  return failure.innerText();
}

async function works(found) {
  await markOf(found, "az-recognition").locator(":scope > path").first().click();
  await attributeIs(found, "focus", "az-recognition");
  await detailOf(found).locator(".close").click();
  await detailOf(found).waitFor({ state: "detached" });
}

test("bad JSON that a page hands over", async ({ open }) => {
  const page = await open("/pages/two.html");
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  const errors = await hear(one, "entente-error");
  const strange = await hear(other, "entente-error");
  const message = await one.evaluate((it) => it.load('{"record": [').then(() => null, (error) => error.message));
  assert.match(message, /line 1, column \d+/);
  assert.match(await refused(one), /line 1, column \d+/);
  const [{ findings, ...rest }] = await errors();
  assert.deepEqual(rest, { message });
  const [finding] = findings;
  assert.deepEqual([finding.file, finding.line, finding.column], ["dossier", 1, 12]);
  assert.ok(message.includes(`expected ${finding.expected}; found ${finding.found}`));
  assert.deepEqual(await strange(), []);
  await works(other);

  await one.evaluate((it, text) => it.load(text), SMALL);
  await one.locator("g.mark").first().waitFor();
  assert.equal(await one.locator(".failure").count(), 0);
  assert.deepEqual((await drawn(one)).sort(), ["uz-relations", "uz-visit"]);
  assert.ok(!(await one.locator("p.fallback").isVisible()));
});

test("an address with bad JSON", async ({ open }) => {
  const page = await open("/pages/two.html", { files: { "/pages/bad.json": '{\n  "dossier": {,\n' } });
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  const errors = await hear(one, "entente-error");
  await set(one, { src: "bad.json" });
  assert.match(await refused(one), /bad\.json, line 2, column 15/);
  assert.match((await errors())[0].message, /bad\.json, line 2, column 15/);
  await works(other);

  await set(one, { src: "small.json" });
  await markOf(one, "uz-visit").waitFor();
  await set(one, { src: null });
  await markOf(one, "az-recognition").waitFor();
});

test("an address where there is nothing", async ({ open }) => {
  const page = await open("/pages/two.html", { tolerant: true });
  const one = await widget(page, 0);
  await set(one, { src: "nothing.json" });
  assert.match(await refused(one), /nothing\.json: the server answers 404/);
  assert.deepEqual(page.seen.foreign, []);
});

test("every mistake of a dossier is told at once", async ({ open }) => {
  const found = await widget(await open("/pages/two.html"));
  const bad = SMALL.replace('"1992-03-04"', '"1992-33-04"').replace('"politics", "dyads": ["tr-uz"], "title": "A visit"', '"sport", "dyads": ["tr-xx"], "title": "A visit"');
  await found.evaluate((it, text) => it.load(text).catch(() => {}), bad);
  const told = await refused(found);
  for (const wrong of ["1992-33-04", "sport", "tr-xx"]) assert.ok(told.includes(wrong), `${wrong} in: ${told}`);
  assert.equal(await found.locator(".failure li").count(), 3);
});

test("a dossier comes as an object, as text, or as bytes", async ({ open }) => {
  const found = await widget(await open("/pages/two.html"));
  for (const way of ["object", "text", "bytes"]) {
    await found.evaluate((it, { text, way }) => {
      const given = { object: JSON.parse(text), text, bytes: new TextEncoder().encode(text).buffer };
      return it.load(given[way]);
    }, { text: SMALL.replace("A visit", `A visit, as ${way}`), way });
    await until(found, `${way} is shown`, (it, way) => it.shadowRoot.querySelector('g.mark[data-record="uz-visit"]')?.textContent.includes(`as ${way}`), way);
  }
});

/** A dossier at slow.json that is held back until `release` is called. */
async function slow(page) {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route("**/slow.json", async (route) => {
    await held;
    // The request may be gone by now.
    await route.fulfill({ body: SMALL, contentType: "application/json" }).catch(() => {});
  });
  return release;
}

test("the last dossier asked for is the one that is shown", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page);
  const release = await slow(page);
  const asked = page.waitForRequest("**/slow.json");
  await set(found, { src: "slow.json" });
  await asked;
  const dropped = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/slow.json"));
  await set(found, { src: null });
  await dropped;
  await markOf(found, "az-recognition").waitFor();
  release();
  await page.evaluate(() => new Promise(requestAnimationFrame).then(() => new Promise(requestAnimationFrame)).then(() => {}));
  assert.equal(await markOf(found, "az-recognition").count(), 1, "the late answer changes nothing");
});

/** Puts a widget of a dossier into an empty page; how many marks the first picture after it says that it is ready has. */
const marksAtOnce = (page, src) => page.evaluate(async (src) => {
  const it = document.createElement("entente-widget");
  it.setAttribute("src", src);
  const count = () => it.shadowRoot.querySelectorAll(".chart g.mark").length;
  const marks = new Promise((go) => it.addEventListener("entente-ready", () => requestAnimationFrame(() => go(count()))));
  document.body.append(it);
  await import("/v1/entente.js");
  return marks;
}, src);

test("a dossier that is here before the module is on the first picture", async ({ open }) => {
  const page = await open("/pages/empty.html");
  await page.route("**/all.entente", (route) => route.fulfill({ body: packed() }));
  const here = page.waitForResponse("**/all.entente").then((response) => response.finished());
  await page.route("**/widget_bg.wasm", (route) => here.then(() => route.continue()));
  assert.ok((await marksAtOnce(page, "/all.entente")) > 100);
});

test("a dossier that does not come keeps nothing back", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const release = await slow(page);
  assert.equal(await marksAtOnce(page, "/slow.json"), 0);
  await page.locator(".coming progress").waitFor();
  release();
});

test("what takes long says so, can be stopped, and fetched again", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page);
  const release = await slow(page);
  await set(found, { src: "slow.json" });
  const line = found.locator(".coming progress");
  await line.waitFor();
  assert.equal(await line.getAttribute("value"), null, "nobody knows how long");
  await shoot(page, "loading-1280-light");
  const dropped = page.waitForEvent("requestfailed", (request) => request.url().endsWith("/slow.json"));
  await found.getByRole("button", { name: "Stop" }).click();
  await dropped;
  await until(found, "it says that it was stopped", (it) => it.shadowRoot.querySelector(".failure")?.textContent.startsWith("Loading was stopped."));
  assert.equal(await found.locator(".failure").getAttribute("role"), "alert");
  release();
  await found.getByRole("button", { name: "Load it" }).click();
  await markOf(found, "uz-visit").waitFor();
});

test("a dossier that did not come is fetched again when the reader asks for it", async ({ open }) => {
  const page = await open("/pages/two.html", { tolerant: true });
  const found = await widget(page);
  await page.route("**/late.json", (route) => route.abort());
  await set(found, { src: "late.json" });
  await found.locator(".failure").waitFor();
  await page.route("**/late.json", (route) => route.fulfill({ body: SMALL, contentType: "application/json" }));
  await found.getByRole("button", { name: "Load it" }).click();
  await markOf(found, "uz-visit").waitFor();
  await found.evaluate((it) => it.load("{").catch(() => {}));
  await found.locator(".failure").waitFor();
  assert.equal(await found.getByRole("button", { name: "Load it" }).count(), 0, "what was handed over is nowhere to be fetched");
});

test("a page has its turn while a large dossier is unpacked", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page);
  const turns = await found.evaluate(async (it, text) => {
    const dossier = JSON.parse(text);
    const [model] = dossier.event;
    dossier.event = Array.from({ length: 5_000 }, (_, at) => ({ ...model, id: `r${at}` }));
    // To the module each step takes longer than a page may wait.
    const { now } = Date;
    let [time, turns] = [now(), 0];
    Date.now = () => (time += 1_000);
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (what, wait, ...rest) => setTimeout(what, wait, ...rest, (turns += wait === undefined));
    await it.load(JSON.stringify(dossier)).finally(() => Object.assign(globalThis, { setTimeout }) && (Date.now = now));
    return turns;
  }, SMALL);
  assert.ok(turns > 5, `${turns} turns`);
});

test("the reading of a large dossier counts its records and can be stopped", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page);
  // What is stopped leaves what was shown before.
  let before = markOf(found, "az-recognition");
  // A machine that reads it in less than it takes to say so has nothing to show: ever more, until it does.
  for (let records = 20_000; ; records *= 2) {
    const stopped = await found.evaluate(async (it, { text, records }) => {
      const dossier = JSON.parse(text);
      const [model] = dossier.event;
      const claims = (at) => [{ ...model.claims[0], date: `${1900 + (at % 120)}` }];
      dossier.event = Array.from({ length: records }, (_, at) => ({ ...model, id: `r${at}`, claims: claims(at) }));
      let told = null;
      const watch = new MutationObserver(() => {
        const words = it.shadowRoot.querySelector(".coming .note")?.textContent ?? "";
        if (!/ of .* records/.test(words) || told) return;
        told = words;
        it.shadowRoot.querySelector(".coming button").click();
      });
      watch.observe(it.shadowRoot, { subtree: true, childList: true, characterData: true });
      const error = await it.load(dossier).then(() => null, (error) => error.name);
      watch.disconnect();
      return told && { told, error };
    }, { text: SMALL, records });
    if (!stopped) {
      before = found.locator('.chart g.mark[data-record^="r"]').first();
      continue;
    }
    assert.match(stopped.told, /^[\d,]+ of [\d,]+ records Stop$/);
    assert.equal(stopped.error, "AbortError");
    break;
  }
  await before.waitFor();
});

const columns = (found) => found.locator(".ladder [role=columnheader].side").allInnerTexts();

test("the built-in dossier needs no reader, and the comparison's module only when something is opened", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const asked = onDemandAsked(page);
  await page.evaluate(async () => {
    document.body.append(document.createElement("entente-widget"));
    await import("/v1/entente.js");
  });
  const found = await widget(page);
  await set(found, { dyads: "tr-az", from: "1990", to: "1995-06-30" });
  await set(found, { dyads: null, from: null, to: null, align: "recognition" });
  await set(found, { align: null });
  assert.deepEqual(asked, [], "the timeline needs nothing more");
  await works(found);
  await set(found, { view: "compare", dyads: "tr-kz tr-az" });
  await found.locator(".ladder").waitFor();
  assert.deepEqual(await columns(found), ["Türkiye–Kazakhstan", "Türkiye–Azerbaijan"]);
  await set(found, { view: null, dyads: "tr-az" });
  await works(found);
  assert.deepEqual(asked.sort(), ["/v1/compare.js", "/v1/compare_bg.wasm"], "each is fetched once");
});

test("relationships in another order, or one alone, are compared by the reader", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const asked = onDemandAsked(page);
  const found = await widget(page);
  await set(found, { view: "compare", dyads: "tr-az tr-kz" });
  await found.locator(".ladder").waitFor();
  assert.deepEqual(await columns(found), ["Türkiye–Azerbaijan", "Türkiye–Kazakhstan"]);
  await set(found, { dyads: "tr-az" });
  await until(found, "one column", (it) => it.shadowRoot.querySelectorAll(".ladder [role=columnheader].side").length === 1);
  assert.deepEqual(asked.sort(), ["/v1/compare.js", "/v1/compare_bg.wasm", "/v1/reader.js", "/v1/reader_bg.wasm"], "each is fetched once");
  await set(found, { dyads: null });
  await until(found, "two columns", (it) => it.shadowRoot.querySelectorAll(".ladder [role=columnheader].side").length === 2);
});

test("two widgets compare each its own dossier", async ({ open }) => {
  const page = await open("/pages/two.html");
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  await one.evaluate((it, text) => it.load(text), SMALL);
  for (const found of [one, other]) {
    await set(found, { view: "compare", dyads: null });
    await found.locator(".ladder").waitFor();
  }
  assert.deepEqual(await columns(one), ["Türkiye–Uzbekistan"]);
  assert.deepEqual(await columns(other), ["Türkiye–Kazakhstan", "Türkiye–Azerbaijan"]);
  // The comparison that was open goes with its dossier.
  await one.evaluate((it, text) => it.load(text), SMALL.replaceAll("Uzbekistan", "Elsewhere"));
  await until(one, "the other dossier", (it) => it.shadowRoot.querySelector(".ladder .side")?.innerText.includes("Elsewhere"));
  assert.deepEqual(await columns(other), ["Türkiye–Kazakhstan", "Türkiye–Azerbaijan"]);
});

test("without its reader a comparison says so, and the timeline goes on", async ({ open }) => {
  const page = await open("/pages/scroll.html", { tolerant: true, files: { "/v1/reader.js": "this is no script" } });
  const found = await widget(page);
  const errors = await hear(found, "entente-error");
  await set(found, { view: "compare", dyads: "tr-az tr-kz" });
  await until(found, "an error is told", (it) => it.heard["entente-error"].length > 0);
  await until(found, "it says so", (it) => it.shadowRoot.querySelector(".view").innerText.includes("could not be loaded"));
  assert.equal((await errors()).length, 1);
  await set(found, { view: null });
  await works(found);
});

for (const back of ["the reader presses the button", "the reader types on", "the network is back"]) {
  test(`finding says that its module does not come, and goes on once ${back}`, async ({ open }) => {
    const page = await open("/pages/scroll.html", { tolerant: true });
    await page.route("**/compare_bg.wasm", (route) => route.abort());
    const found = await widget(page);
    const all = (await drawn(found)).length;
    await found.locator(".find input").fill("pipelin");
    const told = found.getByText("This part could not be loaded.");
    await told.waitFor();
    assert.equal((await drawn(found)).length, all);
    await page.unroute("**/compare_bg.wasm");
    if (back.endsWith("button")) await found.getByRole("button", { name: "Load it" }).click();
    else if (back.endsWith("on")) await found.locator(".find input").press("End").then(() => page.keyboard.type("e"));
    else await page.evaluate(() => dispatchEvent(new Event("online")));
    await until(found, "it is filtered", (it) => it.getAttribute("filter")?.startsWith("pipelin"));
    await until(found, "others are faint or gone", (it, all) => it.shadowRoot.querySelectorAll(".chart g.mark").length < all, all);
    assert.equal(await told.count(), 0);
  });
}

test("a module that hangs is given up, and asked for again", async ({ open }) => {
  const page = await open("/pages/empty.html", { tolerant: true });
  // The half minute that it is waited for is shorter here.
  await page.addInitScript(() => {
    const { setTimeout } = globalThis;
    globalThis.setTimeout = (what, time, ...rest) => setTimeout(what, time === 30_000 ? 300 : time, ...rest);
  });
  await page.route("**/v1/compare.js", () => {});
  await page.goto("/pages/scroll.html");
  const found = await widget(page);
  await set(found, { view: "compare" });
  await found.getByText("This part could not be loaded.").waitFor();
  await found.getByRole("button", { name: "Load it" }).click();
  await found.locator(DRAWN.compare).first().waitFor();
});

test("in Firefox, too, a script that did not come is asked for again", async ({ t }) => {
  const site = await begin(t);
  site.spoilt.set("/v1/compare.js", (response) => response.destroy());
  const page = await openInFirefox(t, `${site.address}/pages/scroll.html`);
  const inside = (selector) => page.waitForFunction((selector) => document.querySelector("entente-widget").shadowRoot?.querySelector(selector), {}, selector);
  await inside("g.mark");
  await page.evaluate(() => document.querySelector("entente-widget").setAttribute("view", "compare"));
  const again = await inside('button[data-act="again"]');
  site.spoilt.clear();
  await again.click();
  await inside(DRAWN.compare);
}, { skip });

test("what was packed opens as what was written, without being read", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  const before = await drawn(found);
  const file = packed();
  await found.evaluate((it, bytes) => it.load(new Uint8Array(bytes).buffer), [...file]);
  await until(found, "it is shown", (it, count) => it.shadowRoot.querySelectorAll(".chart g.mark").length === count, before.length);
  assert.deepEqual(await drawn(found), before);
  await set(found, { focus: "az-recognition" });
  await detailOf(found).locator(".document q").first().waitFor();
  const broken = await found.evaluate((it, bytes) => it.load(new Uint8Array(bytes).buffer).then(() => null, (error) => error.message), [...file.subarray(0, 99)]);
  assert.match(broken, /not whole/);
});
