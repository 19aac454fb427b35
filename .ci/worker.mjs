// A step of finish.mjs: writes into sw.js which files a release has, with their digests. Who changes a file of dist/ later,
// leaves one out, or puts one in, runs it again: TRUNK_STAGING_DIR=dist node .ci/worker.mjs
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.TRUNK_STAGING_DIR;
// What no page asks for, or only who wants to take it along.
const LEFT_OUT = /^(sw\.js|offline\.html|nginx\.conf|_.*)$|\.(d\.ts|br|gz)$|(^|\/)\./;

const digest = (bytes) => createHash("sha256").update(bytes).digest("base64");
// A page that is worked on comes from the server each time.
const names = process.env.TRUNK_PROFILE === "debug" ? [] : filesIn(folder).filter((name) => !LEFT_OUT.test(name));
const list = JSON.stringify(Object.fromEntries(names.map((name) => [name, digest(readFileSync(join(folder, name)))])));

const path = join(folder, "sw.js");
const written = { FILES: list, RELEASE: JSON.stringify(digest(list)) };
const text = Object.entries(written).reduce((text, [name, value]) => {
  const line = new RegExp(`^const ${name} = .*?;`, "m");
  if (!line.test(text)) throw new Error(`sw.js has no place for ${name}`);
  return text.replace(line, () => `const ${name} = ${value};`);
}, readFileSync(path, "utf8"));
writeFileSync(path, text);
console.error(`▸ sw.js: a release of ${names.length} files`);

function filesIn(folder, under = "") {
  return readdirSync(join(folder, under), { withFileTypes: true })
    .flatMap((it) => (it.isDirectory() ? filesIn(folder, `${under}${it.name}/`) : [under + it.name]))
    .sort();
}
