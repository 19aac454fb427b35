// A site of its own for a test: releases that can be told apart, answers that can be spoilt, a network that can be cut.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DRAWN, attributeIs, markOf, set, widget } from "./helpers.mjs";
import { startSite } from "./site.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * A copy of dist/ as another release. Its page, style and scripts say which one they are of, for `releasesOf` to read.
 * The worker does not pause between attempts; grace: how long it remembers pages that are gone.
 */
function release(folder, number, grace) {
  cpSync(here("../../dist/"), folder, { recursive: true });
  const edit = (name, change) => writeFileSync(join(folder, name), change(readFileSync(join(folder, name), "utf8")));
  edit("index.html", (text) => text.replace("<html", `<html data-release="${number}"`));
  edit("page.css", (text) => `${text}\n:root { --release: ${number}; }`);
  const files = readdirSync(join(folder, "v1"));
  const section = Buffer.from([0, 2, 1, 48 + number]); // that modules skip: its name is the number
  const digest = (name) => createHash("sha256").update(readFileSync(join(folder, "v1", name))).digest("base64");
  const renewed = files.filter((name) => name.endsWith(".wasm")).map((name) => {
    const before = digest(name);
    appendFileSync(join(folder, "v1", name), section);
    return [before, digest(name)];
  });
  // Scripts know their modules by digest.
  const known = (text) => renewed.reduce((text, [before, after]) => text.replace(before, after), text);
  for (const name of files.filter((name) => name.endsWith(".js"))) {
    edit(`v1/${name}`, (text) => `${known(text)}\n(globalThis.releases ??= {})["${name}"] = "${number}";`);
  }
  edit("sw.js", (text) => text.replace("[0, 1000, 4000]", "[0, 1, 2]").replace("3600_000", String(grace)));
  execFileSync(process.execPath, [here("../../.ci/worker.mjs")], { env: { ...process.env, TRUNK_STAGING_DIR: folder }, stdio: "pipe" });
}

/** Of which releases the parts of a page are: one, if all is well. */
export const releasesOf = (page) =>
  page.evaluate(() => {
    const style = getComputedStyle(document.documentElement).getPropertyValue("--release").trim();
    return [...new Set([document.documentElement.dataset.release, style, ...Object.values(globalThis.releases)])].join(" and ");
  });

/** Ways in which an answer can be wrong. Each is given the bytes of the file. */
export const WRONG = {
  missing: (response) => response.writeHead(404).end(),
  "cut off": (response, bytes) => {
    response.writeHead(200, { "Content-Length": bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
  },
  "too short": (response, bytes) => response.writeHead(200).end(bytes.subarray(0, bytes.length / 2)),
  "of other bytes": (response, bytes) => response.writeHead(200).end(Buffer.from(bytes).fill(32, 8)),
};

/** Begins a site with its first release, which ends with the test. under: the folder that has all files of it. */
export async function begin(t, { grace = 3600_000, under = "" } = {}) {
  const work = mkdtempSync(join(tmpdir(), "entente-"));
  const folderOf = (number) => join(work, `${number}/`);
  let [site, now, port] = [null, 1, 0];
  const spoilt = new Map();
  const asked = [];
  const instead = (path, response, request) => {
    asked.push(path);
    const wrong = spoilt.get(path);
    if (!wrong) return false;
    wrong(response, bytesOf(path), request);
    return true;
  };
  const bytesOf = (path) => {
    try {
      return readFileSync(join(folderOf(now), path));
    } catch {
      return Buffer.alloc(0);
    }
  };
  const back = async () => {
    site = await startSite(port, { dist: folderOf(now), instead });
    port = Number(new URL(site.address).port);
  };
  release(join(folderOf(1), under), 1, grace);
  await back();
  t.after(async () => {
    await site.stop();
    rmSync(work, { recursive: true });
  });
  return {
    address: site.address,
    /** The paths that were asked for. */
    asked,
    /** Answers that are given in the place of files, by path. */
    spoilt,
    /** The network is gone. */
    cut: () => site.stop(),
    /** The network is there again. */
    back,
    /** From now on the server has another release. */
    async publish(number) {
      release(join(folderOf(number), under), number, grace);
      now = number;
      await site.stop();
      await back();
    },
  };
}

/** Without a network a browser has something to say in its console. */
export const TOLERANT = { tolerant: true };

/** Resolves to whether the page has all it needs to be opened again without a network. */
export const ready = (page, script = "/v1/offline.js") =>
  page.evaluate((script) => import(script).then((it) => it.ready), script);

/** Asks for the next release, and waits until it is taken over or given up. */
export const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const underway = () => registration.installing ?? registration.waiting;
    let next = underway(); // the browser may have asked by itself
    registration.addEventListener("updatefound", () => (next ??= underway()));
    await registration.update();
    next ??= underway(); // Chromium comes back at once, Firefox when all is over
    if (!next) return "nothing new";
    return new Promise((settle) => {
      const look = () => ["activated", "redundant"].includes(next.state) && settle(next.state);
      next.addEventListener("statechange", look);
      setTimeout(() => settle(`for a minute ${next.state}`), 60_000);
      look();
    });
  });

/** Everything that the reader can do with a widget needs no network. */
export async function works(page) {
  const found = await widget(page);
  await set(found, { view: null });
  await markOf(found, "az-recognition").locator(":scope > path").first().click();
  await attributeIs(found, "focus", "az-recognition");
  await set(found, { focus: null });
  for (const [view, drawn] of Object.entries(DRAWN)) {
    await set(found, { view });
    await found.locator(drawn).first().waitFor();
  }
  assert.ok((await found.evaluate(async (it) => (await it.exportAs("svg")).size)) > 1000);
  await set(found, { view: null });
}

/** Opens what only the reader's module can work out. No page loads it before. */
export async function turnRound(page) {
  await page.evaluate(() => {
    const widget = document.querySelector("entente-widget");
    widget.setAttribute("dyads", "tr-az tr-kz");
    widget.setAttribute("view", "compare");
  });
  await page.waitForFunction(() => {
    const first = document.querySelector("entente-widget").shadowRoot.querySelector(".ladder [role=columnheader].side");
    return first?.innerText === "Türkiye–Azerbaijan";
  });
}
