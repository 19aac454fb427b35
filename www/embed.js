// What embed.html does in a frame: shows what its address asks for, and tells the page around it how high it is.
//
// The frame may be without an origin (`sandbox="allow-scripts"`): storage and cookies throw there, the files beside this
// one are another's, and the address may not always be written.
const NAMES = "src dyads view lang theme align from to focus filter height controls".split(" ");
const asked = new URLSearchParams(location.search);
const widget = document.querySelector("entente-widget");

function put(name, value) {
  if (value === null) widget.removeAttribute(name);
  else widget.setAttribute(name, value);
  if (name === "theme") document.documentElement.dataset.theme = value ?? "auto";
}
for (const name of NAMES) if (asked.has(name)) put(name, asked.get(name));
// The text in the page is of its own dossier. An address that is not one of the web is refused by the page's policy.
if (asked.has("src")) widget.textContent = asked.get("src");

// A reload shows what was shown last; back leads out of the frame, as its reader means it to.
let resting;
new MutationObserver(() => {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const query = new URLSearchParams(location.search);
    for (const name of NAMES) {
      if (widget.hasAttribute(name)) query.set(name, widget.getAttribute(name));
      else query.delete(name);
    }
    try {
      history.replaceState(null, "", `?${query}${location.hash}`);
    } catch {} // refused: a reload then shows what the page around it asked for
  }, 400);
}).observe(widget, { attributeFilter: NAMES });

// By what name the page around knows the frame: it gives one, or else can find it in the frame's address.
const id = asked.get("childId") ?? asked.get("id") ?? (location.search.slice(1) || "embed.html");
const secret = /^#\?secret=(\w+)$/.exec(location.hash)?.[1];
/** A height, in the words of those who listen for one. It is nobody's secret, so anybody may hear it. */
const told = (height) => [
  { type: "entente-height", id, height },
  `pymxPYMx${id}xPYMxheightxPYMx${height}`, // Pym; AMP too, which hears no other from a frame without an origin
  { sentinel: "amp", type: "embed-size", height },
  { "datawrapper-height": { [id]: height } },
  ...(secret ? [{ message: "height", value: height, secret }] : []), // WordPress
];

// What is waited for has a height of its own, which would make the page around it jump.
let lost = false;
const has = (part) => Boolean(widget.shadowRoot?.querySelector(part));
const settled = () => lost || (has("[part=frame], [part=error]") && !has(".note[role=status]"));
let last;
function tell() {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  if (height === last || !settled()) return;
  last = height;
  for (const words of told(height)) parent.postMessage(words, "*");
}
const repeat = () => ((last = undefined), tell());

if (parent !== window) {
  new ResizeObserver(tell).observe(document.body);
  addEventListener("entente-ready", tell);
  // The text that is left where the widget cannot be is as high as it is already.
  const without = () => ((lost = true), tell());
  addEventListener("entente-error", without);
  addEventListener("load", () => customElements.get("entente-widget") || without());

  addEventListener("message", ({ source, data }) => {
    // Who frames this page has said in its address what it shows, and may say more; nobody else may.
    if (source !== parent || !data) return;
    if (data.type === "entente-hello" || (typeof data === "string" && data.startsWith(`pymxPYMx${id}xPYMxwidthxPYMx`))) repeat();
    if (data.type === "entente-show") for (const name of NAMES) if (data.state?.[name] !== undefined) put(name, data.state[name]);
  });

  // A frame that is as high as its content has no window of its own. What keeps to the window's edges, as the detail does,
  // would keep to the frame's, out of sight; and what is in sight only an observer is told, for the page around is another's.
  const edges = new CSSStyleSheet();
  function keepInSight(sight, opened) {
    // The detail lies where there is more room, below what it is of or above it: the page need not move for both to be seen.
    const [above, below] = opened ? [opened.top - sight.top - 12, sight.bottom - opened.bottom - 12] : [0, sight.height];
    const edge = above > below ? opened.top - 12 : sight.bottom;
    const room = Math.min(0.55 * sight.height, Math.max(above, below, 160));
    edges.replaceSync(`
      .entente .beside .detail { top: ${sight.top + 8}px; }
      .entente .sheet .detail { bottom: calc(100vh - ${edge}px); max-height: ${room}px; }
      .entente .sheet [data-act] { scroll-margin: 0; }`);
  }
  const look = ({ clientY: at }) =>
    new IntersectionObserver(([{ intersectionRect: sight }], observer) => {
      observer.disconnect();
      const mark = widget.shadowRoot.querySelector("g.mark[aria-pressed=true]") ?? widget.shadowRoot.activeElement;
      const opened = at === undefined ? mark?.getBoundingClientRect() : { top: at - 16, bottom: at + 16 };
      if (sight.height) keepInSight(sight, opened);
    }).observe(document.body);
  addEventListener("entente-ready", () => widget.shadowRoot.adoptedStyleSheets.push(edges));
  // An observer answers a moment later, so it is asked before something is opened, and again when it is.
  for (const type of ["pointerover", "pointerdown", "keydown", "entente-select"]) addEventListener(type, look, { capture: true, passive: true });
}
