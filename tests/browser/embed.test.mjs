// The page for frames: on a page of another host, without an origin of its own, and in the words that host pages know.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { shoot, test } from "./harness.mjs";
import { attribute, attributeIs, detailOf, set, until, widget } from "./helpers.mjs";
import { startSite } from "./site.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const require = createRequire(import.meta.url);
const PYM = readFileSync(require.resolve("pym.js"), "utf8");
const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const ALONE = "allow-scripts";

/** A page with a frame from another site. Resolves to the page, the frame's element and what is in it. */
async function framed({ open, t }, query, { sandbox = ALONE, path = "/pages/frames.html", ...wishes } = {}) {
  const other = await startSite();
  t.after(other.stop);
  const page = await open(path, { sites: [other.address], ...wishes });
  await page.evaluate(
    async ([src, sandbox]) => {
      window.heard = [];
      addEventListener("message", ({ origin, data }) => heard.push({ origin, data }));
      const frame = document.createElement("iframe");
      if (sandbox !== null) frame.setAttribute("sandbox", sandbox);
      Object.assign(frame, { src, title: "Two relationships", width: "100%", height: "300" });
      const come = new Promise((come) => (frame.onload = come));
      (document.querySelector("#frames") ?? document.body).append(frame);
      await come;
    },
    [`${other.address}/embed.html${query}`, sandbox],
  );
  const element = page.locator("iframe");
  const inside = await (await element.elementHandle()).contentFrame();
  return { page, element, inside, site: other.address };
}

const heightOf = (element) => element.evaluate((it) => it.clientHeight);
const contentOf = (inside) => inside.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));

/** Waits until a frame is as high as what is in it, for ten pictures on end. */
async function fits(element, inside) {
  const heights = [];
  for (let same = 0; same < 10; ) {
    const [frame, content] = [await heightOf(element), await contentOf(inside)];
    same = frame === content && frame === heights.at(-1) ? same + 1 : 0;
    heights.push(frame);
    assert.ok(heights.length < 600, `the frame never rests: ${heights.slice(-20)} for ${content}`);
    await inside.evaluate(() => new Promise(requestAnimationFrame).then(() => {}));
  }
}

const said = (page, type) => page.evaluate((type) => heard.filter(({ data }) => data?.type === type), type);

test("a frame without an origin shows what its address asks for, and is as high as that", async (test) => {
  const { page, element, inside } = await framed(test, "?view=compare&dyads=tr-az+tr-kz&theme=dark&colour=red");
  const found = await widget(inside);
  await found.locator(".refusals").first().waitFor();
  assert.deepEqual(await found.evaluate((it) => it.getAttributeNames()), ["dyads", "view", "theme"]);
  assert.equal(await attribute(found, "dyads"), "tr-az tr-kz");
  assert.equal(await inside.evaluate(() => { try { return localStorage.length; } catch (error) { return error.name; } }), "SecurityError");
  await fits(element, inside);
  assert.ok((await heightOf(element)) > 1000);
  assert.ok(await inside.evaluate(() => document.documentElement.scrollHeight <= innerHeight), "nothing scrolls in it");
  const [first] = await said(page, "entente-height");
  assert.equal(first.origin, "null");
  assert.ok(first.data.height > 1000, `nothing is told of what is only waited for: ${first.data.height}`);
});

test("the height follows what its reader opens, both ways", async (test) => {
  const { page, element, inside } = await framed(test, "");
  const found = await widget(inside);
  await fits(element, inside);
  const timeline = await heightOf(element);
  await found.locator("[role=tab]").nth(2).click();
  await found.locator(".comparison svg").first().waitFor();
  await fits(element, inside);
  const routes = await heightOf(element);
  await found.locator("[role=tab]").first().click();
  await attributeIs(found, "view", null);
  await fits(element, inside);
  assert.ok(routes < timeline && (await heightOf(element)) > routes, `${timeline}, then ${routes} px`);
  const heights = (await said(page, "entente-height")).map(({ data }) => data.height);
  assert.ok(heights.every((height, at) => Number.isInteger(height) && height !== heights[at - 1]), `only changes are told: ${heights}`);
});

