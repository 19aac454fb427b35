// Dossiers of strangers: thousands that chance has made, handed to the real element. Each is shown or refused in words,
// none of them runs anything, links to anything but the web and mailboxes, or harms the widget beside it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test, shoot } from "./harness.mjs";
import { attributeIs, detailOf, memories, set, widget } from "./helpers.mjs";

const TOP = fileURLToPath(new URL("../../", import.meta.url));
const CASES = Number(process.env.CASES ?? 5_000);
/** The same for each run of the tests, which is to tell of a change and not of chance. Another finds what this one does not. */
const SEED = process.env.SEED ?? "1795420813";
/** So many are handed over before the widget beside is asked whether it is well. */
const BATCH = 250;
/** The last one shown of so many is opened in all views. */
const OPENED = 50;

const page = (name) => readFile(new URL(`pages/${name}`, import.meta.url), "utf8");
const SMALL = await page("small.json");

/** Dossiers as a program of the tests writes them. */
const made = (cases, seed) => {
  const words = ["run", "--quiet", "--package", "tests", "--example", "hostile", "--", cases, seed];
  const lines = execFileSync("cargo", words.map(String), { cwd: TOP, maxBuffer: 1 << 28 }).toString().trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line));
};

/** Two widgets on a page without any policy: there whatever of a dossier could run would run. */
async function lawless(open) {
  const html = (await page("two.html")).replace(/<script.*<\/script>/, "");
  const host = await open("/lawless.html", { files: { "/lawless.html": html } });
  const bytes = await memories(host);
  await host.evaluate(() => import("/v1/entente.js").then(() => {}));
  return { host, bytes, one: await widget(host, 0), other: await widget(host, 1) };
}

/** Hands dossiers to a widget, one after the other. What each came to, and how long it took. */
const hand = (found, inputs) =>
  found.evaluate(async (it, inputs) => {
    // The page has its turn, and need not wait for the next picture.
    const turn = () => new Promise((go) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = go;
      port2.postMessage(null);
    });
    const outcomes = [];
    for (const { text, bytes } of inputs) {
      const start = performance.now();
      const given = text ?? Uint8Array.from(bytes, (letter) => letter.charCodeAt(0)).buffer;
      const said = await it.load(given).then(() => null, (error) => error.message);
      await turn();
      const [shows, fails] = ["[part=frame]", ".failure"].map((part) => it.shadowRoot.querySelector(part) !== null);
      outcomes.push({ said, shows, fails, took: performance.now() - start });
    }
    return outcomes;
  }, inputs);

/** What of a widget's tree is more than text and drawings: what could run, and links to other than the web and mailboxes. */
const foreign = (found) =>
  found.evaluate((it) => {
    const wrong = [...it.shadowRoot.querySelectorAll("*")].filter((node) => {
      const runs = /^(script|img|iframe|object|embed|style|link|base|meta|form|foreignobject|animate|set|use)$/i.test(node.localName);
      const leads = ({ name, value }) => /^(href|src|srcdoc|action|formaction|xlink:href)$/i.test(name) && !/^(https?:\/\/|mailto:)/i.test(value);
      return runs || [...node.attributes].some((attribute) => attribute.name.startsWith("on") || leads(attribute));
    });
    return wrong.map((node) => node.outerHTML.slice(0, 200));
  });

/** Opens each view of what a widget shows, and the detail of some records. What is in them that should not be. */
async function opened(found) {
  const wrong = [];
  const ids = await found.evaluate((it) => [...it.shadowRoot.querySelectorAll(".chart g.mark[data-record]")].slice(0, 3).map((mark) => mark.dataset.record));
  for (const view of ["compare", "routes", "sources", "table", "timeline"]) {
    await set(found, { view, focus: null });
    // Of bytes that belong together only in part, the picture may be all that can be had.
    const there = found.locator(view === "timeline" ? ".chart" : ".comparison > *").or(found.getByText("could not be loaded"));
    await there.first().waitFor({ state: "attached" });
    wrong.push(...(await foreign(found)));
  }
  for (const id of ids) {
    await found.evaluate((it, id) => it.select(id), id);
    await detailOf(found).waitFor();
    wrong.push(...(await foreign(found)));
  }
  await set(found, { focus: null, view: null });
  return wrong;
}

/** A widget answers: a record opens and closes. */
async function answers(found, id) {
  await found.evaluate((it, id) => it.select(id), id);
  await detailOf(found).waitFor();
  await detailOf(found).locator(".close").click();
  await attributeIs(found, "focus", null);
}

test(`${CASES} dossiers of strangers, seed ${SEED}`, async ({ open, t }) => {
  const inputs = made(CASES, SEED);
  const { host, bytes, one, other } = await lawless(open);
  const client = await host.context().newCDPSession(host);
  const memory = async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { usedSize } = await client.send("Runtime.getHeapUsage");
    return [usedSize, ...(await bytes())];
  };
  const [usual] = await hand(one, [{ text: SMALL }]);
  let [shown, refused, slowest, views, first] = [0, 0, 0, 0, null];
  for (let at = 0; at < inputs.length; at += BATCH) {
    for (let from = at; from < Math.min(at + BATCH, inputs.length); from += OPENED) {
      let last;
      for (const [nth, { said, shows, fails, took }] of (await hand(one, inputs.slice(from, from + OPENED))).entries()) {
        const which = `case ${from + nth} of seed ${SEED}`;
        assert.ok(said === null ? shows && !fails : fails && said.length > 10, `${which} is neither shown nor refused: ${said}`);
        assert.ok(said === null || said.length < 1_000_000, `${which} is refused in ${said?.length} letters`);
        slowest = Math.max(slowest, took);
        if (said === null) [shown, last] = [shown + 1, from + nth];
        else refused += 1;
      }
      if (last !== undefined) {
        await hand(one, [inputs[last]]);
        assert.deepEqual(await opened(one), [], `what is shown of case ${last} of seed ${SEED}`);
        views += 1;
      }
    }
    assert.equal(await host.evaluate(() => window.pwned), undefined, `a script of cases ${at} to ${at + BATCH} ran, seed ${SEED}`);
    await answers(other, "az-recognition");
    first ??= await memory();
  }
  t.diagnostic(`${shown} shown, ${refused} refused, ${views} opened in all views`);
  t.diagnostic(`the slowest took ${(slowest / usual.took).toFixed(1)} times as long as a small valid one`);
  assert.ok(Math.min(shown, refused) > inputs.length / 10 && views > inputs.length / OPENED / 2, "some of each");
  const grown = (await memory()).map((now, at) => now / first[at]);
  t.diagnostic(`memory of scripts and modules: ${grown.map((times) => times.toFixed(2)).join(", ")} times that after ${BATCH}`);
  assert.ok(Math.max(...grown) < 3, "memory does not grow with what has been handed over");
  await hand(one, [{ text: SMALL }]);
  await answers(one, "uz-visit");
  await shoot(host, "untrusted-1280-light");
}, { timeout: 900_000 });
