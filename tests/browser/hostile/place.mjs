// Pages that give the widget an odd place.

/** What stands around a widget in a box with a style. */
const box = (style, before = "", after = "") => [`<div style="${style}">${before}`, `${after}</div>`];

const narrower = (width) => async (page, look) => {
  await look.drawn();
  await page.setViewportSize({ width, height: 800 });
};

/** Ctrl and the wheel zoom around what the pointer is on: it is still there. */
async function zoomsAtPointer(page, look) {
  const at = (it) => {
    const box = it.shadowRoot.querySelector('g.mark[data-record="az-diplomatic-relations"] > path').getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
  };
  await look((it) => it.shadowRoot.querySelector('g.mark[data-record="az-diplomatic-relations"]').scrollIntoView({ block: "center" }));
  const before = await look(at);
  await page.mouse.move(before.x, before.y);
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -200);
  await page.keyboard.up("Control");
  await look.until("the address of time has changed", (it) => it.hasAttribute("from"));
  const after = await look(at);
  if (Math.abs(after.x - before.x) > 3) throw new Error(`the mark has gone from ${before.x} to ${after.x}`);
}

export const place = [
  {
    name: "hidden-first",
    does: "shows the widget only later",
    around: box("display: none"),
    act: async (_, look) => {
      await look.until("it is mounted", (it) => it.shadowRoot.querySelector(".entente"));
      await look((it) => (it.parentElement.style.display = ""));
    },
  },
  {
    name: "zero-first",
    does: "opens a box that was closed",
    around: box("width: 0; height: 0; overflow: hidden"),
    act: async (_, look) => {
      await look.until("it is mounted", (it) => it.shadowRoot.querySelector(".entente"));
      await look((it) => it.parentElement.removeAttribute("style"));
    },
  },
  { name: "flex", does: "sets the widget beside a text, in a row", around: box("display: flex; gap: 16px", '<p style="flex: none; width: 200px">A column beside it.</p>') },
  { name: "flex-shrinks", does: "is narrowed with the widget in a row", around: box("display: flex"), act: narrower(400) },
  { name: "column", does: "centres the widget in a column", around: box("display: flex; flex-direction: column; align-items: center"), act: narrower(500) },
  { name: "grid", does: "has a grid as wide as its content", around: box("display: grid; grid-template-columns: auto auto", "<p>A cell.</p>"), act: narrower(700) },
  { name: "min-content", does: "has a grid as narrow as its content", around: box("display: grid; grid-template-columns: min-content 1fr", "", "<p>The rest of the line.</p>") },
  { name: "table", does: "is laid out with tables", around: ["<table><tr><td>A cell.</td><td>", "</td></tr></table>"], act: narrower(600) },
  { name: "shrink-to-fit", does: "makes a box as wide as what is in it", around: box("display: inline-block"), act: narrower(600) },
  {
    name: "beside",
    does: "has a picture float where the widget begins",
    around: ['<div style="float: left; width: 400px; height: 300px; margin-right: 16px; background: #cde">A picture.</div>', ""],
    also: async (_, look) => {
      const gap = await look((it) => it.getBoundingClientRect().left - it.previousElementSibling.getBoundingClientRect().right);
      if (gap < 0) throw new Error(`the picture covers ${-gap} px of it`);
    },
  },
  {
    name: "nothing-sticks",
    does: "cuts off what is beside it, so that nothing sticks to the window",
    css: "html, body { overflow-x: hidden; } main { overflow: hidden; }",
    reader: { width: 800 },
    also: async (_, look) => {
      await look((it) => {
        const mark = it.shadowRoot.querySelector('g.mark[data-record="az-recognition"] > path');
        mark.scrollIntoView({ block: "center" });
        mark.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true }));
      });
      await look.until("what tells of the record is in the window", (it) => {
        const { top } = it.shadowRoot.querySelector(".detail h3").getBoundingClientRect();
        return top >= 0 && top < innerHeight;
      });
    },
  },
  {
    name: "scroll-box",
    does: "has a box that scrolls, with room for the drawing that a scrollbar makes narrower",
    around: box("width: 795px; height: 1700px; overflow: auto"),
    also: async (_, look) => {
      const turns = await look(async (it) => {
        const widths = [];
        for (let frame = 0; frame < 120; frame++) {
          const width = it.shadowRoot.querySelector(".chart svg").getAttribute("width");
          if (widths.at(-1) !== width) widths.push(width);
          await new Promise(requestAnimationFrame);
        }
        return widths;
      });
      if (turns.length > 8) throw new Error(`it is drawn in turns: ${turns}`);
    },
  },
  { name: "floated", does: "floats the widget beside its text", css: "#one { float: right; width: 500px; margin-left: 16px; }" },
  {
    name: "banner",
    does: "asks for consent at the lower edge",
    after: '<div id="banner" style="position: fixed; bottom: 0; left: 0; right: 0; height: 120px; background: #fd6; z-index: 1">May we?</div>',
    reader: { width: 360 },
    also: async (_, look) => {
      const above = await look((it) => {
        it.shadowRoot.querySelector(".chart").scrollIntoView({ block: "start" });
        const { width, top } = document.querySelector("#banner").getBoundingClientRect();
        const seen = [20, 60, 100].map((down) => document.elementFromPoint(width / 2, top + down).id);
        return { seen, chart: it.shadowRoot.querySelector(".chart").getBoundingClientRect().bottom > top };
      });
      if (!above.chart || above.seen.some((id) => id !== "banner")) throw new Error(`the widget covers the banner: ${JSON.stringify(above)}`);
    },
  },
  { name: "sidebar", does: "has 300 px for the widget", around: box("width: 300px") },
  { name: "columns", does: "is set in two columns", around: box("columns: 2; column-gap: 24px", "", "<p>The text goes on in the next column.</p>") },
  {
    name: "low",
    does: "has 200 px of height for the widget, and says so",
    widget: 'height="200"',
    around: box("height: 200px; overflow: hidden"),
    crowded: "what has no room is scrolled to",
  },
  {
    name: "cut-off",
    does: "cuts off what is higher than 200 px",
    around: box("height: 200px; overflow: hidden; contain: strict"),
    crowded: "what is cut off is scrolled to",
  },
  {
    name: "unrendered",
    does: "renders only what is in view",
    css: "h1 { margin-bottom: 2000px; }",
    around: box("content-visibility: auto; contain-intrinsic-size: 500px"),
  },
  { name: "scaled", does: "shows the widget smaller than it is", around: box("transform: scale(0.6); transform-origin: 0 0"), also: zoomsAtPointer },
  { name: "turned", does: "turns the widget", around: box("transform: rotate(4deg) skewX(3deg)"), crowded: "boxes of turned texts overlap" },
  { name: "zoomed", does: "zooms the widget", around: box("zoom: 1.5"), reader: { width: 1100 }, also: zoomsAtPointer },
  { name: "zoomed-out", does: "zooms itself out", css: "html { zoom: 0.75; }", also: zoomsAtPointer },
  {
    name: "details",
    does: "keeps the widget in a closed drawer",
    around: ["<details><summary>The timeline</summary>", "</details>"],
    act: async (page, look) => {
      await look.until("it is mounted", (it) => it.shadowRoot.querySelector(".entente"));
      await page.locator("summary", { hasText: "The timeline" }).click();
    },
  },
  {
    name: "dialog",
    does: "keeps the widget in a dialogue",
    css: "dialog { width: 80vw; max-height: 80vh; }",
    around: ["<dialog>", "</dialog>"],
    act: async (_, look) => {
      await look.until("it is mounted", (it) => it.shadowRoot.querySelector(".entente"));
      await look((it) => it.parentElement.showModal());
    },
    alone: "the dialogue is in front of it",
  },
  { name: "editable", does: "can be edited by its reader", body: 'contenteditable="true" spellcheck="true"' },
  {
    name: "other-document",
    does: "moves its widgets into a frame",
    around: ['<iframe srcdoc="&lt;!DOCTYPE html>&lt;p>A frame.&lt;/p>" width="900" height="700"></iframe>', ""],
    act: async (page, look) => {
      await look.drawn();
      await page.evaluate(() => {
        const inside = document.querySelector("iframe").contentDocument;
        inside.body.append(...document.querySelectorAll("entente-widget"));
      });
    },
    absent: true,
  },
  {
    name: "restless",
    does: "takes the widget out and puts it back at once, again and again",
    script: `addEventListener("DOMContentLoaded", () => {
      let times = 0;
      const move = () => {
        const it = document.querySelector("#one");
        const [parent, next] = [it.parentNode, it.nextSibling];
        it.remove();
        if (times % 2) Promise.resolve().then(() => parent.insertBefore(it, next));
        else parent.insertBefore(it, next);
        if (++times < 20) requestAnimationFrame(move);
        else document.documentElement.dataset.rests = "";
      };
      move();
    });`,
    act: (_, look) => look.until("it rests", () => "rests" in document.documentElement.dataset),
  },
];
