import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// Readers, browsers and servers that differ from what pages are tried with.
const POLICY = ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "connect-src 'self'"].join("; ");
const TRUSTED = "require-trusted-types-for 'script'; trusted-types 'none'";
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Permissions-Policy": "clipboard-write=(), fullscreen=()",
};

const DARK_READER = readFileSync(createRequire(import.meta.url).resolve("darkreader/darkreader.js"), "utf8");

/** Words have nothing light behind them. */
async function onDark(_, look) {
  await look.until("words stand on what is dark", (it) => {
    const style = (what) => getComputedStyle(it.shadowRoot.querySelector(what));
    const light = (colour) => Math.max(...colour.match(/[\d.]+/g).slice(0, 3)) > 128;
    return light(style(".label .title").fill) && style(".label").stroke === "none" && style(".wash").fillOpacity === "0.2";
  });
}

/** Marks and labels have the reader's own colour, and one tab is open. */
async function inForcedColours(_, look) {
  const told = await look((it) => {
    const ink = getComputedStyle(document.body).color;
    const inside = [...it.shadowRoot.querySelectorAll(".mark .fill, .label .title")];
    const tabs = [...it.shadowRoot.querySelectorAll("[role=tab]")].filter((tab) => getComputedStyle(tab).borderBottomWidth !== "0px");
    return { other: inside.filter((part) => getComputedStyle(part).fill !== ink).length, of: inside.length, tabs: tabs.length };
  });
  if (told.other > 0 || told.of === 0 || told.tabs !== 1) throw new Error(JSON.stringify(told));
}

export const media = [
  { name: "plain", does: "does nothing in particular" },
  { name: "quirks", does: "has no doctype", doctype: "" },
  {
    name: "xhtml",
    does: "is served as XML",
    headers: { "Content-Type": "application/xhtml+xml; charset=utf-8" },
    doctype: '<?xml version="1.0" encoding="utf-8"?>',
    // Chromium knows no module in an element there.
    module: '<script>import("/v1/entente.js");</script>',
  },
  { name: "phone", does: "is read at 400 %", reader: { width: 320, height: 256, emulate: { deviceScaleFactor: 4 } } },
  { name: "touch", does: "is read on a phone held across", reader: { width: 740, height: 360, touch: true, emulate: { isMobile: true } } },
  { name: "forced-dark", does: "is read in forced colours on black", reader: { dark: true, emulate: { forcedColors: "active" } }, also: inForcedColours },
  { name: "forced-light", does: "is read in forced colours on white", reader: { emulate: { forcedColors: "active" } }, also: inForcedColours },
  { name: "contrast", does: "is read with more contrast", reader: { emulate: { contrast: "more" } } },
  { name: "dark", does: "is dark, whatever the reader prefers", css: "html { background: #111; color: #eee; }", widget: 'theme="dark"' },
  {
    name: "dark-reader",
    does: "is made dark by its reader’s browser",
    script: DARK_READER,
    after: "<script>DarkReader.enable()</script>",
    also: onDark,
  },
  { name: "trusted-types", does: "trusts no text as a script", headers: { "Content-Security-Policy": `${POLICY}; ${TRUSTED}` } },
  { name: "meta-policy", does: "has its policy in a meta element", head: `<meta http-equiv="Content-Security-Policy" content="${POLICY}; base-uri 'none'" />` },
  { name: "isolated", does: "is isolated from all others", headers: ISOLATED },
  {
    name: "wrong-type",
    does: "serves WebAssembly as a text",
    files: () => ({ "/v1/*.wasm": async (route) => route.fulfill({ response: await route.fetch(), contentType: "text/plain" }) }),
  },
  {
    name: "slow",
    does: "takes its time to serve WebAssembly",
    files: (gate) => ({ "/v1/widget_bg.wasm": (route) => gate.opens.then(() => route.continue()) }),
    act: async (_, look, gate) => {
      await look.fallback();
      gate.open();
    },
  },
];
