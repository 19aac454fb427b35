// A static server on 127.0.0.1 over dist/, with the headers of a strict host page.
// The tests' own pages, in tests/browser/pages/, are under /pages/, the dossiers of the gallery under /pages/gallery/,
// examples of pages that have a widget under /examples/, the pages of frameworks, built from tests/hosts/, under /hosts/,
// the hostile pages of tests/browser/hostile/, with headers of their own, under /hostile/.
// `node site.mjs PORT` serves them to a developer.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { hostile } from "./hostile/page.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROOTS = [
  ["/pages/gallery/", here("../out/gallery/")],
  ["/pages/", here("pages/")],
  ["/examples/", here("../../www/examples/")],
  ["/hosts/", here("../out/hosts/")],
];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".webmanifest": "application/manifest+json",
};

const HEADERS = {
  // To a frame without an origin all files are another's.
  "Access-Control-Allow-Origin": "*",
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
];
/** With ?strict no text may become a script or markup, and nothing is in frames: some tests need both. */
const STRICTEST = ["require-trusted-types-for 'script'", "trusted-types 'none'"];
const policyOf = (strict) => [...POLICY, ...(strict ? STRICTEST : ["frame-src http://127.0.0.1:*"])].join("; ");

/** The page for frames brings its own policy along. */
const headersOf = (path, strict) => ({
  ...HEADERS,
  ...(path !== "/embed.html" && { "Content-Security-Policy": policyOf(strict) }),
});

export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";

function fileOf(path, dist) {
  const [prefix, root] = ROOTS.find(([prefix]) => path.startsWith(prefix)) ?? ["/", dist];
  const file = normalize(join(root, path.slice(prefix.length)));
  if (!file.startsWith(root)) return null; // a path that climbs out
  return file.endsWith(sep) ? join(file, "index.html") : file;
}

async function answer(path, strict, response, dist) {
  const page = hostile(path);
  if (page) return response.writeHead(200, page.headers).end(page.text);
  const file = fileOf(path, dist);
  try {
    const body = await readFile(file);
    response.writeHead(200, { ...headersOf(path, strict), "Content-Type": typeOf(file) }).end(body);
  } catch {
    response.writeHead(404, headersOf(path, strict)).end(`no file for ${path}`);
  }
}

/**
 * Starts the server, on a free port if none is given; resolves to its address and a way to stop it.
 *
 * dist: another folder than what was built. instead: is asked first, with path, response and request, and returns true for
 * what it answers itself.
 */
export async function startSite(port = 0, { dist = here("../../dist/"), instead = () => false } = {}) {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://localhost");
    const path = decodeURIComponent(pathname);
    if (!instead(path, response, request)) answer(path, searchParams.has("strict"), response, dist);
  });
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () =>
    new Promise((stopped) => {
      server.close(stopped);
      server.closeAllConnections();
    });
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startSite(Number(process.argv[2]));
