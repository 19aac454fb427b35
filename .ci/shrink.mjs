// The last step of a release build. Trunk calls it when all files are in its staging folder. A module of Rust is a
// pair: NAME.js, which wasm-bindgen writes, and NAME_bg.wasm. This leaves out of both what the other does not use,
// joins our own script with the modules that it imports at once, and gives short names to what joins the halves.
//
// Everything that wasm-bindgen exports stays in both files for good, and dependencies export classes that we never
// use: a bundler may not drop a class with side effects, and wasm-opt may not drop an export.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

if (process.env.TRUNK_PROFILE !== "release") process.exit();
const folder = join(process.env.TRUNK_STAGING_DIR, "v1");
const work = mkdtempSync(join(tmpdir(), "entente-"));
process.on("exit", () => rmSync(work, { recursive: true }));

const run = (tool, ...args) =>
  execFileSync(tool, args, { cwd: work, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"], maxBuffer: 1 << 26 });
for (const tool of ["esbuild", "wasm-opt"]) {
  try {
    run(tool, "--version");
  } catch {
    console.warn(`▸ ${tool} is missing, so the element stays larger than it need be; make build installs it`);
    process.exit();
  }
}

const read = (name) => readFileSync(join(work, name), "utf8");
const write = (name, text) => writeFileSync(join(work, name), text);
const wasmOf = (name) => new WebAssembly.Module(readFileSync(join(work, `${name}_bg.wasm`)));
const exportsOf = (name) => WebAssembly.Module.exports(wasmOf(name)).map((it) => it.name);
const importsOf = (name) => WebAssembly.Module.imports(wasmOf(name));

const LOAD = `async function __wbg_load(answer, imports) {
  if (!answer.ok) throw new Error(\`\${answer.url}: the server answers \${answer.status}\`);
  if (answer.headers.get("Content-Type") === "application/wasm") return WebAssembly.instantiateStreaming(answer, imports);
  return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
}
`;
const INIT = `async function __wbg_init_once() {
  const { instance, module } = await __wbg_load(await fetch($1), __wbg_get_imports());
  return __wbg_finalize_init(instance, module);
}
`;
// Most texts are names and numbers: to add up a few letters takes a third of the time that the browser's decoder takes.
const TEXT = `function getStringFromWasm0(ptr, len) {
  const bytes = getUint8ArrayMemory0();
  let said = "", at = ptr >>>= 0, letter;
  const end = ptr + len;
  if (len < 25) for (; (letter = bytes[at]) < 128 && at < end; at++) said += String.fromCharCode(letter);
  return at < end ? cachedTextDecoder.decode(bytes.subarray(ptr, end)) : said;
}
`;

// wasm-bindgen's own way to write: where it changes, `check` fails and this has to be looked at.
const IMPORT = /^ {8}(\w+): function[^]*?^ {8}\}(?:, arguments\); \})?,\n/gm;
const EXPORT = /\bwasm\d*\.([\w$]+)/g;
const TERSER = [
  [/^if \(Symbol\.dispose\).*\n/gm, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\?[^]*?: new /g, "/* @__PURE__ */ new "],
  // A browser that has no such class throws: asked in one place for all.
  [/let result;\s+try \{\s+result = (\w+ instanceof \w+);\s+\} catch \(_\) \{\s+result = false;\s+\}\s+const ret = result;/g, "const ret = is(() => $1);"],
  [/^export class |^function |^export function /m, "const is = (it) => { try { return it(); } catch { return false; } };\n$&"],
  // Every browser that has what the modules need has this.
  [/^if \(!\('encodeInto' in [^]*?^\}\n/m, ""],
  [/^const MAX_SAFARI[^]*?^function decodeText\([^]*?^\}\n/m, ""],
  [/^function getStringFromWasm0\([^]*?^\}\n/m, TEXT],
  // Nobody passes another module, or reads in the console why it was not compiled while it came.
  [/^async function __wbg_load\([^]*?^\}\n/m, LOAD],
  [/^async function __wbg_init_once\([^]*?(new URL\([^)]*\))[^]*?^\}\n/m, INIT],
];

const files = readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name));
for (const name of files) writeFileSync(join(work, name), readFileSync(join(folder, name)));
const modules = files.filter((name) => name.endsWith("_bg.wasm")).map((name) => name.replace("_bg.wasm", ""));
const scripts = files.filter((name) => name.endsWith(".js") && !modules.includes(name.slice(0, -3)));
const written = scripts.map(read).join("\n");
const imports = (text, name) => new RegExp(`from "./${name}.js"`).test(text);
const atOnce = modules.filter((name) => imports(written, name));
const onDemand = modules.filter((name) => !atOnce.includes(name));

for (const name of modules) {
  write(`${name}.js`, TERSER.reduce((text, [from, to]) => text.replace(from, to), read(`${name}.js`)));
}
// The functions of a module that is fetched on demand are called by name from another module.
for (const name of onDemand) {
  const functions = [...read(`${name}.js`).matchAll(/^export (?:async )?function (\w+)/gm)].map(([, it]) => it);
  write(`${name}.entry.js`, `export { ${["default", ...functions].join(", ")} } from "./${name}.js";`);
}
const bundles = [
  ...scripts.map((script) => ({ entry: script, file: script, holds: atOnce.filter((name) => imports(read(script), name)) })),
  ...onDemand.map((name) => ({ entry: `${name}.entry.js`, file: `${name}.js`, holds: [name] })),
];

