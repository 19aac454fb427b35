// Hostile host pages: whatever a page does, its reader gets the content. The pages are in hostile/.
import assert from "node:assert/strict";
import { launch } from "./engine.mjs";
import { shoot, test } from "./harness.mjs";
import { CASES } from "./hostile/page.mjs";
import { getsContent, isThere, looker } from "./hostile/reader.mjs";

for (const it of CASES) {
  test(`a page that ${it.does} (${it.name})`, async ({ open, t }) => {
    const gate = {};
    gate.opens = new Promise((resolve) => (gate.open = resolve));
    const page = await open(`/hostile/${it.name}`, { ...it.reader, files: it.files?.(gate), tolerant: true });
    const [one, two] = [looker(page, "one"), looker(page, "two")];
    await it.act?.(page, one, gate);
    t.after(() => page.seen.errors.forEach((text) => t.diagnostic(text)));
    if (it.absent) await Promise.all([one.fallback(), two.fallback()]);
    else await getsContent(page, one, it);
    if (!it.absent && !it.alone) await isThere(two);
    await shoot(page, `hostile-${it.name}`, { fullPage: true });
    await it.also?.(page, one);
    const { errors, violations, foreign } = page.seen;
    const complaints = [...errors, ...violations, ...foreign];
    assert.deepEqual(complaints.filter((text) => !it.noise?.test(text)), []);
    if (it.noise) assert.ok(complaints.length > 0, "the page makes the noise that is said of it");
  });
}

test("a page that is come back to (back)", async ({ open }) => {
  const { origin } = new URL((await open("/pages/empty.html")).url());
  // Playwright's browser would load it anew.
  const browser = await launch({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
  try {
    const page = await browser.newPage();
    const open = () => page.evaluate(() => document.querySelector("#one").state.focus);
    await page.goto(`${origin}/hostile/plain`);
    await getsContent(page, looker(page, "one"), {});
    await page.evaluate(() => addEventListener("pageshow", ({ persisted }) => (window.persisted = persisted)));
    const before = await open();
    await page.goto(`${origin}/hostile/no-script`);
    // What comes from the cache is not loaded.
    await page.goBack({ waitUntil: "commit" });
    assert.equal(await page.evaluate(() => window.persisted), true, "it comes from the cache");
    assert.equal(await open(), before);
    await page.evaluate(() => document.querySelector("#one").select(null));
    await getsContent(page, looker(page, "one"), {});
  } finally {
    await browser.close();
  }
});
