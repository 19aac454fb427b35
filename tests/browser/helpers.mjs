// What the tests ask of a widget: its marks, its detail, its attributes, the events it sends.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { widgetsReady } from "./harness.mjs";

const TOP = fileURLToPath(new URL("../../", import.meta.url));

/** The widget at a place on the page, once all of them show something. */
export async function widget(page, place = 0) {
  await widgetsReady(page);
  const found = page.locator("entente-widget").nth(place);
  await found.locator("[part=frame], .failure").first().waitFor();
  return found;
}

/** The paths of the files that a page asks for from now on and that not every page needs. */
export function onDemandAsked(page) {
  const asked = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (/^\/v1\/(reader|compare)/.test(pathname)) asked.push(pathname);
  });
  return asked;
}

/** What every view shows once it is drawn. */
export const DRAWN = { timeline: ".chart g.mark", compare: ".refusals", routes: ".comparison svg", sources: ".comparison details", table: ".comparison table", story: ".story .way" };

/** Waits until `holds(element, given)`, evaluated in the page, is true. Says what did not come about. */
export async function until(found, what, holds, given) {
  const deadline = Date.now() + 5_000;
  for (;;) {
    const outcome = await found.evaluate(holds, given);
    if (outcome) return outcome;
    if (Date.now() > deadline) throw new assert.AssertionError({ message: `never happened: ${what}` });
    await found.evaluate(() => new Promise(requestAnimationFrame).then(() => {}));
  }
}

/** Sets attributes of the element; null removes one. Resolves when the change is drawn. */
export const set = (found, attributes) =>
  found.evaluate(async (it, attributes) => {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) it.removeAttribute(name);
      else it.setAttribute(name, value);
    }
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }, attributes);

export const attribute = (found, name) => found.evaluate((it, name) => it.getAttribute(name), name);

/** Waits until an attribute of the element is `value`; null: until it is gone. */
export const attributeIs = (found, name, value) =>
  until(found, `${name}=${JSON.stringify(value)}`, (it, { name, value }) => it.getAttribute(name) === value, { name, value });

/** Waits until an attribute of the element is another than `value`; resolves to it. */
export async function attributeLeaves(found, name, value) {
  await until(found, `${name} becomes another than ${JSON.stringify(value)}`, (it, { name, value }) => it.getAttribute(name) !== value, { name, value });
  return attribute(found, name);
}

/** The ids of the records drawn that no filter takes out, in the order of the page. */
export const drawn = (found) =>
  found.evaluate((it) => [...it.shadowRoot.querySelectorAll(".chart svg g.mark:not(.faint)")].map((mark) => mark.dataset.record));

export const markOf = (found, id) => found.locator(`.chart svg g.mark[data-record="${id}"]`);

/** Where the picture of a record is, without its label: the middle, in pixels of the window. */
export const middleOf = (found, id) =>
  markOf(found, id).evaluate((mark) => {
    const box = mark.querySelector(":scope > path").getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  });

/** The id of the record whose mark has the keyboard; null if another thing has it. */
export const focused = (found) => found.evaluate((it) => it.shadowRoot.activeElement?.closest("g.mark")?.dataset.record ?? null);

export const detailOf = (found) => found.locator("aside.detail");

/** Keeps the element's events of a type; the result reads them. */
export async function hear(found, type) {
  await found.evaluate((it, type) => {
    const heard = ((it.heard ??= {})[type] = []);
    it.addEventListener(type, (event) => heard.push(event.detail));
  }, type);
  return () => found.evaluate((it, type) => it.heard[type], type);
}

/** Counts what a page holds, once what nobody can reach is gone. */
export async function holding(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  return async () => {
    await client.send("HeapProfiler.collectGarbage");
    const { metrics } = await client.send("Performance.getMetrics");
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
  };
}

