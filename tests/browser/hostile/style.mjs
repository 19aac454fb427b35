// Pages whose style sheets mean everything on them.

const display = ["inline", "inline-block", "flex", "grid", "table", "contents"].map((value) => ({
  name: `display-${value}`,
  does: `lays every element out as ${value}`,
  css: `body, body * { display: ${value} !important; }`,
}));

/** The dossier is in English: so are its words set, and its relationships in their order. */
async function isLeftToRight(_, look) {
  const told = await look((it) => {
    const heads = [...it.shadowRoot.querySelectorAll(".heads .sign")].map((head) => head.getBoundingClientRect().left);
    return { direction: getComputedStyle(it.shadowRoot.querySelector(".deck")).direction, inOrder: !(heads[0] > heads[1]) };
  });
  if (told.direction !== "ltr" || !told.inOrder) throw new Error(JSON.stringify(told));
}

export const style = [
  ...display,
  {
    name: "boxes",
    does: "gives every element a border, a margin, and a padding outside its width",
    css: "* { box-sizing: content-box !important; padding: 6px !important; margin: 4px !important; border: 3px solid #c00 !important; border-radius: 20px !important; }",
  },
  {
    name: "text",
    does: "sets all text in large yellow capitals on red",
    css: `* { font: italic 900 30px/3 fantasy !important; color: #ff0 !important; background: #f00 !important; text-align: right !important;
      letter-spacing: 5px !important; word-spacing: 20px !important; text-transform: uppercase !important; text-indent: 40px !important;
      text-shadow: 0 0 8px lime !important; word-break: break-all !important; cursor: none !important; }`,
  },
  { name: "float", does: "lets everything float", css: "body * { float: left !important; position: relative !important; clear: none !important; }" },
  {
    name: "absolute",
    does: "takes everything out of the flow",
    css: "body * { position: absolute !important; } main { inset: 0; } h1 { top: 0; } #one { top: 200px; width: 100%; }",
    alone: "the two lie on each other",
  },
  { name: "revert", does: "reverts every property of every element", css: "* { all: revert !important; }" },
  { name: "unset", does: "unsets every property of all that it says", css: "body * { all: unset !important; }" },
  {
    name: "tokens",
    does: "has custom properties of the same names for everything",
    css: `* { --paper: #000 !important; --ink: #000 !important; --ink-2: #111 !important; --rule: red !important;
      --first: #000 !important; --second: #000 !important; --c: #000 !important; }`,
  },
  {
    name: "elements",
    does: "restyles every element that a widget may use",
    css: `svg, g, path, text, button, section, aside, header, footer, summary, select, input { display: none !important; fill: red !important;
      transform: scale(3) !important; font-size: 4px !important; opacity: 0.1 !important; } h2 { font-size: 60px !important; } .chart, .mark, .label { display: none !important; }`,
  },
  {
    name: "moving",
    does: "moves and fades everything",
    css: `@keyframes sway { to { transform: translateX(2px); } }
      * { transition: all 0.4s !important; animation: sway 0.4s infinite alternate !important; }`,
    crowded: "it sways",
  },
  { name: "root-10px", does: "has a root font of 62.5 %", css: "html { font-size: 62.5%; }" },
  { name: "root-30px", does: "has a root font of 30 px", css: "html { font-size: 30px; }" },
  { name: "rtl", does: "is written from right to left", html: 'dir="rtl"', css: "main { direction: rtl; }", also: isLeftToRight },
  { name: "rtl-phone", does: "is written from right to left on a phone", html: 'dir="rtl"', reader: { width: 360 }, also: isLeftToRight },
  { name: "vertical", does: "is written from top to bottom", around: ['<div style="writing-mode: vertical-rl">', "</div>"] },
  {
    name: "inherited",
    does: "hands down what makes text unreadable",
    css: `#place { text-transform: uppercase; letter-spacing: 5px; word-break: break-all; hyphens: auto; text-align: justify; text-indent: 3em;
      line-height: 0; color: transparent; font-size: 0; -webkit-text-fill-color: transparent; -webkit-text-stroke: 3px red; word-spacing: 2em;
      user-select: none; list-style: square; quotes: none; tab-size: 99; font-stretch: ultra-expanded; font-variant: small-caps; white-space: pre; }`,
    around: ['<div id="place">', "</div>"],
  },
  { name: "dead", does: "lets nothing in the article be pressed", css: "main { pointer-events: none; user-select: none; cursor: none; }" },
  {
    name: "shrouded",
    does: "hides its text until it is ready",
    css: "#place { visibility: hidden; }",
    around: ['<div id="place">', "</div>"],
    act: async (page, look) => {
      await look.drawn();
      const seen = await look((it) => it.shadowRoot.querySelector(".entente").checkVisibility({ visibilityProperty: true }));
      if (seen) throw new Error("the widget shows through what the page hides");
      await look((it) => (it.parentElement.style.visibility = "visible"));
    },
  },
];
