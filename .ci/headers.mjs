// What each file is served with: the one place that it is written down. hosting.mjs says it in the ways that servers
// read.
//
// A rule has a path, `/*` and `/FOLDER/*` meaning all that begins so, and headers. Of all rules that a path matches no
// two name the same header: some hosts would join the values, others take the last.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The only policy of Trusted Types that a script of ours makes: offline.js, to name the service worker. */
export const TRUSTED_TYPES = "entente-offline";

const FOR_GOOD = "public, max-age=31536000, immutable";
/** May be kept, but has to be asked for again each time. What no rule names is served so. */
export const ASKED_AGAIN = "no-cache";

// Everything is open to every page: a frame with `sandbox` has no origin of its own, so that to it even the files beside
// it are another's.
const EVERYWHERE = {
  "Access-Control-Allow-Origin": "*",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};

/** What a page may do that has not said so itself. */
const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  `trusted-types ${TRUSTED_TYPES}`,
].join("; ");

/** Who may have a page in a frame: a page cannot say that of itself. X-Frame-Options has no word for everybody. */
const framers = (name) => `frame-ancestors ${name === "embed.html" ? "*" : "'none'"}`;

function page(folder, name) {
  const text = readFileSync(join(folder, name), "utf8");
  const own = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]*)"/.exec(text)?.[1];
  return {
    "Content-Security-Policy": `${own ?? STRICT}; ${framers(name)}`,
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
  };
}

/** What servers do not know of themselves, or take for another thing: .ts, to them, is a film. */
const TYPES = {
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".d.ts": "text/plain; charset=utf-8",
};

/** The ways to ask for a page: hosts leave out `.html`, and name the first page of a folder after the folder. */
const waysTo = (name) => (name === "index.html" ? ["/", "/index.html"] : [`/${name}`, `/${name.slice(0, -".html".length)}`]);

/** What is for servers, or a smaller form of another file. */
export const isAside = (name) => /^(_headers|nginx\.conf)$|\.(br|gz)$/.test(name);

/** The rules for what lies in a folder: files, and folders of which those named after a version never change. */
export function rulesFor(folder) {
  const typed = (path) => {
    const ending = Object.keys(TYPES).find((it) => path.endsWith(it));
    return ending ? [{ path, headers: { "Content-Type": TYPES[ending] } }] : [];
  };
  const entries = readdirSync(folder, { withFileTypes: true }).filter((it) => !isAside(it.name));
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const rules = entries.flatMap((it) => {
    const { name } = it;
    if (it.isDirectory()) {
      const kept = /^v\d/.test(name) ? { "Cache-Control": FOR_GOOD, "Timing-Allow-Origin": "*" } : { "Cache-Control": ASKED_AGAIN };
      const files = readdirSync(join(folder, name)).filter((it) => !isAside(it)).sort();
      return [{ path: `/${name}/*`, headers: kept }, ...files.flatMap((file) => typed(`/${name}/${file}`))];
    }
    const headers = { "Cache-Control": ASKED_AGAIN };
    if (!name.endsWith(".html")) return [{ path: `/${name}`, headers }, ...typed(`/${name}`)];
    return waysTo(name).map((path) => ({ path, headers: { ...headers, ...page(folder, name) } }));
  });
  return [{ path: "/*", headers: EVERYWHERE }, ...rules];
}
