// The service worker: a site that holds Entente goes on without a network, for pages that ask for it by v1/offline.js.
//
// A release is all that the build has put beside this file, and comes whole or not at all: each of its files is fetched
// and compared with its digest before this worker begins its work, and if one is wrong the worker before it goes on. An
// open page keeps the release that it came from until it goes, whichever worker answers it; a new page, or a reload, is
// of the newest. So nobody gets files of two releases, and nobody has to close a tab for the next one.
//
// All else that a page needs (itself, its styles, the dossiers of its widgets) comes from the network as ever. A copy is
// kept, and is given where the network is not.

const FILES = {}; // the release, by .ci/worker.mjs: the SHA-256 of each file
const RELEASE = ""; // a digest of that list

const HOME = new URL("./", location).href;
const SCOPE = registration.scope; // the same, unless the server allows more
const OURS = `entente ${SCOPE} `;
const COPIES = `${OURS}copies`;
const PAGES = `${OURS}pages`; // of which release each page is; later workers read it too
const LIST = `${HOME}?files`; // where a release keeps its list
const cacheOf = (release) => `${OURS}release ${release}`;

const isFirst = !registration.active; // and the page of the first visit has no other
const PAUSES = [0, 1000, 4000]; // before each attempt to fetch a file, in milliseconds
const PATIENCE = 5000; // what has a copy is not waited for any longer
const STALL = 20_000; // a file of which nothing comes for so long does not come
const AGAIN = 2000; // after its installation a release asks once more for its turn
const COPIES_MOST = 100;
const BYTES_MOST = 64 * 1024 * 1024; // of all copies
const GRACE = 3600_000; // a page that is on its way, or that one can go back to, is not among the open ones

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data?.entente !== "keep") return;
  const kept = Promise.all(event.data.addresses.map((address) => keep(bare(address)).catch(() => false)));
  event.waitUntil(kept.then((all) => event.ports[0]?.postMessage(all.filter(Boolean).length)));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || request.headers.has("Range")) return;
  if (request.cache === "only-if-cached" && request.mode !== "same-origin") return; // nobody may answer that
  if (request.url.startsWith(SCOPE)) return event.respondWith(answer(event).catch(() => fetch(request)));
  if (elsewhere?.has(bare(request.url))) return event.respondWith(fromNetwork(event));
  // It has just been woken by this and must look first. What it has not goes on its way, by a redirect to itself: the
  // network is the page's business, and its policy is not the worker's.
  if (elsewhere || request.mode !== "cors" || request.destination || request.redirect !== "follow") return;
  const known = looked.then((all) => all.has(bare(request.url)));
  event.respondWith(known.then((it) => (it ? fromNetwork(event) : Response.redirect(request.url))));
});

/** What is to be got at an address. Some words in it only tell where the reader came from. */
function bare(address) {
  const it = new URL(address);
  it.hash = "";
  for (const name of [...it.searchParams.keys()]) if (/^(utm_.*|fbclid|gclid)$/.test(name)) it.searchParams.delete(name);
  return it.href;
}
const digestOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest));
};
/** An answer to be kept. It says of its bytes what is true of them now, and goes with any request. */
function copyOf({ headers }, bytes) {
  const copy = new Response(bytes, { headers });
  for (const name of ["Content-Encoding", "Vary"]) copy.headers.delete(name);
  copy.headers.set("Content-Length", bytes.byteLength);
  return copy;
}

// Releases

async function install() {
  const others = await otherReleases();
  const files = await Promise.allSettled(Object.keys(FILES).map((name) => bring(name, [RELEASE, ...others])));
  const missing = files.filter((it) => it.status === "rejected").map((it) => it.reason.message);
  // Those that came are there when the browser tries again.
  if (missing.length) throw new Error(`Not all files are of the release that sw.js lists: ${missing.join("; ")}`);
  await (await caches.open(cacheOf(RELEASE))).put(LIST, new Response(JSON.stringify(FILES)));
  await skipWaiting(); // pages of other releases keep theirs
  // The one before may be woken by a page just then. Chromium forgets to look whether it is done, unless it is asked again.
  setTimeout(() => skipWaiting().catch(() => {}), AGAIN);
}

/** Puts a file into the release: from one that has the same, else from the network. */
async function bring(name, releases) {
  let file;
  for (const release of releases) file ??= await kept(release, name, FILES[name]);
  file ??= await fetched(name, FILES[name], PAUSES);
  await (await caches.open(cacheOf(RELEASE))).put(HOME + name, file);
}

