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

const widget = document.querySelector("entente-widget[data-address]");
if (widget) {
  const given = now(widget);
  let kept = given;
  // Some browsers refuse more than a hundred changes in half a minute: moving about is written once it rests.
  let resting = null;
  const settle = () => {
    if (!resting) return;
    clearTimeout(resting.timer);
    history.replaceState(null, "", resting.address);
    resting = null;
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
      history.pushState(null, "", address);
    } else {
      clearTimeout(resting?.timer);
      resting = { address, timer: setTimeout(settle, 400) };
    }
  };

  follow();
  new MutationObserver(keep).observe(widget, { attributeFilter: NAMES });
  addEventListener("popstate", follow);
}
