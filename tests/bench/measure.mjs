// What is measured of a peer's page, each in a profile of its own.
import { readFileSync } from "node:fs";
import { windows } from "./data.mjs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8");
const STEPS = 90;
const MOST = 8_000; // milliseconds in which as many steps are made as come
const [FIRST, CYCLES] = [10, 50];

/** Rejects when something takes longer; whoever waits has to end it. */
export function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => (timer = setTimeout(reject, milliseconds, new Error(`over ${milliseconds / 1000} s`))));
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** A page with an empty cache, in a process that runs already. */
async function opened(browser, { address }, { slower = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, locale: "en-GB", timezoneId: "UTC" });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.addInitScript(PROBE);
  await page.goto(`${address}/blank`);
  await cdp.send("Performance.enable");
  if (slower > 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return { context, page, cdp };
}

async function painted(page, { address, start }) {
  await page.goto(address + start, { waitUntil: "commit" });
  return page.evaluate(() => probe.painted);
}

/** Milliseconds until the timeline is on the screen. */
export async function load(browser, site, wishes) {
  const { context, page } = await opened(browser, site, wishes);
  const time = await painted(page, site);
  await context.close();
  return time;
}

/** Bytes and requests, without the page itself and the data; and what other hosts were asked for, in vain. */
export async function transfer(browser, site) {
  const { context, page, cdp } = await opened(browser, site);
  await cdp.send("Network.enable");
  const asked = new Map(); // by address: what is preloaded is told twice
  cdp.on("Network.requestWillBeSent", ({ request }) => asked.set(request.url, asked.get(request.url) ?? { url: new URL(request.url), bytes: 0 }));
  cdp.on("Network.responseReceived", ({ response: { url, headers } }) => asked.has(url) && (asked.get(url).bytes = Number(headers["Content-Length"] ?? 0)));
  await painted(page, site);
  await page.waitForLoadState("load");
  await page.evaluate(() => probe.frames(30)); // some ask for a font once they are drawn
  await context.close();
  const all = [...asked.values()].filter(({ url }) => url.protocol === "http:" || url.protocol === "https:");
  const own = all.filter(({ url }) => url.origin === site.address && ![site.start, ...site.data].includes(url.pathname + url.search));
  return { bytes: own.reduce((sum, it) => sum + it.bytes, 0), requests: own.length, elsewhere: all.filter(({ url }) => url.origin !== site.address).length };
}

/** The longest task of the page's thread while it loads, in milliseconds. */
export async function longestTask(browser, site) {
  const { context, page } = await opened(browser, site);
  await browser.startTracing(page, { categories: ["toplevel", "blink.user_timing"] });
  await painted(page, site);
  await page.evaluate(() => probe.frames(10));
  const { traceEvents } = JSON.parse(await browser.stopTracing());
  await context.close();
  const mark = traceEvents.filter((it) => it.name === "probe" && it.cat.includes("user_timing")).at(-1);
  const tasks = traceEvents.filter((it) => it.name === "ThreadControllerImpl::RunTask" && it.pid === mark.pid && it.tid === mark.tid);
  return Math.max(...tasks.filter((it) => it.dur && it.ts + it.dur > mark.ts).map((it) => it.dur)) / 1000;
}

const mainThread = async (cdp) => {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return metrics.find((it) => it.name === "TaskDuration").value * 1000;
};

/** Main-thread milliseconds of a step of the window of time. Fails if the picture does not follow. */
export async function step(browser, site) {
  const { context, page, cdp } = await opened(browser, site);
  await painted(page, site);
  await page.evaluate(() => probe.frames(30)); // what is put off until after the first picture
  const way = windows(STEPS);
  const whole = await page.screenshot();
  const before = await mainThread(cdp);
  const steps = await page.evaluate(([way, most]) => probe.lead(way, most), [way, MOST]);
  const time = (await mainThread(cdp)) - before;
  await page.evaluate(([way, most]) => probe.lead(way, most), [[way[STEPS / 3]], MOST]);
  const moved = !whole.equals(await page.screenshot());
  await context.close();
  if (!moved) throw new Error("the picture does not follow the window");
  return time / steps;
}

async function held({ page, cdp }) {
  await page.evaluate(() => performance.clearResourceTimings()); // a line of the engine's for each fetch
  for (let time = 0; time < 3; time++) await cdp.send("HeapProfiler.collectGarbage");
  const { usedSize, embedderHeapUsedSize, backingStorageSize } = await cdp.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await cdp.send("Memory.getDOMCounters");
  const webAssembly = await page.evaluate(() => probe.webAssembly());
  return { bytes: usedSize + embedderHeapUsedSize + backingStorageSize + webAssembly, nodes, listeners: jsEventListeners };
}

/** Bytes that are held once the timeline is drawn: objects, nodes, buffers and the memory of WebAssembly. */
export async function memory(browser, site) {
  const it = await opened(browser, site);
  await painted(it.page, site);
  await it.page.evaluate(() => probe.frames(30));
  const { bytes } = await held(it);
  await it.context.close();
  return bytes;
}

/** How much more is held after fifty mounts and unmounts than before, when the engine has warmed to them. */
export async function growth(browser, site) {
  const it = await opened(browser, site);
  await painted(it.page, site);
  await it.page.evaluate(() => bench.unmount());
  await it.page.evaluate((number) => probe.cycle(number), FIRST);
  const before = await held(it);
  await it.page.evaluate((number) => probe.cycle(number), CYCLES);
  const after = await held(it);
  await it.context.close();
  return Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]));
}
