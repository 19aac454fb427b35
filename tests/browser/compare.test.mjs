// The comparison: the ladder of both relationships, and the indicators with their citations.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attributeIs, detailOf, hear, onDemandAsked, set, until, widget } from "./helpers.mjs";

for (const width of [1280, 360]) {
  test(`compare shows both relationships, ${width} px wide`, async ({ open }) => {
    const page = await open("/pages/scroll.html", { width });
    const found = await widget(page);
    const opened = await hear(found, "entente-view");
    await found.locator('[role=tab][data-act="view compare"]').click();
    await attributeIs(found, "view", "compare");
    assert.deepEqual(await opened(), ["compare"]);
    assert.equal(await found.locator("[role=tab][aria-selected=true]").getAttribute("data-act"), "view compare");

    const view = found.locator(".view");
    await view.locator(".refusals").waitFor();
    const text = (await view.innerText()).replace(/\s+/g, " ");
    for (const words of ["Türkiye–Kazakhstan", "Türkiye–Azerbaijan"]) assert.ok(text.includes(words), `${words} in: ${text}`);
    // 16 December 1991 to 2 March 1992, and from the first embassy's relations to the other's: counted by hand.
    for (const words of ["Diplomatic relations", "2 Mar 1992", "= 77 days", "48 days"]) assert.ok(text.includes(words), `${words} in: ${text}`);

    const rows = await view.locator("[role=row]").evaluateAll((rows) =>
      rows.map((row) => ({ text: row.innerText, cites: [...row.querySelectorAll("cite")].map((cite) => cite.textContent) })));
    const relations = rows.find((row) => row.text.includes("Diplomatic relations"));
    assert.ok(relations.cites.length >= 2, `a step of both cites both: ${relations.cites}`);
    const figures = rows.filter((row) => /\$|US|USD|%|billion|million/.test(row.text));
    assert.ok(figures.length >= 3, "indicators have rows");
    assert.deepEqual(figures.filter((row) => row.cites.length === 0).map((row) => row.text), [], "figures without citation");
    for (const cite of rows.flatMap((row) => row.cites)) assert.match(cite, /^[A-D] ¶\d+$/);
  });
}

test("a step of the ladder opens its record", async ({ open }) => {
  const page = await open("/pages/scroll.html");
  const found = await widget(page);
  await found.evaluate((it) => it.setAttribute("view", "compare"));
  const step = found.locator(".view button[data-record]").first();
  const id = await step.getAttribute("data-record");
  await step.click();
  await detailOf(found).waitFor();
  await attributeIs(found, "focus", id);
  assert.match(await detailOf(found).locator("cite").first().textContent(), /^[A-D] ¶\d+$/);
  await page.keyboard.press("Escape");
  await detailOf(found).waitFor({ state: "detached" });
  assert.equal(await found.evaluate((it) => it.shadowRoot.activeElement?.dataset.record), id, "what opened it has the keyboard again");
});

test("what cannot be compared stands there with its reason and its citations", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await found.evaluate((it) => it.setAttribute("view", "compare"));
  const cells = found.locator(".refusals > div");
  await cells.first().waitFor();
  const texts = await cells.allTextContents();
  const money = texts.find((text) => text.includes("$20 bn") && text.includes("$610 m"));
  assert.ok(money?.includes("within a period") && money.includes("D ¶10") && money.includes("A ¶26"), texts.join("\n"));
  assert.ok(texts.some((text) => text.includes("558") && text.includes("78")));
  assert.ok((await found.locator(".ratio").first().textContent()).includes("= 1.6 times"));
});

test("whoever comes to the tab has the comparison fetched, and nobody twice", async ({ open }) => {
  const page = await open("/pages/two.html");
  const asked = onDemandAsked(page);
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  await one.locator(".deck").hover();
  assert.deepEqual(asked, []);
  const came = page.waitForResponse("**/v1/compare_bg.wasm");
  await one.locator('[role=tab][data-act="view compare"]').hover();
  await came;
  assert.equal(await one.locator(".chart").count(), 1, "the view is the same");
  for (const found of [one, other]) {
    await set(found, { view: "compare", dyads: "tr-kz tr-az" });
    await found.locator(".refusals").waitFor();
    assert.equal(await found.locator(".compare").count(), 1);
    assert.equal(await found.evaluate((it) => it.shadowRoot.adoptedStyleSheets.length), 2);
  }
  assert.deepEqual(asked.sort(), ["/v1/compare.js", "/v1/compare_bg.wasm"]);
});

test("the comparison follows the width, and the detail stands beside it only where there is room for both", async ({ open }) => {
  const page = await open("/pages/scroll.html", { width: 1600 });
  const found = await widget(page);
  await set(found, { view: "compare" });
  const view = found.locator(".comparison > *");
  await view.waitFor();
  const figure = found.locator('.comparison .figure[data-record="kz-trade-2005"]:visible').first();
  const becomes = (name) =>
    until(found, name, (it, name) => it.shadowRoot.querySelector(".comparison > *").className === name, name);
  for (const [width, name, beside] of [[1600, "compare", true], [1280, "compare", false], [768, "compare tight", false], [360, "compare stack", false]]) {
    await set(found, { focus: null });
    await page.setViewportSize({ width, height: 800 });
    await becomes(name);
    const before = await view.evaluate((it) => it.clientWidth);
    await figure.click();
    await detailOf(found).locator(".evidence > details").waitFor();
    await becomes(name);
    assert.equal((await view.evaluate((it) => it.clientWidth)) < before, beside, `${width} px: ${beside}`);
    // What was pressed stays in sight.
    await until(found, `the figure is in sight, ${width} px wide`, (it) => {
      const all = [...it.shadowRoot.querySelectorAll('.comparison .figure[data-record="kz-trade-2005"]')].filter((it) => it.checkVisibility());
      const [at, detail] = [all[0], it.shadowRoot.querySelector(".detail")].map((it) => it.getBoundingClientRect());
      return at.top >= 0 && at.bottom <= innerHeight && (at.right <= detail.left || at.bottom <= detail.top);
    });
  }
  assert.equal(await view.count(), 1);
});

test("a comparison that does not come says so, and comes when it is asked for again", async ({ open }) => {
  const page = await open("/pages/scroll.html", { tolerant: true });
  const found = await widget(page);
  await hear(found, "entente-error");
  // The script comes and the module does not: a browser may keep a script that failed.
  await page.route("**/v1/compare_bg.wasm", (route) => route.abort());
  await set(found, { view: "compare" });
  await until(found, "it says so", (it) => it.shadowRoot.querySelector(".view").innerText.includes("could not be loaded"));
  await set(found, { view: null, focus: "kz-trade-2005" });
  await until(found, "both are told", (it) => it.heard["entente-error"].length === 2);
  assert.equal(await detailOf(found).locator(".evidence > *").count(), 0, "the detail stands without its results");
  assert.ok((await detailOf(found).locator("cite").count()) > 0);
  await set(found, { focus: null });
  await page.unroute("**/v1/compare_bg.wasm");
  await set(found, { view: "compare" });
  await found.locator(".refusals").waitFor();
});
