// A step of finish.mjs: makes offline.html, one file that works from disk. All scripts become one, and what they would
// fetch stands beside it in the page. It allows itself nothing but these, by their digests.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { entente } from "./entente.mjs";

if (process.env.TRUNK_PROFILE === "debug") process.exit(); // its modules are many times as large
const folder = process.env.TRUNK_STAGING_DIR;
const read = (name) => readFileSync(join(folder, name), "utf8");
const alone = (name) => fileURLToPath(new URL(`../www/alone/${name}`, import.meta.url));
const digest = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** The page's script and all that it imports, now or later, as one. */
function bundled() {
  const work = mkdtempSync(join(tmpdir(), "entente-"));
  try {
    cpSync(join(folder, "v1"), work, { recursive: true });
    for (const name of ["page.js", "fetch.js"]) cpSync(alone(name), join(work, name));
    const flags = ["--bundle", "--minify", "--format=iife", "--inject:./fetch.js", '--define:import.meta.url="inside:/"'];
    return execFileSync("esbuild", ["page.js", ...flags, "--log-level=warning"], { cwd: work, encoding: "utf8", maxBuffer: 1 << 26 });
  } finally {
    rmSync(work, { recursive: true });
  }
}

const data = (name) =>
  `<script type="application/wasm" data-file="${name}">${gzipSync(readFileSync(join(folder, "v1", name)), { level: 9 }).toString("base64")}</script>`;
const ofIndex = (pattern) => {
  const [, text] = read("index.html").match(pattern) ?? [];
  if (!text) throw new Error(`index.html has nothing like ${pattern}`);
  return text.trim();
};

let script;
try {
  script = bundled();
} catch (error) {
  if (error.code !== "ENOENT") throw error;
  console.warn("▸ esbuild is missing, so there is no offline.html; make build installs it");
  process.exit();
}
const style = read("page.css") + readFileSync(alone("page.css"), "utf8");
const policy = [
  "default-src 'none'",
  `script-src ${digest(script)} 'wasm-unsafe-eval'`,
  `style-src ${digest(style)}`,
  "img-src data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
];
const parts = {
  policy: policy.join("; "),
  title: ofIndex(/<title>(.*?)<\/title>/),
  standfirst: ofIndex(/<p class="standfirst">([^]*?)<\/p>/),
  icon: `data:image/svg+xml;base64,${Buffer.from(read("icons/icon.svg")).toString("base64")}`,
  style,
  told: entente("render"),
  files: readdirSync(join(folder, "v1")).filter((name) => name.endsWith("_bg.wasm")).map(data).join("\n"),
  script,
};
const page = readFileSync(alone("page.html"), "utf8").replace(/\{\{(\w+)\}\}/g, (_, name) => parts[name]);
writeFileSync(join(folder, "offline.html"), page);
console.error(`▸ offline.html: ${Buffer.byteLength(page)} bytes, ${gzipSync(page, { level: 9 }).length} after gzip`);
