// Pages of React, Vue and Svelte, built by Vite from the npm package: tests/hosts/pages/. Each has the same buttons, two
// widgets in a keyed list, and tells what its handlers have heard.
import assert from "node:assert/strict";
import { shoot, test } from "./harness.mjs";
import { attributeIs, detailOf, drawn, holding, until } from "./helpers.mjs";

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();
const heard = async (page) => (await page.locator("#heard").textContent()).split("\n").filter(Boolean);
const hears = (page, line) => until(page.locator("#heard"), `“${line}” is heard`, (it, line) => it.textContent.split("\n").includes(line), line);
const stateIs = (page, state) => until(page.locator("#state"), `the page’s state is ${state}`, (it, state) => it.textContent === state, state);

/** The page, when both its widgets are drawn and each has said so once. */
async function opened(open, framework) {
  const page = await open(`/hosts/${framework}.html`);
  for (const id of ["both", "one"]) await hears(page, `${id} entente-ready {}`);
  const [both, one] = ["#both", "#one"].map((id) => page.locator(id));
  for (const found of [both, one]) await found.locator("g.mark").first().waitFor();
  assert.equal((await heard(page)).length, 2);
  return { page, both, one };
}

/** Marks what is drawn; later tells whether it is still the same and nobody has been ready anew. */
async function marked({ page, both, one }) {
  for (const found of [both, one]) await found.evaluate((it) => (it.shadowRoot.querySelector(".entente").dataset.same = "yes"));
  return async (what) => {
    for (const found of [both, one]) assert.equal(await found.locator('.entente[data-same="yes"]').count(), 1, `${what}: it has not been drawn anew`);
    assert.equal((await heard(page)).filter((line) => line.includes("ready")).length, 2, what);
  };
}

