// The third engine, that of Safari. Few tests need it: what the other two might allow.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Builder, Capabilities } from "selenium-webdriver";
import { programOf } from "./engine.mjs";

const driver = programOf([process.env.WEBKIT_DRIVER, "WebKitWebDriver"]);
const screen = programOf(["xvfb-run"]);

/** For `test`: a reason not to run what needs WebKit. */
export const skip = driver && screen ? false : "no WebKitWebDriver or xvfb-run here: run make setup";

const freePort = () =>
  new Promise((go) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => go(port));
    });
  });

/**
 * Opens an address in a WebKit of its own, which ends with the test. `page.inside` runs a function in it, of the first
 * widget and more arguments; `page.until` waits until one says something.
 */
export async function openInWebKit(t, address, { width = 1280, height = 900 } = {}) {
  const port = await freePort();
  // It has no way to be without a screen.
  const server = spawn(screen, ["-a", driver, `--port=${port}`], { stdio: "ignore", detached: true });
  let browser;
  t.after(async () => {
    await browser?.quit().catch(() => {});
    process.kill(-server.pid);
  });
  browser = await connected(`http://127.0.0.1:${port}`);
  await browser.manage().setTimeouts({ script: 30_000 });
  await browser.manage().window().setRect({ width, height });
  await browser.get(address);
  const inside = async (what, ...given) => {
    const { said, wrong } = await browser.executeAsyncScript(scriptOf(what), given);
    if (wrong) throw new Error(wrong);
    return said;
  };
  const until = async (told, what, ...given) => {
    let cause; // what is not there yet may throw
    for (const end = Date.now() + 10_000; Date.now() < end; await pause(100)) {
      const said = await inside(what, ...given).catch((error) => void (cause = error));
      if (said) return said;
    }
    throw new Error(`never happened: ${told}`, { cause });
  };
  return { browser, inside, until };
}

const scriptOf = (what) => `const [given, done] = arguments;
  Promise.resolve().then(() => (${what})(document.querySelector("entente-widget"), ...given))
    .then((said) => done({ said: said ?? null }), (error) => done({ wrong: String(error) }));`;

/** A session, as soon as the driver answers. */
async function connected(address) {
  const wanted = new Capabilities({ browserName: "MiniBrowser" });
  for (let left = 50; ; left -= 1) {
    try {
      return await new Builder().usingServer(address).withCapabilities(wanted).build();
    } catch (error) {
      if (left === 0) throw error;
      await pause(200);
    }
  }
}
