// Finding: as one types, by choices, with what would help where nothing is found.
import assert from "node:assert/strict";
import { test, shoot } from "./harness.mjs";
import { attributeIs, detailOf, hear, set, until, widget } from "./helpers.mjs";

const opened = async (open, attributes = {}, wishes = {}) => {
  const page = await open("/pages/scroll.html", wishes);
  const found = await widget(page);
  await set(found, attributes);
  return { page, found, field: found.locator(".find input"), results: found.locator(".found li button") };
};

test("what is typed is found, whatever marks its letters have", async ({ open }) => {
  const { page, found, field, results } = await opened(open);
  await page.evaluate(() => document.querySelector("entente-widget").shadowRoot.querySelector("g.mark").focus());
  await page.keyboard.press("/");
  await page.keyboard.type("erdogan reassures");
  await until(found, "it is found", (it) => /^Erdoğan reassures Baku/.test(it.shadowRoot.querySelector(".found li button")?.textContent ?? ""));
  await attributeIs(found, "filter", "erdogan reassures");
  await shoot(page, "find-1280-light");
  await field.press("Enter");
  await detailOf(found).waitFor();
  await until(found, "the page is told which record is open", (it) => it.getAttribute("focus")?.startsWith("az-"));
  await field.press("Escape");
  await attributeIs(found, "filter", null);
  await until(found, "the list is gone", (it) => it.shadowRoot.querySelectorAll(".found li").length === 0);
});

test("a space at the end of what is typed stays", async ({ open }) => {
  const { field, results } = await opened(open);
  await field.pressSequentially("baku ");
  await results.first().waitFor();
  assert.equal(await field.inputValue(), "baku ");
});

test("a word that names a control is only a word", async ({ open }) => {
  const { found, field } = await opened(open);
  await field.fill("larger");
  await attributeIs(found, "filter", "larger");
  await field.blur();
  await set(found, { theme: "light" });
  assert.equal(await found.getAttribute("from"), null, "nothing has zoomed");
});

test("a result brings its record into view", async ({ open }) => {
  const { found, field, results } = await opened(open, { from: "2020-01-01", to: "2021-12-31" });
  await field.fill("treaty of batum");
  await results.first().click();
  await detailOf(found).waitFor();
  await until(found, "its mark is drawn", (it) => it.shadowRoot.querySelector(`.chart g.mark[data-record="${it.getAttribute("focus")}"]`));
});

test("choices limit the chart, say how many they would leave, and go together", async ({ open }) => {
  const { page, found } = await opened(open);
  const marks = () => found.evaluate((it) => [...it.shadowRoot.querySelectorAll(".chart g.mark:not(.faint)")].reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0));
  const all = await marks();
  await found.locator(".menu summary", { hasText: "All subjects" }).click();
  const energy = found.getByRole("checkbox", { name: /^Energy/ });
  await energy.waitFor();
  const promised = Number((await energy.textContent()).match(/\d+$/)[0]);
  await energy.click();
  await attributeIs(found, "filter", "domain:energy");
  await until(found, "what is left out grows faint", (it) => it.shadowRoot.querySelector(".chart g.mark.faint"));
  assert.ok((await marks()) < all);
  assert.match(await found.locator(".found [role=status]").textContent(), new RegExp(`^${promised} records\\.`));
  assert.equal(await energy.getAttribute("aria-checked"), "true");
  await shoot(page, "choices-1280-light");
  await found.getByRole("checkbox", { name: /^Transport/ }).click();
  await attributeIs(found, "filter", "domain:energy,transport");
  await found.locator(".found").getByRole("button", { name: "Show everything" }).click();
  await attributeIs(found, "filter", null);
  await until(found, "everything is drawn again", (it, all) => [...it.shadowRoot.querySelectorAll(".chart g.mark:not(.faint)")].reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0) === all, all);
  assert.equal(await found.locator(".chart g.mark.faint").count(), 0);
});

test("where nothing is found, it says what to give up", async ({ open }) => {
  const { found, field } = await opened(open, { filter: "domain:culture" });
  await field.fill("TANAP");
  const said = found.locator(".found [role=status]");
  await until(found, "nothing is found", (it) => /^Nothing for/.test(it.shadowRoot.querySelector(".found [role=status]")?.textContent ?? ""));
  assert.match(await said.textContent(), /^Nothing for “TANAP”\. Without Subject: \d+ records/);
  await said.getByRole("button").first().click();
  await attributeIs(found, "filter", "TANAP");
  await found.locator(".found li").first().waitFor();
});

test("a filter that cannot be read is named, and everything is shown", async ({ open }) => {
  const { found } = await opened(open);
  const errors = await hear(found, "entente-error");
  await set(found, { filter: "domain:sports" });
  await until(found, "it is said", (it) => it.heard["entente-error"].length > 0);
  assert.match((await errors())[0].message, /sports.* is not one of politics, economy, /);
  assert.ok((await found.locator(".chart g.mark").count()) > 50);
});