/** A file from the network, asked for again while it is not the right one. */
async function fetched(name, digest, pauses) {
  let wrong;
  for (const pause of pauses) {
    await new Promise((go) => setTimeout(go, pause));
    try {
      // What the browser has is as good, if its digest is right; else it may be what is wrong.
      const [it, bytes] = await whole(HOME + name, { cache: wrong ? "reload" : "default" });
      if (it.ok && (await digestOf(bytes)) === digest) return copyOf(it, bytes);
      wrong = it.ok ? "its bytes are others" : `the server answers ${it.status}`;
    } catch (error) {
      wrong = error.message;
    }
  }
  throw new Error(`${name}: ${wrong}`);
}

/** An answer and its bytes, as long as any come. */
async function whole(address, wishes) {
  const waiting = new AbortController();
  let timer;
  const on = () => {
    clearTimeout(timer);
    timer = setTimeout(() => waiting.abort(new Error("nothing comes any more")), STALL);
  };
  try {
    on();
    const answer = await fetch(address, { ...wishes, signal: waiting.signal });
    const parts = [];
    const reader = answer.body?.getReader();
    for (let part; (part = await reader?.read()) && !part.done; parts.push(part.value)) on();
    return [answer, await new Blob(parts).arrayBuffer()];
  } finally {
    clearTimeout(timer);
  }
}

/** A file as a release has it; nothing if it is no longer there, or no longer what it was. */
async function kept(release, name, digest) {
  try {
    const it = await caches.match(HOME + name, { cacheName: cacheOf(release) });
    const bytes = await it.arrayBuffer();
    if ((await digestOf(bytes)) === digest) return copyOf(it, bytes);
  } catch {} // an entry that cannot be read is as good as none
}

const otherReleases = async () => {
  const names = (await caches.keys()).filter((name) => name.startsWith(cacheOf("")));
  return names.map((name) => name.slice(cacheOf("").length)).filter((release) => release !== RELEASE);
};

const SERVER = ""; // what stands for a release where all comes from the server
const lists = new Map([[RELEASE, FILES], [SERVER, {}]]);
/** What a release consists of; nothing if the browser has thrown that away. */
async function listOf(release) {
  if (!lists.has(release)) {
    const list = await caches.match(LIST, { cacheName: cacheOf(release) });
    if (!list) return undefined;
    lists.set(release, await list.json());
  }
  return lists.get(release);
}

