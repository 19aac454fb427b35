// Pictures of every view for people to look at: tests/out/. They are never compared by machine.
import { shoot, test } from "./harness.mjs";
import { DRAWN, detailOf, set, widget } from "./helpers.mjs";

for (const width of [1280, 360]) {
  for (const dark of [false, true]) {
    const look = `${width}-${dark ? "dark" : "light"}`;
    test(`pictures at ${look}`, async ({ open }) => {
      const page = await open("/index.html", { width, dark });
      const found = await widget(page);
      await shoot(found, `timeline-${look}`);
      await set(found, { focus: "az-recognition" });
      await detailOf(found).waitFor();
      await shoot(found, `detail-${look}`);
      for (const view of ["compare", "routes", "sources", "table", "story"]) {
        await set(found, { focus: null, view });
        await found.locator(DRAWN[view]).first().waitFor();
        await shoot(found, `${view}-${look}`);
      }
    });
  }
}
