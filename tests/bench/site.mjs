// Serves a peer's page on 127.0.0.1 as a good host would: compressed, and long to be kept.
import { existsSync, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { typeOf } from "../browser/site.mjs";

const STORED = /\.(png|woff2?)$/;
const MUCH = 3_000_000; // bytes for which the best compression takes minutes

/** Starts a server for what `siteOf` describes; resolves to its address and a way to stop it. */
export async function startSite({ files, folders }) {
  const ready = new Map();
  const find = (path) => {
    if (files.has(path)) return Buffer.from(files.get(path));
    const [start, folder] = folders.find(([start]) => path.startsWith(start)) ?? [];
    const file = folder && join(folder, path.slice(start.length));
    return file && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined;
  };
  const prepare = (path) => {
    const bytes = find(path);
    if (!bytes) return undefined;
    const kept = { "Content-Type": typeOf(path), "Cache-Control": "public, max-age=31536000, immutable" };
    if (STORED.test(path)) return { bytes, headers: { ...kept, "Content-Length": bytes.length } };
    const params = { [constants.BROTLI_PARAM_QUALITY]: bytes.length > MUCH ? 5 : 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const small = brotliCompressSync(bytes, { params });
    return { bytes: small, headers: { ...kept, "Content-Encoding": "br", "Content-Length": small.length } };
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    if (pathname === "/blank") {
      response.writeHead(200, { "Content-Type": "text/html" }).end('<!doctype html><link rel="icon" href="data:,">');
      return;
    }
    if (!ready.has(pathname)) ready.set(pathname, prepare(pathname));
    const found = ready.get(pathname);
    if (found) response.writeHead(200, found.headers).end(found.bytes);
    else response.writeHead(404).end();
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}