const bundle = ({ entry, holds }, ...flags) => {
  const others = modules.filter((name) => !holds.includes(name)).map((name) => `--external:./${name}.js`);
  return run("esbuild", entry, "--bundle", "--format=esm", "--log-level=warning", ...others, ...flags);
};
const usedBy = (it) => new Set([...bundle(it).matchAll(EXPORT)].map(([, name]) => name));

/** Drops the exports of a module that no script uses, and the imports that the rest does not call. */
function shake(name, used) {
  write(`${name}_bg.wasm`, withExports(readFileSync(join(work, `${name}_bg.wasm`)), used));
  run("wasm-opt", `${name}_bg.wasm`, "--remove-unused-module-elements", "-o", `${name}_bg.wasm`);
  const called = new Set(importsOf(name).map((it) => it.name));
  write(`${name}.js`, read(`${name}.js`).replace(IMPORT, (text, it) => (called.has(it) ? text : "")));
}

/**
 * A module with those of its exports that are `used`, all else in its order: wasm-metadce, which could do this, sorts
 * functions by how often they are called, and neighbours that are alike are what Brotli lives on (700 bytes).
 */
function withExports(bytes, used) {
  const EXPORTS = 7;
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const leb = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...leb(value >>> 7)]);
  const parts = [bytes.subarray(0, at)];
  while (at < bytes.length) {
    const [begin, id] = [at, bytes[at++]];
    const end = number() + at;
    if (id === EXPORTS) {
      const kept = [];
      for (let rest = number(); rest > 0; rest--) {
        const from = at;
        const length = number();
        const export_ = bytes.toString("utf8", at, at + length);
        at += length + 1; // its kind
        number(); // what it is
        if (used.has(export_)) kept.push(bytes.subarray(from, at));
      }
      const body = Buffer.concat([Buffer.from(leb(kept.length)), ...kept]);
      parts.push(Buffer.from([id, ...leb(body.length)]), body);
    } else {
      parts.push(bytes.subarray(begin, end));
    }
    at = end;
  }
  return Buffer.concat(parts);
}

// Flat code is taken apart and built anew; what comes of that gains from a second round, and from a third of the passes
// that undo nesting. What is called once is only worth a place of its own where it is long, as a reader of the bytes has
// seen its like before. The lowest kilobyte is the far end of the stack, where no value ever lies, so a pointer and the
// offset of a field may be added by the load itself.
const SMALLER = [
  ["--always-inline-max-function-size=4", "--one-caller-inline-max-function-size=200", "--low-memory-unused"],
  ["--flatten", "--rereloop", "-Oz", "--gufa-optimizing", "-Oz"],
  ["--remove-unused-brs", "--merge-blocks", "--simplify-locals", "--vacuum", "-Oz"],
].flat();

/** Optimises a module anew and gives short names to its imports and exports, in both files. */
function shorten(name) {
  const [{ module: from }] = importsOf(name);
  const stripped = ["--strip-target-features", "--strip-producers"];
  const flags = [...SMALLER, "--minify-imports-and-exports-and-modules", ...stripped];
  const names = JSON.parse(run("wasm-opt", `${name}_bg.wasm`, ...flags, "-o", `${name}_bg.wasm`));
  const [{ module: to }] = importsOf(name);
  const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
  const exports = new Map(names.exports);
  const text = read(`${name}.js`)
    .replace(`"${from}":`, `"${to}":`)
    .replace(/^( {8})(\w+)(?=:)/gm, (all, indent, it) => (imports.has(it) ? indent + imports.get(it) : all))
    .replace(EXPORT, (all, it) => (exports.has(it) ? `wasm.${exports.get(it)}` : all))
    // What hands an exception over is made once, not written out around each import.
    .replace(/function\(\) \{ return handleError\((function [^]*?^ {8}\}), arguments\); \}/gm, "handled($1)")
    .replace(/^function handleError\(/m, "const handled = (it) => function () { return handleError(it, arguments); };\nfunction handleError(");
  write(`${name}.js`, text);
}

/** Neither half may ask for what the other does not have. */
function check(name, used) {
  const given = new Set([...read(`${name}.js`).matchAll(/^ {8}([\w$]+):/gm)].map(([, it]) => it));
  const missing = importsOf(name).map((it) => it.name).filter((it) => !given.has(it));
  const exported = new Set(exportsOf(name));
  missing.push(...[...used].filter((it) => !exported.has(it)));
  if (missing.length) throw new Error(`${name}: the script and the module do not fit: ${missing.join(", ")}`);
}

const count = () => modules.reduce((sum, name) => sum + exportsOf(name).length + importsOf(name).length, 0);
// What one half drops may be all that the other half had a use for.
for (let before = Infinity; count() < before; ) {
  before = count();
  for (const it of bundles) for (const name of it.holds) shake(name, usedBy(it));
}
for (const name of modules) shorten(name);
for (const it of bundles) {
  for (const name of it.holds) check(name, usedBy(it));
  writeFileSync(join(folder, it.file), bundle(it, "--minify"));
}
for (const name of modules) writeFileSync(join(folder, `${name}_bg.wasm`), readFileSync(join(work, `${name}_bg.wasm`)));
for (const name of atOnce) rmSync(join(folder, `${name}.js`));
