// Keeps what a widget shows in the page's address, so that back, forward, reloading and a link that is passed on all
// bring it back:
//
//   <script type="module" src="https://host.example/entente/v1/address.js"></script>
//   <entente-widget data-address>…</entente-widget>
//
// Only what differs from the attributes that the page gave stands in the address: #entente:view=compare&focus=…
// A link may also name a record alone: #entente:kz-recognition.
import { MARK, NAMES, completed, now, said, show } from "./state.js";

// A step of these can be taken back; what is in view changes too often for that.
const STEPS = ["view", "dyads", "focus", "align"];

let widget = null;
let given; // what the page says of it
let kept; // what the address says of it

// Some browsers refuse more than a hundred changes in half a minute: moving about is written once it rests.
let resting = null;
const settle = () => {
  if (!resting) return;
  clearTimeout(resting.timer);
  write("replaceState", resting.address, history.state);
  resting = null;
};

// The page's own router finds what it has put there. A page without an address of its own has none to be written.
const write = (how, address, state) => {
  try {
    history[how](state, "", new URL(address, location.href));
  } catch {}
};

// What the address says; the page's own anchors say nothing.
const follow = () => {
  const { hash } = location;
  clearTimeout(resting?.timer);
  resting = null;
  if (hash && !hash.startsWith(MARK)) return;
  kept = completed(said(hash.slice(MARK.length)), given);
  show(widget, kept);
};
const keep = () => {
  const state = now(widget);
  const changed = NAMES.filter((name) => state[name] !== kept[name]);
  if (!changed.length) return;
  kept = state;
  const differs = NAMES.filter((name) => state[name] !== given[name]);
  const words = `${new URLSearchParams(differs.map((name) => [name, state[name] ?? ""]))}`;
  const address = location.pathname + location.search + (words && MARK + words);
  if (changed.some((name) => STEPS.includes(name))) {
    settle();
    write("pushState", address, null);
  } else {
    clearTimeout(resting?.timer);
    resting = { address, timer: setTimeout(settle, 400) };
  }
};

// links.js asks whether the address is to say what a link says.
const lead = (event) => {
  if (event.target !== widget) return;
  event.preventDefault();
  const before = location.href;
  location.hash = MARK + event.detail;
  if (location.href === before) follow(); // the reader has moved on since
};

const watch = new MutationObserver(keep);
// A router puts another page in the place of the first, and its widget with it.
const begin = (found) => {
  if (!found || widget?.isConnected) return;
  widget = found;
  given = kept = now(widget);
  watch.disconnect();
  watch.observe(widget, { attributeFilter: NAMES });
  widget.addEventListener("entente-link", lead);
  follow();
};
const first = () => document.querySelector("entente-widget[data-address]");
begin(first());
addEventListener("entente-ready", () => begin(first()));
addEventListener("popstate", () => widget && follow());
