// Measures the widget beside other timelines, in one browser and one run: node run.mjs [--n 20,300] [--runs 5]
// [--peers Entente,floor] [--limit 45] [--out RESULTS.md]. What comes of it is explained in RESULTS.md itself.
//
// Loads go round the peers, one each, so that what else the machine does falls on all alike.
import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { connect, startEngine } from "../browser/engine.mjs";
import { made } from "./data.mjs";
import * as measure from "./measure.mjs";
import { PEERS, siteOf, versionOf } from "./peers.mjs";
import { report } from "./report.mjs";
import { startSite } from "./site.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { values: wishes } = parseArgs({
  options: {
    n: { type: "string", default: "20,300,1000,10000,100000" },
    runs: { type: "string", default: "5" },
    peers: { type: "string", default: PEERS.map((it) => it.name).join(",") },
    limit: { type: "string", default: "45" }, // seconds that anything may take
    out: { type: "string", default: here("RESULTS.md") },
  },
});
const sizes = wishes.n.split(",").map(Number);
const peers = PEERS.filter((it) => wishes.peers.split(",").includes(it.name));
const limit = Number(wishes.limit) * 1000;
const runsOf = (n) => Math.min(Number(wishes.runs), n > 1000 ? 3 : Infinity);
const MOUNTED = sizes.findLast((n) => n <= 300) ?? sizes[0]; // fifty mounts of more take too long
const SLOW = 10_000; // milliseconds: what takes longer is measured once

let engine;
let browser;
async function fresh() {
  await engine?.kill();
  // No name leads anywhere: a request to another host fails at once, on every machine.
  engine = await startEngine("--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1");
  process.env.ENTENTE_BROWSER = engine.wsEndpoint();
  browser = await connect();
}

const results = Object.fromEntries(peers.map((it) => [it.name, { version: versionOf(it), notes: it.notes, sizes: {} }]));
const dead = new Set(); // at one number of records, and so at more
const began = Date.now();
const say = (...words) => console.error(`▸ ${Math.round((Date.now() - began) / 1000)} s:`, ...words);

/** Adds a measurement to what is known of a peer, or why there is none. */
async function take(entry, what, measured) {
  try {
    const patience = what === "growth" ? 4 * limit : limit;
    (entry.row[what] ??= []).push(await measure.within(patience, measured(browser, entry.site)));
    return true;
  } catch (error) {
    entry.row[what] = [];
    (entry.row.failed ??= {})[what] = error.message.split("\n")[0];
    say(entry.name, entry.n, what, error.message.split("\n")[0]);
    await fresh(); // a page that does not answer cannot be closed either
    return false;
  }
}

await fresh();
for (const n of sizes) {
  const records = made(n);
  const entries = [];
  for (const peer of peers) {
    if (dead.has(peer.name)) continue;
    const described = siteOf(peer, records);
    const site = { ...described, ...(await startSite(described)) };
    const entry = { name: peer.name, n, site, row: (results[peer.name].sizes[n] = {}) };
    // Fills the server's cache too, so it does not count.
    if (await take(entry, "transfer", measure.transfer)) entries.push(entry);
    else dead.add(peer.name), site.stop();
  }
  const round = async (what, runs, measured, of = (it) => it) => {
    for (let run = 0; run < runs; run++) {
      for (const entry of entries) {
        const had = entry.row[what] ?? [];
        if (entry.row.failed?.[what] || had.some((it) => of(it) > SLOW)) continue;
        await take(entry, what, measured);
      }
    }
    say(n, what, entries.map((it) => `${it.name} ${it.row[what]?.map((one) => Math.round(of(one) * 10) / 10) ?? "-"}`).join(", "));
  };
  await round("cold", runsOf(n), measure.load);
  await round("slowed", runsOf(n), (browser, site) => measure.load(browser, site, { slower: 4 }));
  await round("longest", Math.min(runsOf(n), 3), measure.longestTask);
  await round("step", Math.min(runsOf(n), 3), measure.step);
  await round("memory", 1, measure.memory, (bytes) => bytes / 1e6);
  if (n === MOUNTED) await round("growth", 1, measure.growth, ({ bytes }) => bytes / 1e6);
  for (const { site } of entries) site.stop();
}

const facts = {
  day: new Date().toISOString().slice(0, 10),
  cores: cpus().length,
  processor: cpus()[0].model,
  browser: `Chromium ${browser.version()}`,
  runs: Number(wishes.runs),
  limit: limit / 1000,
  minutes: Math.round((Date.now() - began) / 60_000),
  mounted: MOUNTED,
};
await browser.close();
await engine.kill();
mkdirSync(here("../out"), { recursive: true });
writeFileSync(here("../out/bench.json"), `${JSON.stringify({ facts, results }, null, 1)}\n`);
writeFileSync(wishes.out, report(results, facts));
say(`wrote ${wishes.out}`);