test("a height that is given is kept", async (test) => {
  const { page, element, inside } = await framed(test, "?height=420");
  const found = await widget(inside);
  await fits(element, inside);
  await set(found, { view: "table" });
  await found.locator(".comparison table").waitFor();
  await fits(element, inside);
  const heights = new Set((await said(page, "entente-height")).map(({ data }) => data.height));
  assert.deepEqual([...heights], [428], "with 4 px above and below");
});

test("each attribute of the element may stand in the address, and nothing else", async ({ open }) => {
  const page = await open("/embed.html");
  const names = await page.evaluate(() => customElements.whenDefined("entente-widget").then((it) => it.observedAttributes));
  const given = { ...Object.fromEntries(names.map((name) => [name, "x"])), src: "/pages/small.json", view: "table", height: "500", controls: "none", from: "1990", to: "1991", align: "calendar" };
  const more = { onclick: "alert(1)", style: "color: red", id: "x", hidden: "" };
  const other = await open(`/embed.html?${new URLSearchParams({ ...given, ...more })}`);
  const found = other.locator("entente-widget");
  assert.deepEqual((await found.evaluate((it) => it.getAttributeNames())).sort(), [...names].sort());
  await other.getByText("A small dossier").first().waitFor();
});

test("a page with Pym gives the frame its height, and hears it again", async (test) => {
  const other = await startSite();
  test.t.after(other.stop);
  const page = await test.open("/pages/frames.html", { sites: [other.address] });
  await page.evaluate(PYM);
  await page.evaluate(([src, sandbox]) => {
    window.parts = new pym.Parent("frames", src, { sandbox, title: "Two relationships" });
    window.told = [];
    parts.onMessage("height", (height) => told.push(height));
  }, [`${other.address}/embed.html?view=timeline`, ALONE]);
  const element = page.locator("iframe");
  const inside = await (await element.elementHandle()).contentFrame();
  await widget(inside);
  await until(element, "Pym has given it a height", () => told.length > 0);
  await page.evaluate(() => document.querySelector("iframe").style.removeProperty("height")); // what frame.js has set
  const height = String(await contentOf(inside));
  assert.equal(await element.getAttribute("height"), `${height}px`);
  const before = await page.evaluate(() => told.length);
  await page.evaluate(() => parts.sendWidth());
  await until(element, "it has told it again", (it, before) => told.length > before, before);
  assert.equal(await page.evaluate(() => told.at(-1)), height);
});

// What AMP's amp-iframe asks of a message before it believes it: iframe-helper.js and amp-iframe.js of amphtml.
const ampHeight = (heard, origin) => {
  for (const { origin: from, data } of heard) {
    const size = data?.sentinel === "amp" && data.type === "embed-size" && from === origin && data.height;
    const pym = typeof data === "string" && data.startsWith("pym") && data.split(/xPYMx/)[2] === "height" && parseInt(data.split(/xPYMx/)[3], 10);
    if ((size || pym) >= 100) return { size, pym };
  }
  return null;
};

for (const sandbox of [ALONE, "allow-scripts allow-same-origin"]) {
  test(`AMP, Datawrapper’s script and WordPress understand a frame with sandbox="${sandbox}"`, async (test) => {
    const { page, element, inside, site } = await framed(test, "?view=table#?secret=abc123", { sandbox, path: "/pages/empty.html" });
    await (await widget(inside)).locator(".comparison table").waitFor();
    const height = await contentOf(inside);
    await until(element, "the present height is told", (it, height) => heard.some(({ data }) => data.height === height), height);
    const heard = await page.evaluate(() => heard);
    const amp = ampHeight(heard.toReversed(), site);
    assert.equal(amp.size || amp.pym, height);

    const dialect = heard.findLast(({ data }) => data["datawrapper-height"]).data["datawrapper-height"];
    assert.deepEqual(Object.values(dialect), [height]);
    // Its script of today looks for the window that speaks; the one before for the name, or for that in an address.
    const [name] = Object.keys(dialect);
    assert.ok(await element.evaluate((it, name) => it === document.querySelector(`iframe[src*='${name}']`), name));

    const wordpress = heard.findLast(({ data }) => data.message === "height").data;
    assert.deepEqual(wordpress, { message: "height", value: height, secret: "abc123" });
  });
}

