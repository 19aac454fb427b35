// A step of finish.mjs, in a release build only, and the last: beside each file that gains from it its smaller forms, so
// that a server has nothing to compress while a reader waits, and can take the time for the best there is.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

if (process.env.TRUNK_PROFILE !== "release") process.exit();
const folder = process.env.TRUNK_STAGING_DIR;
const GAINS = /\.(css|entente|html|js|json|svg|ts|txt|wasm|webmanifest|xml)$/;

const brotli = (bytes) =>
  brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  });
const FORMS = { br: brotli, gz: (bytes) => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }) };

for (const name of readdirSync(folder, { recursive: true })) {
  if (!GAINS.test(name)) continue;
  const file = join(folder, name);
  const bytes = readFileSync(file);
  for (const [form, compress] of Object.entries(FORMS)) {
    const smaller = compress(bytes);
    if (smaller.length < bytes.length) writeFileSync(`${file}.${form}`, smaller);
    else rmSync(`${file}.${form}`, { force: true });
  }
}
