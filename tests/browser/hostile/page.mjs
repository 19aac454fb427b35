// The hostile pages. All are one article with two widgets, and what a case does to it:
//
//   name      what it is called in addresses and pictures
//   does      what the page does, after “a page that”
//   css, script, head   what its head has before the widget's script: a style sheet, a classic script, markup
//   after     what its body ends with
//   around    what stands around the first widget: [before, after]
//   widget    more attributes of both widgets
//   html, body   attributes of these elements
//   doctype   what the page begins with
//   module    the elements that load the widget
//   headers   what the server says of the page
//   reader    how the reader looks at it: the wishes of `open` in harness.mjs
//   act       what happens once the page is there: (page, look) => …, where `look` is `looker` of reader.mjs
//   absent    the widget cannot run: its fallback is what the reader gets
//   alone     why the second widget is not looked at
//   untouched why no mark is pressed
//   crowded   why labels are not checked for collisions
//   noise     the complaints that are the page's own, or that the browser makes of what it does
//   also      what must hold besides: (page, look) => …
import { absent } from "./absent.mjs";
import { media } from "./media.mjs";
import { place } from "./place.mjs";
import { script } from "./script.mjs";
import { style } from "./style.mjs";

export const CASES = [...style, ...place, ...script, ...media, ...absent];

const MODULE = '<script type="module" src="/v1/entente.js"></script>';

// Well-formed XML too: one case is served as such.
const FALLBACK = `<div class="fallback">
  <h2>Türkiye’s ties, step by step</h2>
  <ul>
    <li>16 December 1991: Türkiye recognises Kazakhstan (A ¶7)</li>
    <li>14 January 1992: diplomatic relations with Azerbaijan (D ¶2)</li>
    <li>15 June 2021: an alliance with Azerbaijan, by the Shusha Declaration (D ¶23)</li>
  </ul>
</div>`;

const SHEET = "body { margin: 16px; font: 16px/1.4 sans-serif; } main { max-width: 1200px; margin: auto; }";

function page(it) {
  const { css = "", script = "", head = "", around = ["", ""], widget = "", html = "", body = "", after = "" } = it;
  const { doctype = "<!DOCTYPE html>", module = MODULE } = it;
  return `${doctype}
<html xmlns="http://www.w3.org/1999/xhtml" lang="en" ${html}>
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A page that ${it.does}</title>
    <link rel="icon" href="data:," />
    ${head}
    <style>${SHEET} ${css}</style>
    <script>${script}</script>
    ${module}
  </head>
  <body ${body}>
    <main>
      <h1>A page that ${it.does}</h1>
      <p>In 1991 Türkiye recognised both Kazakhstan and Azerbaijan, each time before anybody else. From there each
      relationship climbed its own ladder.</p>
      ${around[0]}<entente-widget id="one" ${widget}>${FALLBACK}</entente-widget>${around[1]}
      <p>Where the sources are at odds, both readings stand. And every source stops somewhere.</p>
      <entente-widget id="two" dyads="tr-az" ${widget}>${FALLBACK}</entente-widget>
    </main>
    ${after}
  </body>
</html>`;
}

/** The page at a path of the site, if it is one of these: its headers and its text. */
export function hostile(path) {
  const it = CASES.find(({ name }) => path === `/hostile/${name}`);
  return it && { headers: { "Content-Type": "text/html; charset=utf-8", ...it.headers }, text: page(it) };
}
