// The arithmetic of the benchmark: what it says in RESULTS.md follows from what was measured.
import assert from "node:assert/strict";
import { test } from "node:test";
import { made, windows } from "../bench/data.mjs";
import { aims, median, ratio, report, short, table } from "../bench/report.mjs";

test("medians, ratios and short numbers", () => {
  assert.deepEqual([[], [3], [9, 1], [5, 1, 30], [4, 1, 2, 100]].map(median), [undefined, 3, 5, 5, 3]);
  assert.deepEqual([ratio(6, 3), ratio(undefined, 3), ratio(6, undefined), ratio(6, 0)], [2, undefined, undefined, undefined]);
  assert.deepEqual([0, 0.0481, 0.481, 4.81, 48.1, 481.4, 4814].map(short), ["0", "0.048", "0.48", "4.8", "48", "481", "4810"]);
});

test("a table has a line a row", () => {
  assert.equal(table(["", "20"], [["a", 1], ["b", "–"]]), "|  | 20 |\n|---|--:|\n| a | 1 |\n| b | – |");
});

test("records and windows are the same each time, and within the years", () => {
  const { from, to, groups, items } = made(300);
  assert.deepEqual(made(300).items, items);
  assert.equal(items.length, 300);
  for (const { group, start, end } of items) assert.ok(group < groups.length && start >= from && (end ?? start) <= to && (end ?? to) > start);
  const share = items.filter((it) => it.end !== null).length / items.length;
  assert.ok(share > 0.1 && share < 0.3, `${share} of them last`);
  const way = windows(90);
  assert.equal(way.length, 90);
  assert.deepEqual([way[0], way.at(-1)], [[from, to], [from, to]]);
  for (const [start, end] of way) assert.ok(start >= from && end <= to && end - start >= (to - from) / 63 - 1, `${start} ${end}`);
});

const RESULTS = {
  Entente: {
    notes: "ours",
    sizes: {
      300: { transfer: [{ bytes: 70_000, requests: 2, elsewhere: 0 }], cold: [120, 80, 100], slowed: [400], longest: [40], step: [2], memory: [4e6], growth: [{ bytes: 900, nodes: 0, listeners: 0 }] },
      1000: { transfer: [{ bytes: 70_000, requests: 2, elsewhere: 0 }], cold: [200], slowed: [900], longest: [50], step: [3], memory: [5e6] },
    },
  },
  TimelineJS: {
    version: "3.9.11",
    notes: "theirs",
    sizes: {
      300: { transfer: [{ bytes: 80_000, requests: 6, elsewhere: 3 }], cold: [250], slowed: [300], longest: [80], step: [5], memory: [2e6], growth: [{ bytes: 9e6, nodes: 4, listeners: 1 }] },
      1000: { transfer: [], failed: { transfer: "over 45 s" } },
    },
  },
  floor: { notes: "least", sizes: { 300: { growth: [{ bytes: 500, nodes: 0, listeners: 0 }] } } },
};

test("a report gives each value as a multiple of ours, and says who did not come so far", () => {
  const facts = { day: "2026-01-02", cores: 2, processor: "a processor", browser: "Chromium 1", runs: 3, limit: 45, minutes: 9, mounted: 300 };
  const lines = report(RESULTS, facts).split("\n");
  const after = (head) => lines.slice(lines.indexOf(head));
  assert.deepEqual(
    after("## Time to the timeline on the screen").filter((it) => it.startsWith("|")).slice(0, 4),
    ["| records | 300 (100 ms) | 1,000 (200 ms) |", "|---|--:|--:|", "| Entente | 1 | 1 |", "| TimelineJS | 2.5 | over 45 s |"],
  );
  assert.ok(lines.includes("| TimelineJS | 80.0 | 1.1 | 6 | 3 |"));
  assert.ok(lines.includes("| TimelineJS | 9000 | 4 | 1 |"));
});

test("an aim is met or missed", () => {
  assert.deepEqual(aims(RESULTS, 300).split("\n").map((it) => it.split(" ")[1]), ["Met:", "Met:", "Missed:", "Met:", "Met:"]);
  const worse = structuredClone(RESULTS);
  const ours = worse.Entente.sizes;
  ours[300].transfer[0].bytes = 90_000;
  ours[300].cold = [260];
  ours[1000].step = [6];
  ours[300].growth[0].nodes = 1;
  assert.deepEqual(aims(worse, 300).split("\n").map((it) => it.split(" ")[1]), ["Missed:", "Missed:", "Missed:", "Missed:", "Missed:"]);
});
