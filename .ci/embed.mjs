// A step of finish.mjs: puts into the page for frames what is read there without scripts, and into oembed.json where all
// this is served from. A file knows neither: the first is told by the command line, the second by ENTENTE_HOST.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entente } from "./entente.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
/** Whoever has no script reads so many records in a frame; the rest is a page of its own, `entente render --as page`. */
const SHORT = "24";
/** Writes a file anew with something in place of something else, which has to be there. */
function fill(name, place, words) {
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  if (!text.includes(place)) throw new Error(`${name}: there is no ${place}`);
  writeFileSync(path, text.replaceAll(place, () => words));
}

fill("embed.html", "<!-- what a reader without scripts gets, by .ci/embed.mjs -->", entente("render", "--limit", SHORT).trim());

const EXAMPLE = "https://host.example/entente/";
const host = new URL(process.env.ENTENTE_HOST ?? EXAMPLE).href;
fill("oembed.json", EXAMPLE, host.endsWith("/") ? host : `${host}/`);
