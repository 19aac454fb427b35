// A static server on 127.0.0.1 over dist/, with the headers of a strict host page.
// The tests' own pages, in tests/browser/pages/, are under /pages/, the dossiers of the gallery under /pages/gallery/.
// `node site.mjs PORT` serves them to a developer.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const ROOTS = [["/pages/gallery/", here("../out/gallery/")], ["/pages/", here("pages/")], ["/", here("../../dist/")]];

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const HEADERS = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  "Cache-Control": "no-store",
};

export const typeOf = (path) => TYPES[extname(path)] ?? "application/octet-stream";

function fileOf(path) {
  const [prefix, root] = ROOTS.find(([prefix]) => path.startsWith(prefix));
  const file = normalize(join(root, path.slice(prefix.length)));
  if (!file.startsWith(root)) return null; // a path that climbs out
  return file.endsWith(sep) ? join(file, "index.html") : file;
}

async function answer(request, response) {
  const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
  const file = fileOf(path);
  try {
    const body = await readFile(file);
    response.writeHead(200, { ...HEADERS, "Content-Type": typeOf(file) }).end(body);
  } catch {
    response.writeHead(404, HEADERS).end(`no file for ${path}`);
  }
}

/** Starts the server, on a free port if none is given; resolves to its address and a way to stop it. */
export async function startSite(port = 0) {
  const server = createServer(answer);
  await new Promise((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await startSite(Number(process.argv[2]));
