// Pages whose scripts break what others rely on.

const EVENTS = 'const EVENTS = ["click", "mousedown", "mouseup", "pointerdown", "pointermove", "pointerup", "keydown", "focusin", "wheel", "selectstart"];';
const whenThere = (body) => `addEventListener("DOMContentLoaded", () => { ${body} });`;

export const script = [
  {
    name: "shortcuts",
    does: "has letters for shortcuts, outside fields",
    script: `document.addEventListener("keydown", (event) => {
      if (!/^(INPUT|TEXTAREA)$/.test(event.target.tagName) && /^[js]$/.test(event.key)) event.preventDefault();
    });`,
    also: async (page, look) => {
      await look((it) => it.shadowRoot.querySelector(".find input").focus());
      await page.keyboard.type("jassy");
      await look.until("all letters have come", (it) => it.shadowRoot.querySelector(".find input").value === "jassy");
    },
  },
  {
    name: "array",
    does: "adds to Array.prototype, and breaks some of it",
    script: `Array.prototype.each = function (go) { this.forEach(go); };
      Array.prototype.contains = () => true;
      for (const name of ["map", "filter", "flat", "find", "at"]) Array.prototype[name] = () => { throw new Error(name + " is broken"); };`,
  },
  {
    name: "object",
    does: "adds to Object.prototype, where every descriptor inherits it",
    script: "Object.prototype.extend = function () { return this; }; Object.prototype.key = 1; Object.prototype.get = () => 1; Object.prototype.set = () => 1;",
  },
  {
    name: "json",
    does: "writes JSON in its own way",
    script: `String.prototype.toJSON = function () { return '"' + this + '"'; };
      Array.prototype.toJSON = function () { return "[" + this.join(", ") + "]"; };`,
    also: async (page, look) => {
      await page.evaluate(async () => document.querySelector("#one").load(await (await fetch("/pages/small.json")).text()));
      await look.until("the text is loaded", (it) => it.shadowRoot.querySelector('[data-record="uz-visit"]'));
    },
  },
  {
    name: "promise",
    does: "has a Promise of its own",
    script: `const Own = class extends Promise { then(...given) { return super.then(...given); } };
      delete Own.withResolvers; window.Promise = Own; delete Promise.prototype.finally;`,
  },
  {
    name: "fetch",
    does: "wraps fetch and the timers, as measuring scripts do",
    script: `for (const name of ["fetch", "setTimeout", "requestAnimationFrame", "queueMicrotask"]) {
        const real = window[name];
        window[name] = function (...given) { return real.apply(this === undefined ? window : this, given); };
      }
      const listen = EventTarget.prototype.addEventListener;
      EventTarget.prototype.addEventListener = function (type, heard, ...rest) {
        return listen.call(this, type, heard && function (...given) { return (heard.handleEvent ?? heard).apply(this, given); }, ...rest);
      };`,
  },
  {
    name: "own-fetch",
    does: "brings a fetch of its own, and has no compiling while it comes",
    script: `Headers = class { get() { return null; } };
      Response = class { constructor(it) { Object.assign(this, { ok: it.status < 400, status: it.status, headers: new Headers(), bodyUsed: false, arrayBuffer: async () => it.response }); } };
      fetch = (address) => new Promise((go, fail) => {
        const it = Object.assign(new XMLHttpRequest(), { onload: () => go(new Response(it)), onerror: fail });
        it.open("GET", address);
        it.responseType = "arraybuffer";
        it.send();
      });
      delete WebAssembly.instantiateStreaming;`,
  },
  {
    name: "no-resize-observer",
    does: "has no ResizeObserver",
    script: "delete window.ResizeObserver;",
    act: async (page, look) => {
      await look.drawn();
      await page.setViewportSize({ width: 800, height: 800 });
    },
  },
  {
    name: "bare",
    does: "has no other observers, no structuredClone, no idle callbacks, no animations",
    script: `for (const name of ["IntersectionObserver", "MutationObserver", "PerformanceObserver", "ReportingObserver"]) delete window[name];
      for (const name of ["structuredClone", "requestIdleCallback", "scheduler"]) delete window[name];
      delete Element.prototype.animate; delete Element.prototype.scrollIntoViewIfNeeded; delete Element.prototype.setHTMLUnsafe;`,
  },
  {
    name: "no-storage",
    does: "may store nothing",
    script: `const blocked = { get() { throw new DOMException("blocked", "SecurityError"); }, set() { throw new DOMException("blocked", "SecurityError"); } };
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches", "cookieStore"]) Object.defineProperty(window, name, blocked);
      Object.defineProperty(document, "cookie", blocked);
      Object.defineProperty(navigator, "serviceWorker", blocked);`,
  },
  {
    name: "throws",
    does: "throws at every event",
    script: `${EVENTS} const all = [...EVENTS, "resize", "scroll", "entente-ready", "entente-select"];
      for (const name of all) addEventListener(name, () => { throw new Error("thrown on purpose"); }, true);
      onerror = () => { throw new Error("thrown on purpose"); };`,
    noise: /thrown on purpose/,
  },
  {
    name: "prevents",
    does: "prevents what every event would do",
    script: `${EVENTS} for (const name of EVENTS) addEventListener(name, (event) => event.preventDefault(), { capture: true, passive: false });`,
  },
  {
    name: "stops",
    does: "keeps every event for itself",
    script: `${EVENTS} for (const name of EVENTS) addEventListener(name, (event) => event.stopImmediatePropagation(), true);`,
    untouched: "no press ever arrives",
    also: async (page, look) => {
      await page.evaluate(() => document.querySelector("#one").select("az-recognition"));
      await look.until("a script opens the detail", (it) => it.shadowRoot.querySelector("aside.detail")?.textContent.includes("¶"));
    },
  },
  {
    name: "rewrites",
    does: "rewrites the attributes of all elements as soon as they change",
    script: whenThere(`new MutationObserver((all) => all.forEach(({ target: it }) => {
        it.className = "x-" + (it.id || "none");
        it.style.setProperty("color", "red", "important");
        it.setAttribute("data-seen", "");
      })).observe(document.body, { subtree: true, attributes: true, attributeFilter: ["focus", "view", "dyads"] });
      for (const it of document.querySelectorAll("entente-widget")) it.setAttribute("view", "timeline");`),
  },
  {
    name: "sanitised",
    does: "removes every attribute that it does not know",
    script: whenThere(`const clean = (it) => it.getAttributeNames().filter((name) => name !== "id").forEach((name) => it.removeAttribute(name));
      new MutationObserver((all) => all.forEach(({ target }) => clean(target))).observe(document.body, { subtree: true, attributes: true });
      document.querySelectorAll("entente-widget").forEach(clean);`),
    untouched: "the page takes the open record away again",
  },
  {
    name: "unwrapped",
    does: "takes out every element that it does not know, and leaves what is in it",
    script: whenThere('document.querySelectorAll("entente-widget").forEach((it) => { it.firstElementChild.id = it.id; it.replaceWith(...it.childNodes); });'),
    absent: true,
  },
  {
    name: "twice",
    does: "loads the script twice, and once from another address",
    module: '<script type="module" src="/v1/entente.js"></script><script type="module" src="/v1/entente.js"></script><script type="module" src="/v1/entente.js?again"></script>',
  },
  {
    name: "two-versions",
    does: "has two versions of the widget",
    module: '<script type="module" src="/v1/entente.js"></script><script type="module" src="/v2/entente.js"></script>',
    files: () => ({ "/v2/*": async (route) => {
      const url = route.request().url().replace("/v2/", "/v1/");
      await route.fulfill({ response: await route.fetch({ url }) });
    } }),
  },
  {
    name: "written",
    does: "writes the widget into a frame",
    around: ['<div hidden="">', "</div>"],
    after: `<script>
      const frame = document.body.appendChild(document.createElement("iframe"));
      const text = document.querySelector("#one").outerHTML;
      document.querySelector("#one").remove();
      Object.assign(frame, { width: 1000, height: 700 });
      frame.contentDocument.write('<!DOCTYPE html><title>A frame</title><script type="module" src="/v1/entente.js"><' + "/script>" + text);
      frame.contentDocument.close();
    </script>`,
    crowded: "it is not the page's to scroll",
  },
  { name: "base", does: "has a base elsewhere", head: '<base href="/elsewhere/" target="_blank" />' },
  {
    name: "globals",
    does: "has global names that others may use",
    script: `var name = "x", event = 1, start = 2, mount = 3, wasm = 4, root = 5, status = "y", length = 7;
      var exports = {}, module = { exports }, define = () => {}, require = () => { throw new Error("required"); };
      define.amd = {};`,
    head: '<form id="fetch" name="CSSStyleSheet"></form>',
  },
  {
    name: "classes",
    does: "has classes of its own that are called like the browser’s",
    script: `var Window = function () {}, self = {}, URL = location.href;
      class Element {} class SVGElement {} class ShadowRoot {} class Map {} class Set {}
      class KeyboardEvent {} class MouseEvent {} class PointerEvent {} class WheelEvent {} class TouchEvent {}`,
  },
];
