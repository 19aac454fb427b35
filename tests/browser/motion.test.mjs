// Motion is short, shows what went where, and is left out for readers who want none.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, attributeLeaves, set, until, widget } from "./helpers.mjs";

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
      // Attributes are written once it rests: on a slow machine also while the hand moves.
      let rests = await attributeLeaves(found, "from", "1990-01-01");
      for (let before; before !== rests; rests = await attribute(found, "from")) {
        before = rests;
        await page.waitForTimeout(400);
      }
      // The hand has gone a little more than two years: to the end of February 1992.
      if (still) assert.ok(rests < "1992-03-15", `it rests at ${rests}`);
      else if (rests > "1992-04-15") return;
      else assert.ok(turn < 4, `it rests at ${rests}`);
    }
  });
}

test("a movement quicker than pictures can be made stretches the last one, and ends in one that is made", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await set(found, { from: "1990-01-01", to: "2009-12-31" });
  const seen = await found.evaluate(async (it) => {
    const frame = () => new Promise(requestAnimationFrame);
    const [chart, lens] = [".chart", ".lens"].map((name) => it.shadowRoot.querySelector(name));
    const mark = () => lens.querySelector('g.mark[data-record="kz-recognition"]').getBoundingClientRect().x;
    const ticks = () => [...lens.querySelectorAll(".tick")].map((tick) => [tick.textContent, tick.getAttribute("x")].join(" at "));
    const box = chart.getBoundingClientRect();
    const turn = { deltaY: -30, ctrlKey: true, bubbles: true, composed: true, cancelable: true, clientX: box.x + box.width * 0.5, clientY: box.y + 100 };
    await new Promise((go) => setTimeout(go, 300)); // the picture of these years is no part of the movement
    // A machine on which every picture takes long: a clock on which it does. Else it stands, however long frames take.
    const now = Date.now;
    let time = now();
    Date.now = () => (time += 20);
    const before = ticks();
    lens.dispatchEvent(new WheelEvent("wheel", turn)); // makes a picture, late
    await frame();
    Date.now = () => time;
    const made = ticks();
    lens.dispatchEvent(new WheelEvent("wheel", turn));
    await frame();
    const moved = { ticks: ticks(), transform: lens.style.transform, clip: lens.style.clipPath, mark: mark() };
    Date.now = now;
    while (lens.style.transform) await frame();
    return { before, made, moved, after: { ticks: ticks(), clip: lens.style.clipPath, mark: mark() } };
  });
  const { before, made, moved, after } = seen;
  assert.notDeepEqual(made, before, "the first picture is made at once");
  assert.deepEqual(moved.ticks, made, "the next is not made yet");
  assert.match(moved.transform, /^matrix\(1\.1/, "the last is stretched instead");
  assert.match(moved.clip, /^inset\(0/);
  assert.notDeepEqual(after.ticks, made, "then it is made");
  assert.equal(after.clip, "");
  assert.ok(Math.abs(after.mark - moved.mark) < 4, `what moved is where it is then: ${moved.mark}, ${after.mark}`);
});
