// What a reader gets of a widget. It is looked at in a world of its own in the page: the same elements, but nothing
// that the page's scripts have changed.
import assert from "node:assert/strict";
import { faultsOf } from "../helpers.mjs";

/** Looks at one widget of a page: `look(see, given)` is what `see(element, given)` returns there. */
export function looker(page, id) {
  const client = page.context().newCDPSession(page);
  async function look(see, given) {
    const session = await client;
    const { frameTree } = await session.send("Page.getFrameTree");
    const world = { frameId: frameTree.frame.id, worldName: "reader" };
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", world);
    const expression = `(${see})((${find})(${JSON.stringify(id)}), ${JSON.stringify(given)})`;
    const { result, exceptionDetails: thrown } = await session.send("Runtime.evaluate", { contextId, expression, returnByValue: true, awaitPromise: true });
    if (thrown) throw new Error(thrown.exception?.description ?? thrown.text);
    return result.value;
  }
  /** Waits until something is so, and says what never was. */
  look.until = async (what, see, given) => {
    for (const end = Date.now() + 10_000; Date.now() < end; ) {
      // Between two navigations there is no world to look from.
      const outcome = await look(see, given).catch((error) => void (look.last = error));
      if (outcome) return outcome;
      await look(() => new Promise(requestAnimationFrame).then(() => {})).catch(() => {});
    }
    throw new assert.AssertionError({ message: `never happened: ${what} ${look.last ?? ""}` });
  };
  look.drawn = () => look.until("it is drawn", (it) => it.shadowRoot?.querySelector(".chart g.mark"));
  look.fallback = () => look.until("the fallback is there to read", isFallbackRead);
  return look;
}

const find = (id) => {
  for (const frame of [null, ...document.querySelectorAll("iframe")]) {
    const found = (frame ? frame.contentDocument : document)?.getElementById(id);
    if (found) return found;
  }
  throw new Error(`no #${id}`);
};

const isFallbackRead = (it) => {
  const text = it.matches(".fallback") ? it : it.querySelector(".fallback");
  const box = text.getBoundingClientRect();
  const size = parseFloat(getComputedStyle(text.querySelector("li")).fontSize);
  return text.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width > 200 && box.height > 40 && size >= 11;
};

/** Drawn: marks with a size, as many as the widget has a place for now, and the page's own text gone. */
const isDrawn = (it) => {
  const chart = it.shadowRoot.querySelector(".chart");
  if (!chart) return false;
  const marks = [...chart.querySelectorAll("g.mark[data-record]")].map((mark) => mark.getBoundingClientRect());
  const fits = Math.abs(chart.clientWidth - chart.querySelector("svg").clientWidth) <= 1;
  return fits && marks.length >= 10 && marks.every((box) => box.width > 0 && box.height > 0) && !it.querySelector(".fallback").checkVisibility();
};

/** What is wrong with how the widget's texts and the widget itself are seen. */
const wrongWith = (it) => {
  const out = [];
  const frame = it.shadowRoot.querySelector(".entente");
  const root = frame.parentElement;
  // An element that is laid out as its contents has no box of its own.
  const host = (getComputedStyle(it).display === "contents" ? root : it).getBoundingClientRect();
  const room = it.parentElement.getBoundingClientRect();
  if (!frame.checkVisibility({ visibilityProperty: true, opacityProperty: true })) out.push("it is hidden");
  if (frame.getBoundingClientRect().width < 170) out.push(`it is ${frame.getBoundingClientRect().width} px wide`);
  const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      const colour = getComputedStyle(at).backgroundColor;
      if (parts(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  let texts = 0;
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    // What is for ears only, in a badge, or in a line that scrolls, is looked at elsewhere.
    if (element.closest(".unseen, .badge, mark, option, .narrow .controls, g.faint")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    texts += 1;
    const style = getComputedStyle(element);
    const words = `“${text.data.trim().slice(0, 30)}”`;
    if (parseFloat(style.fontSize) < 11) out.push(`${words} is set in ${style.fontSize}`);
    if (box.width === 0 || box.height < 5) out.push(`${words} has no size`);
    if (box.right > host.right + 1 || box.left < host.left - 1) out.push(`${words} leaves the widget`);
    const [a, b] = [light(element.closest("svg") ? style.fill : style.color), light(behind(element))];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (contrast < 4.5) out.push(`${words} has a contrast of ${contrast.toFixed(1)}`);
    if (style.textTransform !== "none" || !/^(normal|0px)$/.test(style.letterSpacing)) out.push(`${words} is set as the page sets its text`);
  }
  if (texts < 20) out.push(`there are only ${texts} texts`);
  if (room.width > 0 && host.width > room.width + 1) out.push(`it is ${host.width} px wide in ${room.width} px`);
  return [...new Set(out)];
};

/** A point of the window where a mark is, and nothing else: the reader scrolls there. */
const markToPress = (it) => {
  for (const mark of it.shadowRoot.querySelectorAll(".chart g.mark[data-record]:not(.faint)")) {
    mark.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const box = mark.querySelector(":scope > path").getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const frame = it.ownerDocument.defaultView.frameElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
    if (it.shadowRoot.elementFromPoint(x, y)?.closest("g.mark") === mark) return { x: frame.left + x, y: frame.top + y, id: mark.dataset.record };
  }
  return null;
};

/** The open detail says where what it tells is written, and is in sight. */
const isTold = (it, id) => {
  const detail = it.shadowRoot.querySelector("aside.detail");
  const box = detail?.querySelector("h3").getBoundingClientRect();
  const inSight = box && box.width > 0 && box.bottom > 0 && box.top < it.ownerDocument.defaultView.innerHeight;
  return inSight && detail.querySelector(".claim, .document") && /[A-D] ¶\d/.test(detail.textContent) && it.getAttribute("focus") === id;
};

/** A widget that is beside the one that is looked at. */
export const isThere = (look) => look.until("the one beside it is drawn", isDrawn);

/** The reader gets the content: drawn, readable, in its place, and a press away from its source. */
export async function getsContent(page, look, { crowded, untouched }) {
  await look.until("it is drawn, as wide as its place", isDrawn);
  assert.deepEqual(await look(wrongWith), []);
  if (!crowded) assert.deepEqual(await look(faultsOf), []);
  if (untouched) return;
  const mark = await look.until("a mark can be pressed", markToPress);
  await page.mouse.click(mark.x, mark.y);
  await look.until(`the detail of ${mark.id} is open`, isTold, mark.id);
}
