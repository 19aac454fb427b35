// What a widget fetches: modules that not every page needs, and dossiers.

/** Resolves after some milliseconds. */
const pause = (time) => new Promise((go) => setTimeout(go, time));

/**
 * What resolves to a module of Rust: fetched once for all widgets, and again if that failed, or took half a minute.
 * asked: its import as bundlers understand it. Some browsers remember for good that a script has not come: after that it is
 * asked for by another address, which is none that a bundler could know.
 */
function onDemand(name, asked) {
  let [module, times] = [undefined, 0];
  const come = () => (times++ ? import(import.meta.url.replace(/[^/]*$/, `${name}.js?${times}`)) : asked());
  const late = () => pause(30_000).then(() => Promise.reject(new Error("it does not come")));
  const again = (error) => ((module = undefined), Promise.reject(error));
  return () => (module ??= Promise.race([come().then((it) => it.default().then(() => it)), late()]).catch(again));
}
/** Reads a page's own dossier. */
export const reader = onDemand("reader", () => import("./reader.js"));
/** Draws the comparison, and results in the detail. */
export const comparison = onDemand("compare", () => import("./compare.js"));

const early = Object.create(null); // by address; a page may call its own class Map

/** A promise of the bytes at an address. Whoever waits for it may `stop` them. */
export function fetched(address) {
  const asked = early[address];
  delete early[address];
  if (asked) return asked;
  const waiting = new AbortController();
  const answer = fetch(address, { signal: waiting.signal }).catch(() => ({ status: "nothing" }));
  const bytes = answer.then((it) => (it.ok ? it.arrayBuffer() : Promise.reject(new Error(`the server answers ${it.status}`))));
  return Object.assign(bytes, { stop: () => waiting.abort() });
}

/** The module lets the page have its turn between two pieces of work. */
fetched.pause = pause;

/** Asks for what somebody will want. What comes back waits for it, but no longer than a moment. */
export function soon(address) {
  const settled = (early[address] = fetched(address)).catch(() => {}); // who takes it hears of what is wrong
  return () => Promise.race([settled, pause(50)]);
}
