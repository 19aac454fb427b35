// On paper: as wide as the paper, dark on white, and nothing that can only be pressed.
import assert from "node:assert/strict";
import { OUT, test } from "./harness.mjs";
import { isThere, looker } from "./hostile/reader.mjs";

// A4 without its margins, in CSS pixels.
const PAPER = 718;
const MARGIN = { top: "1cm", right: "1cm", bottom: "1cm", left: "1cm" };

/** Keeps in `printed` what the page is like on paper: it is laid out so for no longer than its listener runs. */
function lookWhenPrinted() {
  matchMedia("print").addEventListener("change", ({ matches }) => {
    if (!matches) return;
    const [timeline, comparison] = [...document.querySelectorAll("entente-widget")].map((it) => it.shadowRoot);
    const texts = [
      ...timeline.querySelectorAll(".chart svg text, .deck, .legend li, .sources"),
      ...comparison.querySelectorAll(".comparison p, .comparison h4, .comparison text, .sources"),
    ];
    window.printed = {
      paper: document.documentElement.clientWidth,
      end: Math.max(...texts.map((text) => text.getBoundingClientRect().right)),
      ink: getComputedStyle(timeline.querySelector(".label .title")).fill,
      pressed: [".bar", ".tabs", ".overview"].filter((part) => timeline.querySelector(part)?.checkVisibility()),
      high: timeline.querySelector(".chart").getBoundingClientRect().height,
    };
  });
}

for (const [name, wishes] of [["desk", {}], ["dark", { dark: true }], ["phone", { width: 360 }]]) {
  test(`a page is printed (${name})`, async ({ open }) => {
    const page = await open("/hostile/plain", wishes);
    const [one, two] = [looker(page, "one"), looker(page, "two")];
    await isThere(one);
    await two((it) => it.setAttribute("view", "compare"));
    await two.until("the comparison is drawn", (it) => it.shadowRoot.querySelector(".refusals, .comparison h3"));
    await page.evaluate(lookWhenPrinted);
    await page.pdf({ path: `${OUT}printed-${name}.pdf`, format: "A4", margin: MARGIN });
    const { paper, end, ink, pressed, high } = await page.evaluate(() => window.printed);
    // Were anything wider, the browser would make the whole page smaller.
    assert.ok(Math.abs(paper - PAPER) <= 2, `the page is set ${paper} px wide`);
    assert.ok(end <= paper, `a text ends at ${end} px of ${paper}`);
    assert.equal(ink, "rgb(26, 27, 30)", "dark on white");
    assert.deepEqual(pressed, []);
    if (name !== "phone") assert.ok(high < 900, `a drawing of ${high} px has no room on a sheet`);
    await isThere(one);
  });
}
