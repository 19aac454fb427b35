// Each fixture of the gallery opens without an error, on a desk and on a phone. The pictures are for people to look at.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { shoot, test } from "./harness.mjs";
import { faults, widget } from "./helpers.mjs";

const OUT = fileURLToPath(new URL("../out/gallery", import.meta.url));
// `make test` has compiled it with the native tests.
execFileSync("cargo", ["run", "--quiet", "--package", "tests", "--example", "gallery", "--", OUT], { stdio: "inherit" });
const names = readdirSync(OUT).filter((file) => file !== "index.json").map((file) => file.replace(".json", ""));

test("the gallery shows all fixtures", async ({ open }) => {
  const page = await open("/pages/gallery.html");
  await page.locator("section").first().waitFor();
  assert.deepEqual(await page.locator("nav a").allTextContents(), names.sort());
});

for (const name of names) {
  for (const width of [1280, 360]) {
    test(`${name}, ${width} px wide`, async ({ open }) => {
      const page = await open(`/pages/gallery.html?only=${name}`, { width });
      await page.locator("entente-widget").waitFor({ state: "attached" });
      const found = await widget(page);
      assert.equal(await found.locator(".failure").count(), 0, "the dossier is read");
      await found.locator(".chart svg").first().waitFor();
      await shoot(found, `gallery-${name}-${width}`);
      assert.deepEqual(await faults(found), []);
    });
  }
}
