// What is drawn is what the dossier holds. The count comes from the command line's export, not from the widget.
import assert from "node:assert/strict";
import { test } from "./harness.mjs";
import { datedRecords, drawn, set, widget } from "./helpers.mjs";

const DYADS = ["tr-kz", "tr-az"];
/** How many records the marks stand for. */
const counted = (found) =>
  found.evaluate((it) => [...it.shadowRoot.querySelectorAll(".chart svg g.mark")].reduce((sum, mark) => sum + Number(mark.dataset.count ?? 1), 0));
const twice = (ids) => ids.filter((id, at) => ids.indexOf(id) !== at);

for (const width of [1280, 360]) {
  test(`every dated record is in one mark, ${width} px wide`, async ({ open }) => {
    const found = await widget(await open("/pages/scroll.html", { width }));
    const [ids, known] = [await drawn(found), datedRecords(DYADS).map((record) => record.id)];
    assert.deepEqual(twice(ids), [], "drawn twice");
    assert.deepEqual(ids.filter((id) => !known.includes(id)), [], "no dated record");
    assert.equal(await counted(found), known.length, "what is not drawn by itself is counted in a mark of many");
  });
}

test("one relationship has its own records only", async ({ open }) => {
  const found = await widget(await open("/pages/scroll.html"));
  await set(found, { dyads: "tr-kz" });
  const wanted = datedRecords(["tr-kz"]).map((record) => record.id);
  assert.ok(wanted.length < datedRecords(DYADS).length, "the dossier has records of the other one alone");
  assert.deepEqual((await drawn(found)).filter((id) => !wanted.includes(id)), []);
  assert.equal(await counted(found), wanted.length);
});

/** First and last day of YYYY, YYYY-MM or YYYY-MM-DD; null for any other date. */
function days(date) {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date) ?? [];
  if (!year) return null;
  if (day) return [Date.parse(date), Date.parse(date)];
  if (month) return [Date.parse(`${date}-01`), Date.UTC(year, month, 0)];
  return [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)];
}

test("a stretch of time shows its records and no others", async ({ open }) => {
  const [from, to] = ["2020-01-01", "2021-12-31"];
  const found = await widget(await open("/pages/scroll.html"));
  await set(found, { from, to });
  const ids = await drawn(found);
  assert.deepEqual(twice(ids), [], "drawn twice");

  // Only what can be told without EDTF: records all of whose dates are plain. What has phases may go on after the
  // last of its dates, so that only what happens once is clearly outside.
  const plain = datedRecords(DYADS).map(({ id, kind, dates }) => ({ id, kind, dates: dates.map(days) }));
  const known = plain.filter(({ dates }) => dates.every(Boolean));
  const month = 31 * 86_400_000;
  const [first, last] = [Date.parse(from), Date.parse(to)];
  const inside = known.filter(({ dates }) => dates.every(([start, end]) => start >= first && end <= last));
  const once = known.filter(({ kind }) => ["event", "agreement", "observation", "statement"].includes(kind));
  const before = once.filter(({ dates }) => dates.every(([, end]) => end < first - month));
  const after = once.filter(({ dates }) => dates.every(([start]) => start > last + month));
  for (const group of [inside, before, after]) assert.ok(group.length >= 5, "the dossier has such records");

  const names = (records) => records.map(({ id }) => id);
  assert.ok((await counted(found)) >= inside.length, "in view, and neither drawn nor counted");
  const crowds = (await counted(found)) - ids.length;
  const missing = names(inside).filter((id) => !ids.includes(id));
  assert.ok(missing.length <= crowds, `in view, and in no mark: ${missing}`);
  assert.deepEqual(names([...before, ...after]).filter((id) => ids.includes(id)), [], "out of view, and drawn");
});
