// A step of finish.mjs, in a release build only. A module of Rust is a
// pair: NAME.js, which wasm-bindgen writes, and NAME_bg.wasm. This leaves out of both what the other does not use,
// joins our own script with the modules that it imports at once, and gives short names to what joins the halves.
//
// Everything that wasm-bindgen exports stays in both files for good, and dependencies export classes that we never
// use: a bundler may not drop a class with side effects, and wasm-opt may not drop an export.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { namedByLikeness, withExports } from "./wasm.mjs";

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

// A module that was cut short or mixed up on its way, or lies so in a cache, is asked for once more, of the server itself.
// The digest is of what is shipped: `finish` puts it in.
const DIGEST = "sha256-of-the-module";
const INIT = `let __wbg_init_promise;
function __wbg_init() {
  return (__wbg_init_promise ??= __wbg_init_once().catch((error) => {
    __wbg_init_promise = undefined;
    throw error;
  }));
}
async function __wbg_init_once() {
  let at;
  try {
    at = $1; // as bundlers understand it
  } catch {
    at = import.meta.url.replace(/[^/]*$/, $2); // where the page has something else of that name
  }
  const integrity = "${DIGEST}";
  const answer = await fetch(at, { integrity }).catch(() => fetch(at, { integrity, cache: "reload" })).catch(() => {
    throw new Error(at + " did not arrive, or not whole");
  });
  const imports = __wbg_get_imports();
  const whole = async (error) => {
    if (answer.bodyUsed) throw error;
    return WebAssembly.instantiate(await answer.arrayBuffer(), imports);
  };
  // A server may say that it is something else, and a page may have a \`fetch\` of its own.
  const streamed = async () => WebAssembly.instantiateStreaming(answer, imports);
  const { instance } = await streamed().catch(whole);
  wasm = instance.exports;
  wasm.__wbindgen_start();
  return wasm;
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

// Few texts go this way, and short ones.
const STRING = `function passStringToWasm0(arg) {
  if (isLikeNone(arg)) return 0;
  const bytes = cachedTextEncoder.encode(arg);
  const ptr = wasm.__wbindgen_malloc((WASM_VECTOR_LEN = bytes.length), 1) >>> 0;
  getUint8ArrayMemory0().set(bytes, ptr);
  return ptr;
}
`;
// Where a text or a list is that was asked for, and how long it is.
const TOLD = `function told(at, ptr) {
  const memory = getDataViewMemory0();
  memory.setInt32((at >>>= 0) + 4, WASM_VECTOR_LEN, true);
  memory.setInt32(at, ptr, true);
}
`;
// The first place of the table holds undefined, and stands for nothing.
const REFERENCE = `function addToExternrefTable0(obj) {
  if (isLikeNone(obj)) return 0;
  const idx = wasm.__externref_table_alloc();
`;

// wasm-bindgen's own way to write: where it changes, `check` fails and this has to be looked at.
const IMPORT = /^ {8}(\w+): function[^]*?^ {8}\}(?:, arguments\); \})?,\n/gm;
const EXPORT = /\bwasm\d*\.([\w$]+)/g;
const TERSER = [
  [/^if \(Symbol\.dispose\).*\n/gm, ""],
  [/\(typeof FinalizationRegistry === 'undefined'\)\s*\?[^]*?: new /g, "/* @__PURE__ */ new "],
  // Whoever holds one of our objects frees it.
  [/^ +\w+Finalization\.(?:un)?register\(.*\n/gm, ""],
  // A browser that has no such class throws: none of those that have WebAssembly lacks any but this one.
  [/let result;\s+try \{\s+result = (\w+ instanceof TouchEvent);\s+\} catch \(_\) \{\s+result = false;\s+\}\s+const ret = result;/, "const ret = 'TouchEvent' in globalThis && $1;"],
  [/let result;\s+try \{\s+result = (\w+ instanceof \w+);\s+\} catch \(_\) \{\s+result = false;\s+\}\s+const ret = result;/g, "const ret = $1;"],
  // Pages have classes and variables of these names too.
  [/(\w+) instanceof Window\b/g, "$1 === globalThis"],
  [/ instanceof (?=\w+Event|\w*Element|ShadowRoot)/g, " instanceof globalThis."],
  // Every browser that has what the modules need has this.
  [/^if \(!\('encodeInto' in [^]*?^\}\n/m, ""],
  [/^const MAX_SAFARI[^]*?^function decodeText\([^]*?^\}\n/m, ""],
  [/typeof (?:globalThis|global|self|window) === 'undefined' \? undefined : \w+;/g, "globalThis;"],
  [/^function getStringFromWasm0\([^]*?^\}\n/m, TEXT],
  [/^function passStringToWasm0\([^]*?^\}\n/m, STRING],
  [/, wasm\.__wbindgen_malloc, wasm\.__wbindgen_realloc\)/g, ")"],
  [/^function addToExternrefTable0\([^]*?alloc\(\);\n/m, REFERENCE],
  [/isLikeNone\((\w+)\) \? 0 : (addToExternrefTable0|passStringToWasm0)/g, "$2"],
  // Where memory ends, the module does: there is nothing to be freed for.
  [/^ +try \{\n([^]*?)^ +\} catch \(e\) \{\n +if \(ptr[^]*?throw e;\n +\}\n/gm, "$1"],
  [/(cached(\w+?)Memory0) === null \|\| .*\) \{/g, "$1?.buffer !== wasm.memory.buffer) {"],
  [/const ret = (.*);\n +return addToExternrefTable0\(ret\);/g, "return addToExternrefTable0($1);"],
  [/(?:var|const) ptr1 = (.*);\n.*WASM_VECTOR_LEN;\n.*len1, true\);\n.*ptr1, true\);/g, "told(arg0, $1);"],
  [/^function addToExternrefTable0/m, `${TOLD}$&`],
  [/\(arg0 >>> 0\) \+ 4 \* 0/g, "arg0 >>> 0"],
  // Nobody passes another module, or reads in the console why it was not compiled while it came.
  [/^let __wbg_init_promise;[^]*?(new URL\(('[^']*')[^)]*\))[^]*?\n^\}\n(?=\nexport)/m, INIT],
  [/^export \{ initSync, /m, "export { "],
];

const files = readdirSync(folder).filter((name) => /\.(js|wasm)$/.test(name));
for (const name of files) writeFileSync(join(work, name), readFileSync(join(folder, name)));
const modules = files.filter((name) => name.endsWith("_bg.wasm")).map((name) => name.replace("_bg.wasm", ""));
const ours = files.filter((name) => name.endsWith(".js") && !modules.includes(name.slice(0, -3)));
const written = ours.map(read).join("\n");
const imports = (text, name) => new RegExp(`from "./${name}.js"`).test(text);
// What our scripts share is put into each of them: less than a request for it.
const shared = ours.filter((name) => imports(written, name.slice(0, -3)));
const scripts = ours.filter((name) => !shared.includes(name));
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
  const apart = [...modules.filter((name) => !holds.includes(name)).map((name) => `${name}.js`), ...scripts];
  const others = apart.filter((file) => file !== entry).map((file) => `--external:./${file}`);
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

// Flat code is taken apart and built anew; what comes of that gains from a second round, and from a third of the passes
// that undo nesting. What is called once is only worth a place of its own where it is long, as a reader of the bytes has
// seen its like before. The lowest kilobyte is the far end of the stack, where no value ever lies, so a pointer and the
// offset of a field may be added by the load itself.
const FLAGS = ["--always-inline-max-function-size=4", "--one-caller-inline-max-function-size=200", "--low-memory-unused"];
const SMALLER = [
  FLAGS,
  ["--flatten", "--rereloop", "-Oz", "--gufa-optimizing", "-Oz"],
  ["--remove-unused-brs", "--merge-blocks", "--simplify-locals", "--vacuum", "-Oz"],
].flat();

// What counts as alike. What is smallest then differs by hundreds of bytes, and no rule tells: for the module that every
// reader waits for all are tried.
const ALIKE = [5, 4, 3].flatMap((like) => [60, 100, 150, 400].map((common) => ({ like, common })));

/** Optimises a module anew, puts what is alike side by side, and gives short names to its imports and exports. */
function shorten(name) {
  const [{ module: from }] = importsOf(name);
  const file = `${name}_bg.wasm`;
  run("wasm-opt", file, ...SMALLER, "-o", file);
  const last = ["--reorder-functions-by-name", ...FLAGS, "--optimize-instructions", "-Oz"];
  const ends = ["--minify-imports-and-exports-and-modules", "--strip-target-features", "--strip-producers"];
  const before = readFileSync(join(work, file));
  const tried = ALIKE.slice(0, onDemand.includes(name) ? 1 : ALIKE.length).map((alike) => {
    write(file, namedByLikeness(before, alike));
    const names = JSON.parse(run("wasm-opt", file, ...last, ...ends, "-o", file));
    const bytes = readFileSync(join(work, file));
    return { names, bytes, size: brotliCompressSync(bytes).length };
  });
  const { names, bytes } = tried.sort((one, other) => one.size - other.size)[0];
  write(file, bytes);
  const [{ module: to }] = importsOf(name);
  const imports = new Map(names.imports.map(([, long, short]) => [long, short]));
  const exports = new Map(names.exports);
  const text = read(`${name}.js`)
    .replace(`"${from}":`, `"${to}":`)
    .replace(/^( {8})(\w+)(?=:)/gm, (all, indent, it) => (imports.has(it) ? indent + imports.get(it) : all))
    .replace(EXPORT, (all, it) => (exports.has(it) ? `wasm.${exports.get(it)}` : all))
    // What hands an exception over is made once, not written out around each import.
    .replace(/function\(\) \{ return handleError\((function [^]*?^ {8}\}), arguments\); \}/gm, "handled($1)")
    .replace(/^function handleError\(/m, "const handled = (it) => function () { return handleError(it, arguments); };\nfunction handleError(")
    .replace(/^( {8}\S+: (?:handled\()?)function ?\(([^)]*)\) \{/gm, "$1($2) => {");
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

/** A script with the digest of the module that it fetches. Of several in one script each has its own placeholder. */
function digested(text, name) {
  const digest = createHash("sha256").update(readFileSync(join(work, `${name}_bg.wasm`))).digest("base64");
  if (!text.includes(DIGEST)) throw new Error(`${name}: nothing asks for the module's digest`);
  return text.replace(DIGEST, `sha256-${digest}`);
}

// What bundlers are not to look at: minified text has lost the comments that say so.
const COMPUTED = /\bimport\((?=import\.meta)/g;
const LEAVE = "/*webpackIgnore:true*//*@vite-ignore*/";

const count = () => modules.reduce((sum, name) => sum + exportsOf(name).length + importsOf(name).length, 0);
// What one half drops may be all that the other half had a use for.
for (let before = Infinity; count() < before; ) {
  before = count();
  for (const it of bundles) for (const name of it.holds) shake(name, usedBy(it));
}
for (const name of modules) shorten(name);
for (const it of bundles) {
  for (const name of it.holds) check(name, usedBy(it));
  writeFileSync(join(folder, it.file), it.holds.reduce(digested, bundle(it, "--minify")).replace(COMPUTED, `$&${LEAVE}`));
}
for (const name of modules) writeFileSync(join(folder, `${name}_bg.wasm`), readFileSync(join(work, `${name}_bg.wasm`)));
for (const name of [...atOnce.map((name) => `${name}.js`), ...shared]) rmSync(join(folder, name));
