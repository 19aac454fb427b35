// Pages on which the widget cannot run: its fallback is what the reader gets, and a page that asks is told why.
const HEARS = 'addEventListener("entente-error", ({ detail }) => (document.documentElement.dataset.told = detail.message));';
const told = (_, look) => look.until("the page is told", () => document.documentElement.dataset.told);

export const absent = [
  { name: "no-script", does: "is read without scripts", reader: { scripts: false } },
  {
    name: "no-wasm-allowed",
    does: "forbids WebAssembly",
    headers: { "Content-Security-Policy": "script-src 'self' 'unsafe-inline'; connect-src 'self'" },
    script: HEARS,
    also: told,
    noise: /wasm-eval/,
  },
  {
    name: "no-sheets",
    does: "is read in a browser without style sheets of scripts",
    script: `${HEARS} CSSStyleSheet = new Proxy(CSSStyleSheet, { construct() { throw new TypeError("Illegal constructor"); } });`,
    also: told,
  },
  { name: "no-wasm", does: "has no WebAssembly", script: `${HEARS} delete window.WebAssembly;`, also: told },
  {
    name: "no-request-allowed",
    does: "allows no request",
    headers: { "Content-Security-Policy": "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'" },
    script: HEARS,
    also: told,
    noise: /connect-src|Refused to connect|Failed to fetch/i,
  },
  { name: "no-module", does: "links to a script that is not there", module: '<script type="module" src="/v1/gone.js"></script>', noise: /404|MIME/ },
  {
    name: "lost-wasm",
    does: "has lost the WebAssembly",
    files: () => ({ "/v1/widget_bg.wasm": (route) => route.fulfill({ status: 404, body: "not here" }) }),
    script: HEARS,
    also: told,
    noise: /404|integrity/,
  },
  {
    name: "broken-wasm",
    does: "serves half of the WebAssembly",
    files: () => ({ "/v1/widget_bg.wasm": async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.body()).subarray(0, 100_000) });
    } }),
    script: HEARS,
    also: told,
    noise: /integrity/,
  },
  {
    name: "name-taken",
    does: "has given the element’s name to another",
    script: 'customElements.define("entente-widget", class extends HTMLElement {});',
  },
  {
    name: "define-throws",
    does: "lets nobody define elements",
    script: 'customElements.define = () => { throw new Error("not allowed"); };',
    noise: /not allowed/,
  },
  {
    name: "no-elements",
    does: "has no custom elements",
    script: 'Object.defineProperty(window, "customElements", { value: undefined });',
    noise: /undefined/,
  },
].map((it) => ({ absent: true, ...it }));
