// The page opens, the widget is there, and nothing it does leaves the host. The harness looks for errors.
import assert from "node:assert/strict";
import { shoot, test, widgetsReady } from "./harness.mjs";

for (const width of [1280, 360]) {
  for (const dark of [false, true]) {
    const look = `${width}-${dark ? "dark" : "light"}`;
    test(`index.html opens at ${look}`, async ({ open }) => {
      const page = await open("/index.html", { width, dark });
      await widgetsReady(page);
      const drawn = await page.locator("entente-widget").first().evaluate((it) => it.shadowRoot.textContent.trim() !== "");
      assert.ok(drawn, "the widget's shadow tree holds something to read");
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `the page is ${overflow} px wider than the window`);
      await shoot(page, `index-${look}`, { fullPage: true });
    });
  }
}
