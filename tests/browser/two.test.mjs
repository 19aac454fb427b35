// Widgets on one page do not disturb each other, and go without a trace.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, attributeLeaves, detailOf, drawn, holding, markOf, memories, widget } from "./helpers.mjs";

test("two widgets have each their own state", async ({ open }) => {
  const page = await open("/pages/two.html");
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  const before = await other.evaluate((it) => it.shadowRoot.innerHTML);
  await one.locator('.controls [data-act="larger"]').click();
  await attributeLeaves(one, "from", null);
  await one.locator("g.mark > path").first().click();
  await detailOf(one).waitFor();
  const focus = await attributeLeaves(one, "focus", null);
  assert.equal(await attribute(other, "from"), null);
  assert.equal(await attribute(other, "focus"), null);
  assert.equal(await other.evaluate((it) => it.shadowRoot.innerHTML), before);
  await one.locator('[role=tab][data-act="view compare"]').click();
  await attributeIs(one, "view", "compare");
  assert.equal(await attribute(other, "view"), null);
  assert.equal(await one.evaluate((it) => it.state.focus), focus);
  assert.deepEqual(await other.evaluate((it) => it.state), { dyads: "tr-az" });
});

test("no id is on the page twice", async ({ open }) => {
  const page = await open("/pages/two.html");
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  const ids = (found) => found.evaluate((it) => [...it.shadowRoot.querySelectorAll("[id]")].map((node) => node.id));
  const all = [...(await ids(one)), ...(await ids(other))];
  assert.ok(all.length >= 2, "there are ids to clash");
  assert.deepEqual(all.filter((id, at) => all.indexOf(id) !== at), []);
  const known = await one.evaluate((it) =>
    [...it.shadowRoot.querySelectorAll('[fill^="url("]')].every((node) => it.shadowRoot.querySelector(node.getAttribute("fill").slice(4, -1))));
  assert.ok(known, "what refers to an id finds it in its own tree");
});

test("a node that is moved keeps its widget and its state", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page, 0);
  await found.evaluate((it) => it.select("az-recognition"));
  await detailOf(found).waitFor();
  await found.evaluate(async (it) => {
    it.id = "moved";
    it.shadowRoot.querySelector(".chart").dataset.same = "yes";
    document.querySelector("#elsewhere").append(it);
    await null;
  });
  const moved = page.locator("#elsewhere > #moved");
  assert.equal(await moved.evaluate((it) => it.state.focus), "az-recognition");
  assert.equal(await moved.locator('.chart[data-same="yes"]').count(), 1, "it has not been drawn anew");
  assert.equal(await detailOf(moved).count(), 1);
  await page.evaluate(() => new Promise(requestAnimationFrame).then(() => {}));
  await detailOf(moved).locator(".close").click();
  await detailOf(moved).waitFor({ state: "detached" });
});

test("a node that is moved does not fetch its dossier again", async ({ open }) => {
  const page = await open("/pages/two.html");
  const found = await widget(page, 0);
  let asked = 0;
  page.on("request", (request) => (asked += Number(request.url().endsWith("/small.json"))));
  await found.evaluate((it) => it.setAttribute("src", "small.json"));
  await markOf(found, "uz-visit").waitFor();
  assert.equal(asked, 1);
  await found.evaluate(async (it) => {
    document.querySelector("#elsewhere").append(it);
    await new Promise((go) => setTimeout(go, 100));
  });
  assert.equal(asked, 1);
});

test("a node that is removed frees its widget, and may come back", async ({ open }) => {
  const page = await open("/pages/two.html");
  const [one, other] = [await widget(page, 0), await widget(page, 1)];
  const left = await one.evaluate(async (it) => {
    window.kept = it;
    it.remove();
    await null;
    const refused = await it.load("{}").then(() => null, (error) => error.message);
    return { state: it.state, refused, html: it.shadowRoot.innerHTML };
  });
  assert.deepEqual(left, { state: {}, refused: "this widget has been disposed", html: "<div></div><slot></slot>" });

  const alive = page.locator("#other entente-widget");
  await markOf(alive, "az-recognition").locator(":scope > path").first().click();
  await attributeIs(alive, "focus", "az-recognition");

  await page.evaluate(() => document.querySelector("#elsewhere").append(kept));
  const back = page.locator("#elsewhere entente-widget");
  await back.locator("g.mark").first().waitFor();
  assert.ok((await drawn(back)).length > 100);
});

test("widgets that come and go leave nothing behind", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const count = await holding(page);
  const memory = await memories(page);
  await page.evaluate(() => import("/v1/entente.js").then(() => {}));
  const cycle = (times) =>
    page.evaluate(async (times) => {
      const frame = () => new Promise(requestAnimationFrame);
      for (let time = 0; time < times; time += 1) {
        const it = document.createElement("entente-widget");
        document.body.append(it);
        await it.ready;
        await frame();
        // Whatever a reader may leave unfinished: a zoom, an open detail, the keyboard on a mark, an attribute to write.
        it.shadowRoot.querySelector('[data-act="larger"]').click();
        await it.select("az-recognition");
        while (!it.shadowRoot.querySelector(".evidence > *")) await frame();
        it.shadowRoot.querySelector("g[tabindex='0']").focus();
        // Every other one goes while its comparison is open.
        if (time % 2) await it.show({ view: "compare" });
        while (time % 2 && !it.shadowRoot.querySelector(".comparison > *")) await frame();
        it.remove();
        await null;
      }
    }, times);
  await cycle(2);
  // Timers of the last widget may still hold it: it may take a moment until the count is at its lowest.
  const lowest = async (enough) => {
    let least = await count();
    for (const end = Date.now() + 3_000; Date.now() < end && !enough(least); ) {
      const now = await count();
      least = { nodes: Math.min(least.nodes, now.nodes), listeners: Math.min(least.listeners, now.listeners) };
    }
    return least;
  };
  const before = await lowest(({ nodes }) => nodes < 200);
  const bytes = await memory();
  assert.equal(bytes.length, 2, "the widget's module and the comparison's");
  await cycle(20);
  const after = await lowest(({ nodes, listeners }) => nodes <= before.nodes + 20 && listeners <= before.listeners);
  const told = JSON.stringify({ before, after });
  assert.ok(after.nodes <= before.nodes + 20, `nodes stay behind: ${told}`);
  assert.ok(after.listeners <= before.listeners + 2, `listeners stay behind: ${told}`);
  const grown = (await memory()).map((now, module) => now - bytes[module]);
  assert.ok(Math.max(...grown) <= 1 << 20, `20 widgets have left ${grown.join(" and ")} bytes of memory behind`);
});
