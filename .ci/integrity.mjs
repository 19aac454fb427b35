// A step of finish.mjs: v1/integrity.json holds a hash of each file that a page loads from v1, as `integrity` attributes
// have it. Whoever writes it into a page gets these bytes or none.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = join(process.env.TRUNK_STAGING_DIR, "v1");
const hash = (name) => `sha384-${createHash("sha384").update(readFileSync(join(folder, name))).digest("base64")}`;

const files = readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name)).sort();
const hashes = Object.fromEntries(files.map((name) => [name, hash(name)]));
writeFileSync(join(folder, "integrity.json"), `${JSON.stringify(hashes, null, 2)}\n`);
