// Motion is short, shows what went where, and is left out for readers who want none.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, attributeLeaves, until, widget } from "./helpers.mjs";

const moving = (found) => found.evaluate((it) => it.shadowRoot.getAnimations().filter((one) => one.effect.target.closest(".marks")).length);

/** Aligns, and counts the marks on their way in the frame after. */
const aligned = async (found) => {
  await found.locator(".controls select").selectOption({ label: "Years since: recognition" });
  await attributeIs(found, "align", "recognition");
  return found;
};

for (const still of [false, true]) {
  test(`aligning ${still ? "moves nothing where motion is unwanted" : "slides marks to their new places"}`, async ({ open }) => {
    const found = await widget(await open("/pages/scroll.html", { still }));
    await found.evaluate((it) => {
      it.most = 0;
      const watch = () => {
        const running = it.shadowRoot.getAnimations();
        it.most = Math.max(it.most, running.length);
        it.longest = Math.max(it.longest ?? 0, ...running.map((one) => one.effect.getTiming().duration));
        requestAnimationFrame(watch);
      };
      watch();
    });
    await aligned(found);
    await until(found, "nothing moves any more", (it) => it.shadowRoot.getAnimations().length === 0);
    const { most, longest } = await found.evaluate((it) => ({ most: it.most, longest: it.longest }));
    if (still) assert.equal(most, 0);
    else assert.ok(most > 20 && longest === 200, `${most} marks moved, for ${longest} ms at most`);
    assert.equal(await moving(found), 0);
  });

  test(`what is thrown ${still ? "stands at once where motion is unwanted" : "goes on to where it comes to rest"}`, async ({ open }) => {
    const page = await open("/pages/scroll.html", { still, height: 900 });
    const found = await widget(page);
    await found.evaluate((it) => it.scrollIntoView());
    // A machine that takes long over a picture sees the hand rest before it lets go: it may try again.
    for (let turn = 0; turn < 5; turn += 1) {
      await found.evaluate((it) => it.show({ from: "1990-01-01", to: "2005-01-01" }));
      await attributeIs(found, "from", "1990-01-01");
      const { x, y } = await found.evaluate((it) => {
        const box = it.shadowRoot.querySelector(".chart svg").getBoundingClientRect();
        return { x: box.x + box.width * 0.7, y: box.y + 5 };
      });
      await page.mouse.move(x, y);
      await page.mouse.down();
      for (let step = 1; step <= 8; step += 1) await page.mouse.move(x - step * 20, y);
      await page.mouse.up();
      const rests = await attributeLeaves(found, "from", "1990-01-01");
      await page.waitForTimeout(400); // attributes are written once it rests
      assert.equal(await attribute(found, "from"), rests, "it has come to rest");
      // The hand has gone a little more than two years: to the end of February 1992.
      if (still) assert.ok(rests < "1992-03-15", `it rests at ${rests}`);
      else if (rests > "1992-04-15") return;
      else assert.ok(turn < 4, `it rests at ${rests}`);
    }
  });
}