test("a page takes heights from its frames’ own address only", async (test) => {
  const { page, element, inside } = await framed(test, "", { sandbox: null });
  await widget(inside);
  await fits(element, inside);
  const before = await heightOf(element);
  // Whoever is in the frame now has followed a link out of Entente.
  await inside.goto(await page.evaluate(() => new URL("/pages/empty.html", location.href).href));
  await inside.evaluate(() => parent.postMessage({ type: "entente-height", id: "", height: 50 }, "*"));
  await page.evaluate(() => postMessage({ type: "entente-height", id: "", height: 60 }, "*"));
  await until(element, "both have been heard", () => [50, 60].every((height) => heard.some(({ data }) => data.height === height)));
  assert.equal(await heightOf(element), before);
});

test("the page around may say what is shown, and nobody else", async (test) => {
  const { page, inside } = await framed(test, "?dyads=tr-kz");
  const found = await widget(inside);
  await page.evaluate(async () => {
    const stranger = document.createElement("iframe");
    stranger.src = "/pages/empty.html";
    await new Promise((come) => { stranger.onload = come; document.body.append(stranger); });
  });
  const say = (from, state) => from.evaluate((state) => top.frames[0].postMessage({ type: "entente-show", state }, "*"), state);
  await say(page.frames().at(-1), { filter: "kind:event", view: "routes" });
  await say(page, { view: "table", dyads: null, onclick: "alert(1)" });
  await attributeIs(found, "view", "table");
  assert.deepEqual(await found.evaluate((it) => it.getAttributeNames()), ["view"]);
});

test("what its reader has opened is there again after a reload", async (test) => {
  const { inside } = await framed(test, "?dyads=tr-kz&childId=x");
  const found = await widget(inside);
  await found.locator("[role=tab]").nth(4).click();
  await inside.waitForFunction(() => location.search.includes("view=table"));
  await inside.evaluate(() => location.reload());
  await inside.waitForFunction(() => performance.getEntriesByType("navigation")[0].type === "reload");
  assert.equal(await attribute(await widget(inside), "view"), "table");
  assert.equal(await inside.evaluate(() => new URLSearchParams(location.search).get("childId")), "x", "whose frame it is stays known");
});

for (const [width, place, upper] of [[360, 1100, 400], [360, 1100, 100], [1280, 1300, 400]]) {
  test(`a detail that is opened far down a high frame is in sight, ${width} px wide, ${upper} px below the edge`, async (test) => {
    const { page, element, inside } = await framed(test, "", { width });
    const found = await widget(inside);
    await fits(element, inside);
    await page.evaluate((place) => scrollTo(0, place), place - upper);
    await inside.waitForFunction(() => new Promise(requestAnimationFrame));
    const at = await found.evaluate((it, place) => {
      const boxes = [...it.shadowRoot.querySelectorAll("g.mark")].map((mark) => mark.querySelector("path").getBoundingClientRect());
      const box = boxes.find((box) => box.top > place);
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }, place);
    const corner = await element.boundingBox();
    await page.mouse.click(corner.x + at.x, corner.y + at.y, { delay: 60 }); // as quick as a finger
    await detailOf(found).locator(".evidence > details, .document").first().waitFor();
    // Only the page around knows where in its window the frame stands.
    const inWindow = async () => {
      const corner = await element.evaluate((it) => ({ y: it.getBoundingClientRect().top + it.clientTop }));
      const { top, bottom, mark, covers } = await found.evaluate((it) => {
        const detail = it.shadowRoot.querySelector(".detail").getBoundingClientRect();
        const mark = it.shadowRoot.querySelector("g.mark[aria-pressed=true] path").getBoundingClientRect();
        const covers = detail.left < mark.right && detail.top < mark.bottom && detail.bottom > mark.top;
        return { top: detail.top, bottom: detail.bottom, mark: mark.top, covers };
      });
      return { top: top + corner.y, bottom: bottom + corner.y, mark: mark + corner.y, covers };
    };
    for (let tries = 0; ; tries++) {
      const { top, bottom, mark, covers } = await inWindow();
      if (top >= -1 && top < 700 && bottom <= 801 && mark >= 0 && mark < 800 && !covers) break;
      assert.ok(tries < 100, `the detail is at ${top} to ${bottom}, its mark at ${mark}`);
      await inside.waitForFunction(() => new Promise(requestAnimationFrame));
    }
    assert.equal(await page.evaluate(() => scrollY), place - upper, "the page around has not moved");
    await shoot(page, `embed-detail-${width}-${upper}`);
  });
}

