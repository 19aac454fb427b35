// Under the strictest policy, with Trusted Types enforced, all works, nothing is stored, and nothing is asked for but
// the widget's own files, each once. The harness fails these tests at any violation.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { DRAWN, detailOf, markOf, set, until, widget } from "./helpers.mjs";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data: blob:",
  "connect-src": "'self'",
  "font-src": "'self'",
  "base-uri": "'none'",
  "require-trusted-types-for": "'script'",
  "trusted-types": "'none'",
};
const PAGE = ["/pages/scroll.html", "/pages/page.css"];
const AT_ONCE = ["/v1/entente.js", "/v1/widget_bg.wasm"];
const VIEWS = ["/v1/compare.js", "/v1/compare_bg.wasm"];
const READER = ["/v1/reader.js", "/v1/reader_bg.wasm"];

/** Opens a page and keeps what it asks for, from its own address on. */
async function counted(open) {
  const page = await open("/pages/empty.html");
  const asked = [];
  page.context().on("request", (request) => {
    const { protocol, pathname } = new URL(request.url());
    if (protocol.startsWith("http")) asked.push(pathname);
  });
  const answer = await page.goto(`${PAGE[0]}?strict`);
  return { page, asked, policy: answer.headers()["content-security-policy"] };
}

test("the page has the strictest policy", async ({ open }) => {
  const { policy } = await counted(open);
  assert.deepEqual(Object.fromEntries(policy.split("; ").map((part) => part.split(/ (.*)/).slice(0, 2))), POLICY);
});

test("a reader who only looks has two files fetched", async ({ open }) => {
  const { page, asked } = await counted(open);
  const found = await widget(page);
  await found.locator("g.mark").first().waitFor();
  assert.deepEqual(asked.sort(), [...PAGE, ...AT_ONCE].sort());
});

test("every view, a search, a dossier and all files to take along break no rule and leave nothing behind", async ({ open }) => {
  const { page, asked } = await counted(open);
  const found = await widget(page);
  for (const view of Object.keys(DRAWN)) {
    await set(found, { view });
    await found.locator(DRAWN[view]).first().waitFor();
  }
  await set(found, { view: null });
  await found.locator(".find input").fill("Baku");
  await found.locator(".found li").first().waitFor();
  await set(found, { filter: null, focus: "az-recognition" });
  await detailOf(found).locator(".document").first().waitFor();
  for (const form of ["svg", "png", "csv", "json"]) {
    assert.ok((await found.evaluate(async (it, form) => (await it.exportAs(form)).size, form)) > 1000, form);
  }
  await found.locator(".menu summary", { hasText: "Take along" }).click();
  const coming = page.waitForEvent("download");
  await found.locator(".takes").getByRole("button", { name: "SVG", exact: true }).click();
  assert.equal(await (await coming).failure(), null);
  await set(found, { focus: null, src: "small.json" });
  await markOf(found, "uz-visit").waitFor();
  await until(found, "the page's dossier is shown", (it) => !it.shadowRoot.querySelector('[data-record="az-recognition"]'));
  assert.deepEqual(asked.sort(), [...PAGE, ...AT_ONCE, ...VIEWS, ...READER, "/pages/small.json"].sort());
  assert.deepEqual(await kept(page), { cookies: [], origins: [], cookie: "", local: 0, session: 0, databases: [], caches: [], workers: 0 });
});

/** All that a page can leave behind in a browser. */
async function kept(page) {
  const { cookies, origins } = await page.context().storageState({ indexedDB: true });
  const here = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  return { cookies, origins, ...here };
}

test("what a page stores is found", async ({ open }) => {
  const { page } = await counted(open);
  await page.evaluate(async () => {
    document.cookie = "a=1";
    localStorage.a = sessionStorage.a = "1";
    await caches.open("a");
    await new Promise((resolve) => (indexedDB.open("a").onsuccess = resolve));
  });
  const { cookies, origins, ...here } = await kept(page);
  assert.equal(cookies.length + origins.length, 2);
  assert.deepEqual(here, { cookie: "a=1", local: 1, session: 1, databases: ["a"], caches: ["a"], workers: 0 });
});
