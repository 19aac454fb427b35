// The npm package: what is in it, and a page of Vite that has installed it, built and while it is written.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { startDev } from "../hosts/dev.mjs";
import { shoot, test } from "./harness.mjs";
import { attributeIs, detailOf, markOf, until, widget } from "./helpers.mjs";

const TOP = new URL("../../", import.meta.url);
const INSTALLED = new URL("tests/hosts/pages/node_modules/entente-widget/", TOP);
const SMALL = readFileSync(new URL("pages/small.json", import.meta.url), "utf8");
const text = (path) => readFileSync(new URL(path, TOP), "utf8");

test("it has the files of v1, byte for byte, and the version and licence of the workspace", () => {
  const shipped = readdirSync(new URL("dist/v1", TOP)).filter((name) => !/\.(br|gz)$/.test(name));
  assert.ok(shipped.includes("entente.js") && shipped.includes("widget_bg.wasm"));
  for (const name of shipped) {
    assert.ok(readFileSync(new URL(name, INSTALLED)).equals(readFileSync(new URL(`dist/v1/${name}`, TOP))), name);
  }
  const more = ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "README.md", "package.json", "server.js"];
  assert.deepEqual(readdirSync(INSTALLED).sort(), [...shipped, ...more].sort());
  const { name, version, license } = JSON.parse(readFileSync(new URL("package.json", INSTALLED), "utf8"));
  const said = (key) => text("Cargo.toml").match(new RegExp(`^${key} = "(.*)"`, "m"))[1];
  assert.deepEqual({ name, version, license }, { name: "entente-widget", version: said("version"), license: said("license") });
});

test("its names lead to its files, and a server that imports it gets nothing, and no error", () => {
  const ask = (code) => execFileSync(process.execPath, ["--input-type=module", "--eval", code], { cwd: new URL("../../", INSTALLED), encoding: "utf8" }).trim();
  assert.equal(ask('console.log(Object.keys(await import("entente-widget")).length)'), "0");
  for (const name of ["entente.js", "address.js", "widget_bg.wasm"]) {
    assert.equal(ask(`console.log(import.meta.resolve("entente-widget/${name}"))`), new URL(name, INSTALLED).href);
  }
});

test("a page that Vite has built shows the widget, with files of hashed names", async ({ open }) => {
  const page = await open("/hosts/plain.html#entente:focus=az-recognition");
  const found = await widget(page);
  await detailOf(found).locator(".evidence > *").first().waitFor();
  assert.equal(await page.locator("body").getAttribute("data-ready"), "yes");
  assert.equal(await page.locator(".fallback").isVisible(), false);
  const asked = await page.evaluate(() => performance.getEntriesByType("resource").map((it) => new URL(it.name).pathname));
  for (const path of asked) assert.match(path, /^\/hosts\/assets\/[\w-]+-[\w-]{8}\.(js|css|wasm)$/);
  assert.ok(asked.some((path) => path.includes("widget_bg")) && asked.some((path) => path.includes("compare_bg")));
  await shoot(page, "package-plain");
  await found.evaluate((it) => it.select(null));
  await until(page.locator("body"), "it is heard", (it) => it.dataset.selected === "");
  await found.evaluate((it, text) => it.load(text), SMALL);
  await markOf(found, "uz-visit").waitFor();
  await found.evaluate((it) => it.load("{").catch(() => {}));
  await until(page.locator("body"), "what is wrong is heard", (it) => it.dataset.wrong?.includes("line 1"));
});

test("a page that Vite has built asks for no more than it shows", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const asked = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/hosts/plain.html");
  await markOf(await widget(page), "az-recognition").waitFor();
  assert.deepEqual(asked.filter((path) => /compare|reader/.test(path)), []);
});

let dev;
before(async () => (dev = await startDev()));
after(() => dev.stop());

/** A page of the development server, which speaks with it through a socket. */
async function written(open, name, ready) {
  const page = await open(`${dev.address}${name}.html`, { tolerant: true });
  await page.locator(ready).first().waitFor();
  return page;
}

/** Whether anything went wrong on it. */
function assertWell(page) {
  const elsewhere = page.seen.foreign.filter((url) => !url.includes(new URL(dev.address).host));
  assert.deepEqual({ errors: page.seen.errors, elsewhere }, { errors: [], elsewhere: [] });
}

test("Vite serves it while the page is written", async ({ open }) => {
  const page = await written(open, "plain", "entente-widget g.mark");
  const found = page.locator("entente-widget");
  await found.evaluate((it) => it.show({ view: "compare" }));
  await found.locator(".refusals").waitFor();
  await found.evaluate((it, text) => it.load(text), SMALL);
  await found.evaluate((it) => it.show({ view: null }));
  await markOf(found, "uz-visit").waitFor();
  assertWell(page);
});

test("in React’s strict mode, which does everything twice, each widget comes once", async ({ open }) => {
  const page = await written(open, "react", "#one g.mark");
  const press = (name) => page.getByRole("button", { name, exact: true }).click();
  const readies = () => page.locator("#heard").evaluate((it) => it.textContent.split("\n").filter((line) => line.includes("ready")).sort());
  const both = page.locator("#both");
  await both.locator("g.mark").first().waitFor();
  assert.deepEqual(await readies(), ["both entente-ready {}", "one entente-ready {}"]);
  await press("Ask for another");
  await attributeIs(both, "focus", "kz-recognition");
  await page.locator("#state", { hasText: "kz-recognition" }).waitFor(); // the page has heard of it
  await press("Put in or take out");
  await both.waitFor({ state: "detached" });
  await press("Put in or take out");
  await detailOf(both).waitFor();
  assert.equal((await readies()).length, 4);
  assert.equal(await both.evaluate((it) => it.shadowRoot.querySelectorAll(".entente").length), 1);
  assertWell(page);
});
