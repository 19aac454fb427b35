// The state is in the element's attributes: set one and the widget follows, operate it and they follow.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { attribute, attributeIs, detailOf, drawn, hear, markOf, set, until, widget } from "./helpers.mjs";

test("an attribute that is set changes the widget in place", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await found.evaluate((it) => (it.shadowRoot.querySelector(".entente").dataset.same = "yes"));
  const all = await drawn(found);

  await set(found, { dyads: "tr-kz" });
  const own = await drawn(found);
  assert.ok(own.length < all.length && own.every((id) => !id.startsWith("az-")));
  await set(found, { dyads: "tr-kz tr-az", from: "2009", to: "2010-06" });
  assert.ok((await drawn(found)).length < all.length);
  assert.equal(await attribute(found, "from"), "2009", "what the page wrote stays as written");
  await set(found, { from: null, to: null });
  assert.deepEqual(await drawn(found), all);

  await set(found, { focus: "az-recognition" });
  assert.match(await detailOf(found).innerText(), /C ¶7/);
  assert.equal(await markOf(found, "az-recognition").getAttribute("aria-pressed"), "true");
  await set(found, { focus: null });
  assert.equal(await detailOf(found).count(), 0);

  await set(found, { view: "compare" });
  assert.equal(await found.locator(".chart").count(), 0);
  await set(found, { view: null });
  assert.deepEqual(await drawn(found), all);

  await set(found, { controls: "minimal" });
  assert.deepEqual([await found.locator("[role=tab]").count(), await found.locator(".controls").count()], [0, 1]);
  await set(found, { controls: "none" });
  assert.deepEqual([await found.locator("[role=tab]").count(), await found.locator(".controls").count()], [0, 0]);
  assert.equal(await found.locator('.entente[data-same="yes"]').count(), 1, "it has not been drawn anew");
});

test("attributes that are there from the beginning hold", async ({ open }) => {
  const page = await open("/pages/empty.html");
  await page.evaluate(async () => {
    document.body.innerHTML = '<entente-widget dyads="tr-az" view="timeline" from="2020" to="2021"></entente-widget>';
    await import("/v1/entente.js");
  });
  const found = await widget(page);
  assert.deepEqual(await found.evaluate((it) => [it.state.dyads, it.state.from, it.state.to]), ["tr-az", "2020-01-01", "2021-12-31"]);
  assert.ok((await drawn(found)).every((id) => !id.startsWith("kz-")));
});

for (const [name, value] of [["view", "map"], ["from", "1992-13"], ["to", "soon"], ["controls", "lots"]]) {
  test(`${name}="${value}" is refused and changes nothing`, async ({ open }) => {
    const found = await widget(await open("/pages/scroll.html"));
    const [html, state] = await found.evaluate((it) => [it.shadowRoot.innerHTML, it.state]);
    const errors = await hear(found, "entente-error");
    await set(found, { [name]: value });
    const [error, ...more] = await errors();
    assert.ok(error?.message.includes(value), `it is told: ${error?.message}`);
    assert.deepEqual(more, []);
    assert.deepEqual(await found.evaluate((it) => [it.shadowRoot.innerHTML, it.state]), [html, state]);
  });
}

test("what the reader does is written into the attributes, and told", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const [views, selected, errors] = [await hear(found, "entente-view"), await hear(found, "entente-select"), await hear(found, "entente-error")];
  await found.locator('.controls [data-act="larger"]').click();
  await until(found, "from and to are written", (it) => it.hasAttribute("from") && it.hasAttribute("to"));
  await found.locator("g.mark").first().locator(":scope > path").first().click();
  await until(found, "focus is written", (it) => it.hasAttribute("focus"));
  const id = await attribute(found, "focus");
  await found.locator('[role=tab][data-act="view compare"]').click();
  await attributeIs(found, "view", "compare");
  await until(found, "both are told", (it) => it.heard["entente-view"].length && it.heard["entente-select"].length);
  assert.deepEqual([await views(), await selected(), await errors()], [["compare"], [id], []]);
  const { state, attributes } = await found.evaluate((it) => ({ state: it.state, attributes: Object.fromEntries(["dyads", "view", "from", "to", "focus"].map((name) => [name, it.getAttribute(name)])) }));
  assert.deepEqual(state, attributes);
});

test("a page shows a state, and selects", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await found.evaluate((it) => it.show({ view: "compare", dyads: "tr-az tr-kz" }));
  await attributeIs(found, "dyads", "tr-az tr-kz");
  await attributeIs(found, "view", "compare");
  await found.evaluate((it) => it.show({ view: null }));
  await attributeIs(found, "view", null);
  await found.evaluate((it) => it.select("az-recognition"));
  await attributeIs(found, "focus", "az-recognition");
  await found.evaluate((it) => it.select(null));
  await attributeIs(found, "focus", null);
  await detailOf(found).waitFor({ state: "detached" });
});

test("theme is the page's to say, whatever the reader prefers", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html", { dark: true }));
  const paper = () => found.evaluate((it) => getComputedStyle(it.shadowRoot.firstElementChild).backgroundColor);
  const dark = await paper();
  await set(found, { theme: "light" });
  const light = await paper();
  assert.notEqual(light, dark);
  await set(found, { theme: "dark" });
  assert.equal(await paper(), dark);
});
