// What Trunk calls when all files are in its staging folder: makes them small, then what is made of them. In this order,
// for each step reads what the ones before it have left.
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const STEPS = ["shrink", "embed", "offline", "integrity", "worker", "hosting", "compress"];

for (const step of STEPS) {
  execFileSync(process.execPath, [fileURLToPath(new URL(`${step}.mjs`, import.meta.url))], { stdio: "inherit" });
}
