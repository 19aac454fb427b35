// The browser. One for a whole run: run.mjs starts it, the test files find it through the environment.
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  // The same glyphs and colours on every machine.
  "--font-render-hinting=none",
  "--force-color-profile=srgb",
];

/** The path of the first of these programs that this machine has. */
export function programOf(names) {
  const folders = ["", ...process.env.PATH.split(delimiter)];
  for (const name of names.filter(Boolean)) {
    for (const folder of folders) {
      const path = folder ? join(folder, name) : name;
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {}
    }
  }
  return undefined;
}

function executable() {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"];
  const path = programOf(names);
  if (!path) throw new Error(`no browser: looked for ${names.filter(Boolean).join(", ")}. Set CHROMIUM, or run make setup.`);
  return path;
}

const options = (...more) => ({ executablePath: executable(), args: [...FLAGS, ...more] });

/** A browser of one's own, started in a way that the run's is not. */
export const launch = (wishes = {}) => chromium.launch({ ...options(), ...wishes });

export const startEngine = (...more) => chromium.launchServer(options(...more));

/** The run's browser, or one of its own for a file that is run by itself. */
export const connect = () => {
  const running = process.env.ENTENTE_BROWSER;
  return running ? chromium.connect(running) : launch();
};
