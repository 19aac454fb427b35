// The element in a page's hands: made, moved, copied, taken out and put back, in whatever tree.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test, widgetsReady } from "./harness.mjs";
import { attribute, detailOf, drawn, markOf, until, widget } from "./helpers.mjs";

const built = (name) => readFileSync(new URL(`../../dist/v1/${name}`, import.meta.url));

/** An empty page with the element defined. */
async function defined(open) {
  const page = await open("/pages/empty.html");
  await page.evaluate(() => import("/v1/entente.js").then(() => {}));
  return page;
}

for (const when of ["before", "after"]) {
  test(`made by script ${when} the element is defined, it takes what it was given`, async ({ open }) => {
    const page = when === "after" ? await defined(open) : await open("/pages/empty.html");
    await page.evaluate(async (when) => {
      const it = document.createElement("entente-widget");
      it.setAttribute("dyads", "tr-az");
      // Frameworks set a property where an element has one of that name, and every element has a method `focus`.
      it.focus = "az-recognition";
      it.innerHTML = "<p class=fallback>The page’s own content.</p>";
      document.body.append(it);
      if (when === "before") await import("/v1/entente.js");
    }, when);
    const found = await widget(page);
    await detailOf(found).waitFor();
    assert.deepEqual(await found.evaluate((it) => it.state), { dyads: "tr-az", focus: "az-recognition" });
    assert.equal(await page.locator(".fallback").isVisible(), false);
    await found.evaluate((it) => (it.focus = null));
    await detailOf(found).waitFor({ state: "detached" });
    assert.equal(await found.evaluate((it) => it.focus === HTMLElement.prototype.focus), true, "it is the method still");
  });
}

test("written as HTML, imported from a template, and adopted from other documents", async ({ open }) => {
  const page = await defined(open);
  const ways = await page.evaluate(async () => {
    const html = '<entente-widget dyads="tr-az" controls="none"></entente-widget>';
    const place = () => document.body.appendChild(document.createElement("div"));
    place().innerHTML = html;
    const template = document.createElement("template");
    template.innerHTML = html;
    const asleep = template.content.firstChild.shadowRoot === null;
    place().append(document.importNode(template.content, true));
    place().append(template.content.firstChild);
    place().append(document.adoptNode(new DOMParser().parseFromString(html, "text/html").body.firstChild));
    const frame = place().appendChild(document.createElement("iframe"));
    frame.contentDocument.body.innerHTML = html;
    place().append(frame.contentDocument.body.firstChild);
    return { asleep, count: document.querySelectorAll("entente-widget").length };
  });
  assert.deepEqual(ways, { asleep: true, count: 5 });
  const first = await drawn(await widget(page));
  assert.ok(first.length > 50);
  for (let place = 1; place < ways.count; place += 1) assert.deepEqual(await drawn(await widget(page, place)), first);
});

for (const mode of ["open", "closed"]) {
  test(`in another shadow tree, ${mode}, it is drawn, is styled, and is heard outside`, async ({ open }) => {
    const page = await defined(open);
    const told = await page.evaluate(async (mode) => {
      const heard = [];
      for (const type of ["entente-ready", "entente-select", "entente-view", "entente-error"]) {
        document.addEventListener(type, (event) => heard.push([type, event.target.id, event.detail]));
      }
      const host = document.body.appendChild(document.createElement("div"));
      host.id = "host";
      const tree = host.attachShadow({ mode });
      tree.innerHTML = "<entente-widget></entente-widget>";
      const it = tree.firstChild;
      await it.ready;
      it.setAttribute("from", "never");
      await it.select("az-recognition");
      await it.show({ view: "table" });
      while (heard.length < 4) await new Promise(requestAnimationFrame);
      return { heard, display: getComputedStyle(it).display, title: it.shadowRoot.querySelector("h2").textContent };
    }, mode);
    const [ready, error, ...rest] = told.heard;
    assert.deepEqual(ready, ["entente-ready", "host", {}]);
    assert.deepEqual(error.slice(0, 2), ["entente-error", "host"]);
    assert.match(error[2].message, /never/);
    assert.deepEqual(rest, [["entente-select", "host", "az-recognition"], ["entente-view", "host", "table"]]);
    assert.equal(told.display, "flow-root");
    assert.match(told.title, /Türkiye/);
  });
}

test("a copy is a widget of its own, with the state of the one that it was made of", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page, 1);
  await found.evaluate((it) => it.select("az-recognition"));
  await until(found, "the state is written", (it) => it.getAttribute("focus") === "az-recognition");
  await found.evaluate((it) => document.querySelector("#elsewhere").append(it.cloneNode(true)));
  const copy = page.locator("#elsewhere entente-widget");
  await detailOf(copy).waitFor();
  assert.deepEqual(await copy.evaluate((it) => it.state), { dyads: "tr-az", focus: "az-recognition" });
  await copy.evaluate((it) => it.select(null));
  await detailOf(copy).waitFor({ state: "detached" });
  assert.equal(await detailOf(found).count(), 1);
});