/** Runs the command line; what it prints. Compiling it would take longer than a test may: `make test` has it ready. */
function entente(...words) {
  const [program, ...first] = process.env.ENTENTE ? [process.env.ENTENTE] : ["cargo", "run", "--quiet", "--package", "entente", "--"];
  return execFileSync(program, [...first, ...words], { cwd: TOP, maxBuffer: 1 << 26 });
}

/** The built-in dossier as one packed file. */
export const packed = () => entente("pack");

/** What `entente render` makes of the built-in dossier. */
export const rendered = (...words) => entente("render", ...words).toString();

let lines;
/** The claims of the built-in dossier as the command line exports them: nothing of the widget is used. */
export function claims() {
  lines ??= entente("export", "--as", "jsonl").toString();
  return lines.trim().split("\n").map((line) => JSON.parse(line));
}

/** The records of the built-in dossier that have a date: id, kind, and all their dates. */
export function datedRecords(dyads) {
  const records = new Map();
  for (const claim of claims()) {
    const date = claim.date ?? claim.period;
    if (date === null || !claim.dyads.some((dyad) => dyads.includes(dyad))) continue;
    const record = records.get(claim.record) ?? { id: claim.record, kind: claim.kind, dates: [] };
    record.dates.push(date);
    records.set(claim.record, record);
  }
  return [...records.values()];
}

/** Texts that collide, texts that are cut off, and what makes the page too wide. */
export const faults = (found) => found.evaluate(faultsOf);

/** The same, for a widget's own page to work out. */
export const faultsOf = (it) => {
  const svg = it.shadowRoot.querySelector(".chart");
  const room = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].filter((text) => !text.closest(".badge") && text.textContent !== "");
  const boxes = texts.map((text) => {
    // Lines of one text are told apart: their common box would cover what stands beside the shorter one.
    const lines = [...text.querySelectorAll("tspan")];
    const parts = (lines.length ? lines : [text]).map((part) => part.getBoundingClientRect());
    return { words: `${text.textContent} (${text.getAttribute("class") ?? "head"})`, parts };
  });
  const apart = (a, b) => a.right - 1 <= b.left + 1 || b.right - 1 <= a.left + 1 || a.bottom - 1 <= b.top + 1 || b.bottom - 1 <= a.top + 1;
  const out = [];
  for (const [at, one] of boxes.entries()) {
    for (const other of boxes.slice(at + 1)) {
      if (one.parts.some((a) => other.parts.some((b) => !apart(a, b)))) out.push(`“${one.words}” and “${other.words}” collide`);
    }
    for (const box of one.parts) {
      const left = Math.max(room.left, 0) - box.left;
      const right = box.right - Math.min(room.right, innerWidth);
      const most = Math.max(left, right, room.top - box.top, box.bottom - room.bottom);
      if (most > 1) out.push(`“${one.words}” is ${most.toFixed(1)} px outside`);
    }
  }
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) out.push(`the page is ${wide} px wider than the window`);
  return out;
};

/** A point of the drawing that is on no mark and no text, so far across it. */
export const ground = (found, share = 0.5) =>
  found.evaluate((it, share) => {
    const box = it.shadowRoot.querySelector(".chart svg").getBoundingClientRect();
    for (let y = Math.max(box.top, 0) + 30; y < Math.min(box.bottom, innerHeight) - 30; y += 7) {
      const x = box.left + box.width * share;
      const at = it.shadowRoot.elementFromPoint(x, y);
      if (at?.closest(".chart") && !at.closest("g.mark")) return { x, y };
    }
    return null;
  }, share);

/** Notes the memory of each module that a page loads from now on, which no script hands out; the result reads their bytes. */
export async function memories(page) {
  await page.evaluate(() => {
    window.memories = [];
    const make = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...given) => {
      const made = await make(...given);
      window.memories.push(Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory));
      return made;
    };
  });
  return () => page.evaluate(() => window.memories.map((it) => it.buffer.byteLength));
}
