// The other browser. Few tests need it: what Chromium alone might allow.
import puppeteer from "puppeteer-core";
import { programOf } from "./engine.mjs";

const program = programOf([process.env.FIREFOX, "firefox-esr", "firefox"]);

/** For `test`: a reason not to run what needs Firefox. */
export const skip = program ? false : "no Firefox here: set FIREFOX, or run make setup";

/** Opens an address in a Firefox of its own, which ends with the test. `page.seen` is all that it says and asks for. */
export async function openInFirefox(t, address) {
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: program, headless: true });
  t.after(() => browser.close());
  const page = await browser.newPage();
  page.seen = { errors: [], requests: [] };
  page.on("pageerror", (error) => page.seen.errors.push(String(error)));
  page.on("console", (message) => page.seen.errors.push(message.text()));
  page.on("request", (request) => page.seen.requests.push(request.url()));
  await page.goto(address);
  return page;
}