test("without scripts, and without WebAssembly, its own text is read", async (test) => {
  const page = await test.open("/embed.html", { scripts: false });
  const text = await page.locator("entente-widget").innerText();
  assert.match(text, /1991/);
  assert.match(text, /A ¶7/);

  const other = await startSite();
  test.t.after(other.stop);
  const host = await test.open("/pages/frames.html", { sites: [other.address], tolerant: true });
  await host.context().route("**/*.wasm", (route) => route.abort());
  await host.evaluate((src) => {
    const frame = document.createElement("iframe");
    Object.assign(frame, { src, title: "Two relationships", sandbox: "allow-scripts", width: "100%", height: "30" });
    document.querySelector("#frames").append(frame);
  }, `${other.address}/embed.html`);
  const element = host.locator("iframe");
  const inside = await (await element.elementHandle()).contentFrame();
  await inside.getByText("A ¶7").first().waitFor();
  await fits(element, inside);
});

test("a dossier is fetched from the web and from nowhere else", async ({ open }) => {
  const dossier = JSON.stringify({ dossier: { id: "x", title: "Smuggled", language: "en" } });
  const page = await open(`/embed.html?src=${encodeURIComponent(`data:application/json,${dossier}`)}`, { tolerant: true });
  await page.locator(".failure").waitFor();
  assert.match(page.seen.violations.join(), /connect-src/);
  assert.ok(!(await page.locator("entente-widget").innerText()).includes("Recognised"), "the text of another dossier is not left there");
});

test("oEmbed says where the frame is, and pages name it", async ({ open }) => {
  for (const path of ["/index.html", "/embed.html"]) {
    const page = await open(path);
    const link = page.locator('link[rel="alternate"][type="application/json+oembed"]');
    assert.equal(await link.evaluate((it) => new URL(it.href).pathname), "/oembed.json");
  }
  const folder = mkdtempSync(join(tmpdir(), "entente-"));
  try {
    for (const name of ["embed.html", "oembed.json"]) cpSync(here(`../../www/${name}`), join(folder, name));
    const env = { ...process.env, TRUNK_STAGING_DIR: folder, ENTENTE: "echo", ENTENTE_HOST: "https://news.example/widgets" };
    execFileSync(process.execPath, [here("../../.ci/embed.mjs")], { env });
    const told = JSON.parse(readFileSync(join(folder, "oembed.json"), "utf8"));
    assert.deepEqual([told.version, told.type, typeof told.width, typeof told.height], ["1.0", "rich", "number", "number"]);
    assert.match(told.html, /^<iframe src="https:\/\/news\.example\/widgets\/embed\.html" .* sandbox="allow-scripts" loading="lazy"><\/iframe>$/);
    assert.equal(told.thumbnail_url, "https://news.example/widgets/picture.png");
    assert.match(readFileSync(join(folder, "embed.html"), "utf8"), /<entente-widget>render --limit 24<\/entente-widget>/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

for (const [width, dark] of [[1280, false], [1280, true], [360, false]]) {
  test(`pictures and axe, ${width} px wide, ${dark ? "dark" : "light"}`, async (test) => {
    const name = `embed-${width}${dark ? "-dark" : ""}`;
    const { page, element, inside } = await framed(test, "", { width, dark });
    await widget(inside);
    await fits(element, inside);
    await shoot(page, `${name}-host`);
    const alone = await test.open("/embed.html", { width, dark });
    await widget(alone);
    await shoot(alone, name, { fullPage: true });
    const text = await test.open("/embed.html", { width, dark, scripts: false });
    await shoot(text, `${name}-text`);
    for (const it of [page, alone]) {
      await it.evaluate(AXE);
      const wrong = await it.evaluate(async () => {
        const rules = { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] };
        const { violations } = await axe.run({ exclude: ["entente-widget", "iframe"] }, { runOnly: rules, resultTypes: ["violations"] });
        return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html)]);
      });
      assert.deepEqual(wrong, []);
    }
  });
}