test("taken out and put back it is ready anew, and does what it is asked to meanwhile", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page, 1);
  const told = await found.evaluate(async (it) => {
    const before = it.ready;
    const heard = [];
    it.addEventListener("entente-ready", () => heard.push("ready"));
    it.remove();
    await null;
    const gone = { refused: await it.select("az-recognition").catch((error) => error.message), state: it.state };
    it.setAttribute("dyads", "tr-kz tr-az");
    document.querySelector("#elsewhere").append(it);
    const another = it.ready !== before;
    await it.select("az-recognition");
    return { ...gone, another, heard, back: it.state };
  });
  assert.deepEqual(told, {
    refused: "this widget has been disposed",
    state: {},
    another: true,
    heard: ["ready"],
    back: { dyads: "tr-kz tr-az", focus: "az-recognition" },
  });
  await detailOf(page.locator("#elsewhere entente-widget")).waitFor();
});

test("where a page has every tree closed", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const told = await page.evaluate(async () => {
    const { attachShadow } = Element.prototype;
    let tree;
    Element.prototype.attachShadow = function () { return (tree = attachShadow.call(this, { mode: "closed" })); };
    await import("/v1/entente.js");
    const it = document.body.appendChild(document.createElement("entente-widget"));
    await it.ready;
    await new Promise(requestAnimationFrame);
    const marks = tree.querySelectorAll(".chart g.mark").length;
    it.dispose();
    return { marks, left: [...tree.children].map((it) => it.localName) };
  });
  assert.ok(told.marks > 10);
  assert.deepEqual(told.left, ["div", "slot"]);
});

test("moved into another document and back it is drawn, and is styled", async ({ open }) => {
  const page = await defined(open);
  const styled = await page.evaluate(async () => {
    document.body.innerHTML = "<iframe></iframe><entente-widget></entente-widget>";
    const it = document.querySelector("entente-widget");
    await it.ready;
    document.querySelector("iframe").contentDocument.body.append(it);
    document.body.append(it);
    await it.ready;
    return it.shadowRoot.adoptedStyleSheets.length;
  });
  assert.equal(styled, 1);
  assert.ok((await drawn(await widget(page))).length > 50);
});

test("moved before it is ready it comes once, where it is then", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  const ready = await page.evaluate(async () => {
    document.body.innerHTML = '<div></div><entente-widget src="small.json"></entente-widget>';
    const it = document.querySelector("entente-widget");
    let count = 0;
    it.addEventListener("entente-ready", () => (count += 1));
    await import("/v1/entente.js");
    document.querySelector("div").append(it);
    it.remove();
    document.querySelector("div").append(it);
    await it.ready;
    await new Promise(requestAnimationFrame);
    return count;
  });
  assert.equal(ready, 1);
  const found = await widget(page);
  await markOf(found, "uz-visit").waitFor();
  assert.deepEqual(asked.filter((path) => /widget_bg|small/.test(path)).sort(), ["/pages/small.json", "/v1/widget_bg.wasm"]);
});

test("disposed of, it leaves the page’s own content, takes attributes, and comes when it is put somewhere", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page, 0);
  await found.evaluate((it) => it.dispose());
  await found.evaluate((it) => (it.dispose(), it.setAttribute("dyads", "tr-az"), it.setAttribute("view", "table")));
  assert.equal(await page.locator(".fallback").first().isVisible(), true);
  assert.equal(await found.evaluate((it) => it.shadowRoot.querySelector("slot").previousSibling.childElementCount), 0);
  await found.evaluate((it) => document.querySelector("#elsewhere").append(it));
  const back = page.locator("#elsewhere entente-widget");
  await back.locator(".comparison table").waitFor();
  assert.deepEqual(await back.evaluate((it) => it.state), { dyads: "tr-az", view: "table" });
});

test("a module that did not come is fetched again when the element is put back", async ({ open }) => {
  const page = await open("/pages/empty.html", { tolerant: true, files: { "/v1/widget_bg.wasm": "no module" } });
  const refused = await page.evaluate(async () => {
    document.body.innerHTML = "<entente-widget><p class=fallback>The page’s own content.</p></entente-widget>";
    await import("/v1/entente.js");
    return document.querySelector("entente-widget").ready.then(() => null, (error) => error.message);
  });
  assert.match(refused, /widget_bg\.wasm did not arrive, or not whole/);
  assert.equal(await page.locator(".fallback").isVisible(), true);
  await page.context().unroute("**/*");
  await page.context().unrouteAll();
  const back = await page.evaluate(async () => {
    const it = document.querySelector("entente-widget");
    it.remove();
    await null;
    document.body.append(it);
    const same = (await it.ready) === it;
    await it.select("az-recognition");
    return same;
  });
  assert.equal(back, true);
  await detailOf(await widget(page)).waitFor();
});

test("of two versions on a page the first stays, and the other asks for nothing", async ({ open }) => {
  const files = Object.fromEntries(["entente.js", "widget_bg.wasm"].map((name) => [`/v2/${name}`, built(name)]));
  const page = await open("/pages/empty.html", { files });
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.evaluate(async () => {
    document.body.innerHTML = '<entente-widget dyads="tr-az"></entente-widget><entente-widget dyads="tr-kz"></entente-widget>';
    await import("/v1/entente.js");
    const first = customElements.get("entente-widget");
    await import("/v2/entente.js");
    if (customElements.get("entente-widget") !== first) throw new Error("the second has taken the name");
    document.body.append(document.createElement("entente-widget"));
  });
  await widgetsReady(page);
  assert.deepEqual(asked.sort(), ["/v1/entente.js", "/v1/widget_bg.wasm", "/v2/entente.js"]);
  assert.equal(await attribute(await widget(page, 1), "dyads"), "tr-kz");
  for (const place of [0, 1, 2]) assert.ok((await drawn(await widget(page, place))).length > 50);
});
