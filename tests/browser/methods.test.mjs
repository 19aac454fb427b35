// What a page's script asks of the element by its methods.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "./harness.mjs";
import { attribute, detailOf, drawn, hear, markOf, packed, until, widget } from "./helpers.mjs";

const SMALL = readFileSync(new URL("pages/small.json", import.meta.url), "utf8");
const SMALL_IDS = ["uz-relations", "uz-visit"];

test("show takes over every attribute, and no other name", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const given = {
    src: "small.json",
    dyads: "tr-uz",
    view: "table",
    lang: "en",
    theme: "dark",
    from: "1991",
    to: "1994-06",
    focus: "uz-visit",
    align: "recognition",
    filter: "kind:event",
    height: 400,
    controls: "minimal",
  };
  const errors = await hear(found, "entente-error");
  await found.evaluate((it, given) => it.show({ ...given, onclick: "alert(1)", id: "taken" }), given);
  const written = await found.evaluate((it, given) => Object.fromEntries(Object.keys(given).map((name) => [name, it.getAttribute(name)])), given);
  assert.deepEqual(written, { ...given, height: "400" });
  assert.deepEqual(await found.evaluate((it) => [it.id, it.hasAttribute("onclick")]), ["", false]);
  await found.locator(".comparison table").waitFor();
  await detailOf(found).waitFor();
  const look = await found.evaluate((it) => [getComputedStyle(it.shadowRoot.firstElementChild).colorScheme, it.getBoundingClientRect().height, it.shadowRoot.querySelectorAll("[role=tab]").length]);
  assert.deepEqual(look, ["dark", 400, 0]);

  await found.evaluate((it, names) => it.show(Object.fromEntries(names.map((name, at) => [name, at % 2 ? null : undefined]))), Object.keys(given));
  await markOf(found, "az-recognition").waitFor();
  assert.deepEqual(await found.evaluate((it) => [it.getAttributeNames(), it.state]), [[], {}]);
  assert.deepEqual(await errors(), []);
});

test("bytes may be a part of a larger buffer", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  const all = (await drawn(found)).sort();
  for (const [bytes, ids] of [[Buffer.from(SMALL), SMALL_IDS], [packed(), all]]) {
    const given = [0, ...bytes, 0];
    await found.evaluate((it, given) => it.load(new Uint8Array(given).subarray(1, -1)), given);
    assert.deepEqual((await drawn(found)).sort(), ids);
  }
});

test("of dossiers that are loaded one upon the other the last is shown, and each promise comes to an end", async ({ open }) => {
  const page = await open("/pages/scroll.html", { files: { "/pages/late.json": SMALL } });
  const found = await widget(page);
  const other = SMALL.replaceAll("uz-", "second-");
  const ends = await found.evaluate(async (it, [one, other]) => {
    it.setAttribute("src", "late.json");
    const asked = [it.load(one), it.load("{"), it.load(other)];
    return Promise.all(asked.map((end) => end.then(() => "shown", (error) => error.name)));
  }, [SMALL, other]);
  assert.deepEqual(ends, ["AbortError", "AbortError", "shown"]);
  await until(found, "the last is drawn", (it) => it.shadowRoot.querySelector('[data-record="second-visit"]'));
  await page.waitForLoadState("networkidle");
  assert.deepEqual((await drawn(found)).sort(), ["second-relations", "second-visit"]);
  assert.equal(await found.locator(".failure").count(), 0, "what is wrong with another is not told here");
});

test("asked before it is in the page, it answers when it is", async ({ open }) => {
  const page = await open("/pages/empty.html");
  const told = await page.evaluate(async (small) => {
    await import("/v1/entente.js");
    const it = document.createElement("entente-widget");
    const before = it.state;
    const asked = Promise.all([it.load(small), it.show({ view: "table" }), it.exportAs("csv")]);
    document.body.append(it);
    const [, , file] = await asked;
    return { before, state: it.state, type: file.type };
  }, SMALL);
  assert.deepEqual(told, { before: {}, state: { view: "table" }, type: "text/csv" });
  const found = await widget(page);
  await found.locator(".comparison table").waitFor();
  assert.equal(await attribute(found, "view"), "table");
});

const REFUSED = [
  ["exportAs", undefined, /^"undefined" is not one of svg, png, csv, json$/],
  ["exportAs", 7, /^"7" is not one of svg/],
  ["load", null, /expected an object with the dossier's tables; found null/],
  ["load", 7, /found the number `7`/],
  ["load", "", /expected a JSON object with the dossier's tables; found nothing/],
  ["load", undefined, /what was handed over cannot be written as JSON/],
  ["exportAs", "csv", /^nothing is shown$/],
];

test("what cannot be is refused in words, and the widget lives", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  for (const [method, given, said] of REFUSED) {
    const error = await found.evaluate((it, [method, given]) => it[method](given).then(() => "", (error) => error.message), [method, given]);
    assert.match(error, said, `${method}(${given})`);
  }
  await found.evaluate((it, text) => it.load(text), SMALL);
  assert.deepEqual((await drawn(found)).sort(), SMALL_IDS);
});