for (const framework of ["react", "vue", "svelte"]) {
  test(`${framework}: state becomes attributes, and the widget follows in place`, async ({ open }) => {
    const { page, both, one } = await opened(open, framework);
    assert.deepEqual([await both.getAttribute("dyads"), await one.getAttribute("dyads")], ["tr-kz tr-az", "tr-az"]);
    assert.ok((await drawn(one)).every((id) => !id.startsWith("kz-")));
    assert.equal(await both.getAttribute("class"), "widget");
    const same = await marked({ page, both, one });
    await press(page, "Open a record");
    await detailOf(both).waitFor();
    assert.equal(await both.evaluate((it) => typeof it.focus), "function", "the method is not hidden by a property");
    await press(page, "Close it");
    await detailOf(both).waitFor({ state: "detached" });
    await press(page, "Table");
    await both.locator(".comparison table").waitFor();
    await attributeIs(both, "view", "table");
    assert.equal(await detailOf(one).count() + (await one.locator("table").count()), 0);
    await same("attributes");
  });

  test(`${framework}: what the reader does is heard, and a method is called`, async ({ open }) => {
    const { page, both, one } = await opened(open, framework);
    const same = await marked({ page, both, one });
    await press(page, "Ask for another");
    await hears(page, 'both entente-select "kz-recognition"');
    await stateIs(page, "timeline kz-recognition");
    await detailOf(both).locator(".close").click();
    await hears(page, "both entente-select null");
    await both.locator('[role=tab][data-act="view compare"]').click();
    await hears(page, 'both entente-view "compare"');
    await stateIs(page, "compare null");
    await attributeIs(both, "view", "compare");
    await both.evaluate((it) => it.setAttribute("from", "never"));
    await until(page.locator("#heard"), "an error is heard", (it) => it.textContent.includes("both entente-error"));
    await same("events");
  });

  test(`${framework}: moved in a list and hidden for a while, widgets live on`, async ({ open }) => {
    const { page, both, one } = await opened(open, framework);
    await press(page, "Ask for another");
    await detailOf(both).waitFor();
    await hears(page, 'both entente-select "kz-recognition"');
    const same = await marked({ page, both, one });
    const order = () => page.locator("#both, #one").evaluateAll((all) => all.map((it) => it.id));
    assert.deepEqual(await order(), ["both", "one"]);
    for (const after of [["one", "both"], ["both", "one"]]) {
      await press(page, "Swap");
      await until(page.locator("body"), `the order is ${after}`, (it, after) => `${[...it.querySelectorAll("#both, #one")].map((it) => it.id)}` === `${after}`, after);
    }
    await press(page, "Show or hide");
    await both.waitFor({ state: "hidden" });
    await press(page, "Show or hide");
    await both.waitFor({ state: "visible" });
    assert.equal(await detailOf(both).isVisible(), true);
    await same("moved and hidden");
    await shoot(page, `framework-${framework}`);
  });

  test(`${framework}: put somewhere else on the page`, async ({ open }) => {
    const { page } = await opened(open, framework);
    await press(page, "Elsewhere");
    await hears(page, "third entente-ready {}");
    const third = page.locator("#elsewhere #third");
    await third.locator("g.mark").first().waitFor();
    assert.equal(await third.locator("[role=tab], .controls").count(), 0);
    await press(page, "Elsewhere");
    await third.waitFor({ state: "detached" });
  });

  test(`${framework}: fifty times put in and taken out, nothing stays behind`, async ({ open }) => {
    const { page } = await opened(open, framework);
    const held = await holding(page);
    const cycle = (times) =>
      page.evaluate(async (times) => {
        const button = [...document.querySelectorAll("button")].find((it) => it.textContent === "Put in or take out");
        const until = async (holds) => {
          while (!holds()) await new Promise(requestAnimationFrame);
        };
        const widgets = () => [...document.querySelectorAll("entente-widget")];
        window.gone ??= [];
        for (let time = 0; time < times; time += 1) {
          await until(() => widgets().length === 2 && widgets().every((it) => it.shadowRoot.querySelector("g.mark")));
          window.gone.push(...widgets().map((it) => new WeakRef(it)));
          button.click();
          await until(() => widgets().length === 0);
          button.click();
        }
        await until(() => widgets().length === 2 && widgets().every((it) => it.shadowRoot.querySelector("g.mark")));
      }, times);
    const count = async () => {
      const { nodes, listeners } = await held();
      return { nodes, listeners, alive: await page.evaluate(() => window.gone.filter((it) => it.deref()).length) };
    };
    // Timers of the last widget may still hold it for a moment, and a framework the last thing that it has drawn.
    const settled = async (enough) => {
      let now = await count();
      for (const end = Date.now() + 5_000; !enough(now) && Date.now() < end; ) now = await count();
      return now;
    };
    await cycle(2);
    const before = await settled(({ alive }) => alive <= 2);
    await cycle(25);
    const enough = ({ nodes, listeners, alive }) => alive <= 2 && nodes <= before.nodes * 1.05 && listeners <= before.listeners + 4;
    const after = await settled(enough);
    assert.ok(enough(after), `widgets that are gone leave something behind: ${JSON.stringify({ before, after })}`);
  });
}

test("vue: kept alive, it is drawn again when it comes back, as it was left", async ({ open }) => {
  const { page } = await opened(open, "vue");
  await press(page, "Keep");
  await hears(page, "kept entente-ready {}");
  const kept = page.locator("#kept");
  await kept.evaluate((it) => ((window.first = it), it.show({ view: "table" })));
  await kept.locator(".comparison table").waitFor();
  await press(page, "Keep");
  await kept.waitFor({ state: "detached" });
  assert.deepEqual(await page.evaluate(() => [window.first.state, window.first.shadowRoot.querySelectorAll(".entente").length]), [{}, 0]);
  await press(page, "Keep");
  await kept.locator(".comparison table").waitFor();
  assert.equal(await kept.evaluate((it) => it === window.first), true, "it is the same element");
});
