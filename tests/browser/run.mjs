// Runs all test files against one server and one browser: node run.mjs [FILE…]
import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { startEngine } from "./engine.mjs";
import { startSite } from "./site.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const given = process.argv.slice(2);
const files = given.length ? given : (await readdir(here)).filter((name) => name.endsWith(".test.mjs")).sort();

const site = await startSite();
const browser = await startEngine();
const env = { ...process.env, ENTENTE_SITE: site.address, ENTENTE_BROWSER: browser.wsEndpoint() };
const tests = spawn(process.execPath, ["--test", "--test-reporter=spec", ...files], { cwd: here, env, stdio: ["ignore", "inherit", "inherit"] });
process.exitCode = await new Promise((resolve) => tests.on("close", (code) => resolve(code ?? 1)));
await browser.close();
site.stop();
