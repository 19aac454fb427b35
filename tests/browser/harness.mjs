// What a browser test needs:
//
//   import assert from "node:assert/strict";
//   import { test, shoot } from "./harness.mjs";
//
//   test("compare shows both relationships", async ({ open }) => {
//     const page = await open("/index.html", { width: 360, dark: true });
//     …                          // `page` is Playwright's
//     await shoot(page, "compare-360-dark");
//   });
//
// Every page that a test opens is watched. A console error or warning, an uncaught error, a violation of the
// Content-Security-Policy or a request to another host fails the test, unless it opened the page with
// `tolerant: true` and looks at `page.seen` itself.
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { after, test as nodeTest } from "node:test";
import { fileURLToPath } from "node:url";
import { connect } from "./engine.mjs";
import { startSite, typeOf } from "./site.mjs";

/** Where pictures go. */
export const OUT = fileURLToPath(new URL("../out/", import.meta.url));

let run;
const started = () =>
  (run ??= Promise.all([connect(), process.env.ENTENTE_SITE ? { address: process.env.ENTENTE_SITE } : startSite()]));

after(async () => {
  if (!run) return;
  const [browser, site] = await run;
  await browser.close();
  site.stop?.();
});

/** A test whose pages are watched, and closed when it ends. */
export function test(name, body, options = {}) {
  return nodeTest(name, { timeout: 180_000, ...options }, async (t) => {
    const pages = [];
    const openHere = async (path, wishes) => {
      const page = await open(path, wishes);
      pages.push(page);
      return page;
    };
    try {
      await body({ open: openHere, t });
      for (const page of pages) if (!page.seen.tolerant) assertClean(page);
    } finally {
      for (const page of pages) await page.context().close();
    }
  });
}

/**
 * Opens a path of the site in a fresh profile.
 *
 * width, height: the viewport. dark: the reader prefers dark. still: prefers reduced motion. touch: a touch screen.
 * scripts: false turns JavaScript off. files: paths and texts that the site has for this page only, such as
 * { "/bad.json": "{" }, or what answers them, as Playwright's `route` takes it. at: the address of another site than the
 * run's. sites: addresses of other sites that it may ask. emulate: more of what Playwright's `newContext` takes. tolerant:
 * errors do not fail the test.
 */
export async function open(path, wishes = {}) {
  const { width = 1280, height = 800, dark = false, still = true, touch = false } = wishes;
  const { scripts = true, files = {}, sites = [], emulate = {}, tolerant = false } = wishes;
  const [browser, site] = await started();
  const address = wishes.at ?? site.address;
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width, height },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: still ? "reduce" : "no-preference",
    hasTouch: touch,
    javaScriptEnabled: scripts,
    locale: "en-GB",
    timezoneId: "UTC",
    ...emulate,
  });
  for (const [name, body] of Object.entries(files)) {
    const answer = typeof body === "function" ? body : (route) => route.fulfill({ body, contentType: typeOf(name) });
    await context.route(address + name, answer);
  }
  await context.addInitScript(tellViolations);
  const page = await context.newPage();
  watch(page, [address, ...sites]);
  page.seen.tolerant = tolerant;
  await page.goto(path, { waitUntil: "load" });
  return page;
}

/** Not every violation is told in the console by itself. */
const tellViolations = () =>
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sample }) =>
    console.error(`Content Security Policy: ${effectiveDirective} forbids ${blockedURI} ${sample}`));

/** Keeps in `page.seen` what should not happen: errors, violations, requests to other hosts. */
function watch(page, addresses) {
  const seen = { errors: [], violations: [], foreign: [] };
  page.seen = seen;
  page.on("pageerror", (error) => seen.errors.push(String(error.stack ?? error)));
  page.on("console", (message) => {
    if (!["error", "warning"].includes(message.type())) return;
    const text = `${message.text()} (${message.location().url})`;
    (/content security policy/i.test(text) ? seen.violations : seen.errors).push(text);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    const local = addresses.includes(url.origin) || url.protocol === "data:" || url.protocol === "blob:";
    if (!local) seen.foreign.push(request.url());
  });
  page.on("websocket", (socket) => seen.foreign.push(socket.url()));
}

/** Fails if anything happened on the page that should not have. */
export function assertClean(page) {
  const { errors, violations, foreign } = page.seen;
  assert.deepEqual({ errors, violations, foreign }, { errors: [], violations: [], foreign: [] });
}

/** Resolves when every widget on the page is there. */
export async function widgetsReady(page) {
  await page.evaluate(() => customElements.whenDefined("entente-widget"));
  await page.evaluate(() => Promise.all([...document.querySelectorAll("entente-widget")].map((it) => it.ready)).then(() => {}));
}

/** Saves a picture of the page, or of one element, as tests/out/NAME.png. */
export async function shoot(pageOrElement, name, options = {}) {
  await mkdir(OUT, { recursive: true });
  await pageOrElement.screenshot({ path: `${OUT}${name}.png`, ...options });
}
