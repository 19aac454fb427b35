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

function executable() {
  const names = [process.env.CHROMIUM, "chromium", "chromium-browser", "google-chrome"].filter(Boolean);
  const folders = ["", ...process.env.PATH.split(delimiter)];
  for (const name of names) {
    for (const folder of folders) {
      const path = folder ? join(folder, name) : name;
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {}
    }
  }
  throw new Error(`no browser: looked for ${names.join(", ")}. Set CHROMIUM, or run make setup.`);
}

const options = () => ({ executablePath: executable(), args: FLAGS });

export const startEngine = () => chromium.launchServer(options());

/** The run's browser, or one of its own for a file that is run by itself. */
export const connect = () => {
  const running = process.env.ENTENTE_BROWSER;
  return running ? chromium.connect(running) : chromium.launch(options());
};
