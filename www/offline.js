// Makes a page work without a network after one visit, by the service worker that stands beside this file's folder:
//
//   <script type="module" src="https://host.example/entente/v1/offline.js"></script>
//
// A browser lets a worker answer pages in its own folder and below, and others only if the server sends
// `Service-Worker-Allowed: /` with it. Where there can be none nothing happens.
const WORKER = new URL("../sw.js", import.meta.url).href;
const HOME = new URL("./", WORKER).href;
// What scripts fetch may be anything, and media come in pieces. Dossiers are known by their widgets.
const FILES = new Set(["link", "script", "css", "img", "iframe", "other"]);

/** Resolves to true once the page has all it needs to be opened again without a network; to false where it cannot. */
export const ready = loaded()
  .then(begin)
  .catch(() => {
    addEventListener("online", retry);
    return false;
  });
const retry = () => begin().then(() => removeEventListener("online", retry)).catch(() => {});

// The page's own files go first.
function loaded() {
  if (document.readyState === "complete") return Promise.resolve();
  return new Promise((go) => addEventListener("load", go));
}

async function begin() {
  const registration = await registered();
  const worker = registration.active ?? (await activated(registration.installing ?? registration.waiting));
  const widgets = [...document.querySelectorAll("entente-widget")];
  for (const widget of widgets) widget.ready?.catch(() => again(widget));
  const kept = keep(worker, [location.href, ...widgets.map(dossierOf)]);
  const tell = (addresses) => keep(registration.active ?? worker, addresses);
  const others = tell(files(performance.getEntriesByType("resource")));
  follow(widgets, tell);
  await others; // a page can do without one of them
  return kept;
}

let policy; // there can be one of a name
async function registered() {
  const { serviceWorker } = navigator; // a sandboxed frame may not even ask for it
  const scope = location.href.startsWith(HOME) ? HOME : new URL("/", location.href).href;
  const there = await serviceWorker.getRegistration(scope);
  const running = there?.active ?? there?.waiting ?? there?.installing;
  if (there?.scope === scope && running.scriptURL !== WORKER) throw new Error("the host has a worker of its own");
  policy ??= globalThis.trustedTypes?.createPolicy("entente-offline", { createScriptURL: (address) => address });
  return serviceWorker.register(policy?.createScriptURL(WORKER) ?? WORKER, { scope, updateViaCache: "none" });
}

function activated(worker) {
  return new Promise((go, fail) => {
    worker.addEventListener("statechange", () => {
      if (worker.state === "activated") go(worker);
      if (worker.state === "redundant") fail(new Error("not all of the release came"));
    });
  });
}

/** A widget whose module came spoilt asks for it once more when it is put into the page; the worker has the right one. */
const again = (widget) => widget.parentNode?.insertBefore(widget, widget.nextSibling);

const files = (entries) => {
  const own = entries.filter((it) => FILES.has(it.initiatorType) && new URL(it.name).origin === location.origin);
  return own.map((it) => it.name);
};

const dossierOf = (widget) => {
  const address = widget.getAttribute("src");
  return address && new URL(address, document.baseURI).href;
};

/** Tells the worker what to keep; resolves to whether it has all of it. */
async function keep(worker, addresses) {
  const known = [...new Set(addresses.filter((it) => it?.startsWith("http")).map((it) => it.split("#")[0]))];
  if (known.length === 0) return true;
  const { port1, port2 } = new MessageChannel();
  return new Promise((kept) => {
    port1.onmessage = ({ data }) => kept(data === known.length);
    worker.postMessage({ entente: "keep", addresses: known }, [port2]);
  }).finally(() => port1.close());
}

/** Tells of what the page comes to need, and of each dossier that a widget is given. */
function follow(widgets, tell) {
  new PerformanceObserver((list) => tell(files(list.getEntries()))).observe({ type: "resource" });
  const dossiers = new MutationObserver((changes) => tell(changes.map((it) => dossierOf(it.target))));
  const watch = (widget) => dossiers.observe(widget, { attributeFilter: ["src"] });
  widgets.forEach(watch);
  // One that comes later, or in the shadow tree of another element.
  addEventListener("entente-ready", (event) => {
    const [widget] = event.composedPath();
    watch(widget);
    tell([dossierOf(widget)]);
  });
}