/** The file of a list that an address means, as servers of files understand it. */
function fileAt(address, list) {
  const path = address.slice(HOME.length).split(/[?#]/)[0];
  if (!address.startsWith(HOME)) return undefined;
  return [path, path.replace(/(^|\/)$/, "$1index.html"), `${path}.html`].find((name) => Object.hasOwn(list, name));
}

// Pages

const bound = new Map();
const recordOf = (page) => `${HOME}?page=${page}`;
async function bind(page, release) {
  if (!page) return; // a browser that does not say which page it is for
  bound.set(page, release);
  const record = new Response(JSON.stringify({ release, since: Date.now() }));
  await caches.open(PAGES).then((pages) => pages.put(recordOf(page), record)).catch(() => {}); // no room
}

/** Of which release a page is. The one of the first visit came from the network, which has the newest. */
async function releaseOf(page) {
  if (!bound.has(page)) {
    const known = await caches.match(recordOf(page), { cacheName: PAGES });
    if (known) bound.set(page, (await known.json()).release);
    else await bind(page, RELEASE);
  }
  return bound.get(page) ?? RELEASE;
}

async function activate() {
  if (isFirst) await clients.claim();
  for (const { id } of await clients.matchAll({ type: "all" })) await releaseOf(id);
  await tidy(await otherReleases());
}

/** Forgets pages that are gone, and then what they alone had a use for. */
async function tidy(unused = []) {
  if (registration.installing || registration.waiting) return; // the next worker has begun to fill its own
  const open = new Set((await clients.matchAll({ type: "all", includeUncontrolled: true })).map((it) => it.id));
  const pages = await caches.open(PAGES);
  const used = new Set([RELEASE]);
  for (const request of await pages.keys()) {
    const page = new URL(request.url).searchParams.get("page");
    const { release, since } = await (await pages.match(request)).json();
    if (open.has(page) || since > Date.now() - GRACE) {
      used.add(release);
    } else {
      bound.delete(page);
      await pages.delete(request);
      unused.push(release);
    }
  }
  for (const release of unused) if (!used.has(release)) await caches.delete(cacheOf(release));
}

// Requests

async function answer(event) {
  const { request, clientId, resultingClientId } = event;
  const opens = request.mode === "navigate";
  const release = opens ? RELEASE : await releaseOf(clientId);
  const list = await listOf(release);
  // Rather none than one of another release.
  if (!list && request.url.startsWith(`${HOME}v1/`)) return Response.error();
  const name = fileAt(request.url, list ?? {});
  if (opens) {
    event.waitUntil(tidy());
    await looked; // what the page asks for is answered at once, or not at all
  }
  try {
    const file = name && ((await kept(release, name, list[name])) ?? (await mended(release, name, list[name])));
    if (opens) await bind(resultingClientId, RELEASE);
    return file ?? fromNetwork(event);
  } catch (error) {
    if (!opens) return Response.error(); // rather none than one of another release
    // The browser has thrown the page away and the server has another by now: all of it from the server, then.
    await bind(resultingClientId, SERVER);
    return fetch(request);
  }
}

/** A file that the browser has thrown away or spoilt. */
async function mended(release, name, digest) {
  const file = await fetched(name, digest, [0, 0]); // somebody waits for it
  await (await caches.open(cacheOf(release))).put(HOME + name, file.clone()).catch(() => {}); // no room
  return file;
}

// Copies

/** What is kept of other places: known once the worker has looked. */
let elsewhere;
const looked = caches
  .open(COPIES)
  .then((cache) => cache.keys())
  .catch(() => []) // a browser that keeps nothing has nothing to give
  .then((all) => (elsewhere = new Set(all.map((it) => it.url).filter((it) => !it.startsWith(SCOPE)))));

/** What the network has; where it has nothing, or not all of it, or takes too long, what was kept of it. */
async function fromNetwork(event) {
  const { request, clientId } = event;
  const address = bare(request.url);
  const copy = await caches.match(address, { cacheName: COPIES });
  const wanted = isOpen(request) && (copy || (request.destination === "" && (await isOurs(clientId))));
  const network = fetch(request);
  // A page asks by itself to be kept; what it asks for is kept unless its server is against it.
  const kept = (it) => (request.mode === "navigate" ? hold(address, it) : isOpen(it) && store(address, it));
  if (wanted) event.waitUntil(network.then((it) => kept(it.clone())).catch(() => {}));
  if (!copy) return network;
  const settled = network.then(async (it) => {
    if (it.status >= 500) return copy;
    return it.ok && !it.redirected ? copyOf(it, await it.arrayBuffer()) : it;
  });
  return Promise.race([settled.catch(() => copy), new Promise((go) => setTimeout(go, PATIENCE, copy))]);
}

/** Whether it is for anybody, and may be kept. */
const isOpen = ({ headers }) => !headers.has("Authorization") && !/no-store/i.test(headers.get("Cache-Control"));

/** Pages of the release do not say what they need: what they fetch are dossiers. */
async function isOurs(page) {
  const client = page && (await clients.get(page));
  return client && fileAt(client.url, FILES) !== undefined;
}

/** Pages that have come, by address. Whether one is what it was before, or a network's page to log in, it says itself. */
const held = new Map();
async function hold(address, answer) {
  if (!answer.ok || answer.redirected) return;
  held.set(address, copyOf(answer, await answer.arrayBuffer()));
}

/** Keeps what a page says that it needs. Whether it is there from now on. */
async function keep(address) {
  const page = held.get(address);
  if (held.delete(address)) return store(address, page);
  if (fileAt(address, FILES) || (await caches.match(address, { cacheName: COPIES }))) return true;
  return store(address, await fetch(address));
}

async function store(address, answer) {
  // What a redirect leads to has its own address.
  if (!answer.ok || answer.redirected) return false;
  const bytes = await answer.arrayBuffer();
  if (bytes.byteLength > BYTES_MOST / 4) return false; // it would push out all else
  const copies = await caches.open(COPIES);
  const before = await copies.match(address);
  if (before && isPage(answer) && !isPage(before)) return true; // a network's page to log in
  await copies.delete(address); // the newest is the last
  await copies.put(address, copyOf(answer, bytes));
  if (!address.startsWith(SCOPE)) (await looked).add(address);
  await (room = room.then(() => makeRoom(copies)));
  return true;
}

const typeOf = ({ headers }) => headers.get("Content-Type") ?? "";
const isPage = (answer) => typeOf(answer).startsWith("text/html");
const isPicture = (answer) => /^(image|font|audio|video)\//.test(typeOf(answer));

/** Forgets copies where there are too many: pictures before what a page cannot do without, the oldest of each first. */
let room = Promise.resolve();
async function makeRoom(copies) {
  const all = [];
  for (const request of (await copies.keys()).reverse()) {
    const copy = await copies.match(request);
    if (copy) all.push({ request, last: isPicture(copy), bytes: Number(copy.headers.get("Content-Length")) });
  }
  let [count, bytes] = [0, 0];
  for (const it of all.sort((one, other) => one.last - other.last)) {
    if (count + 1 > COPIES_MOST || bytes + it.bytes > BYTES_MOST) {
      await copies.delete(it.request);
    } else {
      count += 1;
      bytes += it.bytes;
    }
  }
}
