// Runs the command line from a step of the build.
import { execFileSync } from "node:child_process";
import { dirname } from "node:path";

// What a release build of the widget sets is for the browser alone; see `small` in common.sh.
const OF_THE_BROWSER = /^(RUSTFLAGS|RUSTC_BOOTSTRAP|CARGO_UNSTABLE_.*|CARGO_ENCODED_RUSTFLAGS)$/;

/** What `entente WORD…` prints, as text. */
export function entente(...words) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !OF_THE_BROWSER.test(name)));
  if (process.env.RUSTC_BOOTSTRAP && env.CARGO_TARGET_DIR) env.CARGO_TARGET_DIR = dirname(env.CARGO_TARGET_DIR);
  const command = ["cargo", "run", "--quiet", "--package", "entente", "--", ...words];
  const [program, ...rest] = process.env.ENTENTE ? [process.env.ENTENTE, ...words] : command;
  return execFileSync(program, rest, { encoding: "utf8", env, maxBuffer: 1 << 26, stdio: ["ignore", "pipe", "inherit"] });
}
