// The harness itself: a check that cannot fail is no check.
import assert from "node:assert/strict";
import { assertClean, test } from "./harness.mjs";

test("a page that breaks the rules is found out", async ({ open }) => {
  const page = await open("/pages/unruly.html", { tolerant: true });
  await page.waitForFunction(() => document.documentElement.dataset.done);
  assert.match(page.seen.errors.join(), /thrown on purpose/);
  assert.match(page.seen.violations.join(), /style-src/);
  assert.match(page.seen.foreign.join(), /elsewhere\.example/);
  assert.throws(() => assertClean(page));
});

test("a file may exist for one page only", async ({ open }) => {
  const page = await open("/pages/empty.html", { files: { "/only-here.json": "{" } });
  assert.equal(await page.evaluate(() => fetch("/only-here.json").then((answer) => answer.text())), "{");
});
