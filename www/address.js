// Keeps what a widget shows in the page's address, so that back, forward, reloading and a link that is passed on all
// bring it back:
//
//   <script type="module" src="https://host.example/entente/v1/address.js"></script>
//   <entente-widget data-address>…</entente-widget>
//
// Only what differs from the attributes that the page gave stands in the address: #entente:view=compare&focus=…
const NAMES = ["view", "dyads", "from", "to", "focus", "align", "filter"];
// A step of these can be taken back; what is in view changes too often for that.
const STEPS = ["view", "dyads", "focus", "align"];
const MARK = "#entente:";

const widget = document.querySelector("entente-widget[data-address]");
if (widget) {
  const now = () => Object.fromEntries(NAMES.map((name) => [name, widget.getAttribute(name)]));
  const given = now();
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
  const show = () => {
    const { hash } = location;
    clearTimeout(resting?.timer);
    resting = null;
    if (hash && !hash.startsWith(MARK)) return;
    const said = new URLSearchParams(hash.slice(MARK.length));
    kept = Object.fromEntries(NAMES.map((name) => [name, said.has(name) ? said.get(name) || null : given[name]]));
    for (const name of NAMES) {
      if (kept[name] === null) widget.removeAttribute(name);
      else if (kept[name] !== widget.getAttribute(name)) widget.setAttribute(name, kept[name]);
    }
  };
  const keep = () => {
    const state = now();
    const changed = NAMES.filter((name) => state[name] !== kept[name]);
    if (!changed.length) return;
    kept = state;
    const differs = NAMES.filter((name) => state[name] !== given[name]);
    const said = `${new URLSearchParams(differs.map((name) => [name, state[name] ?? ""]))}`;
    const address = location.pathname + location.search + (said && MARK + said);
    if (changed.some((name) => STEPS.includes(name))) {
      settle();
      history.pushState(null, "", address);
    } else {
      clearTimeout(resting?.timer);
      resting = { address, timer: setTimeout(settle, 400) };
    }
  };

  show();
  new MutationObserver(keep).observe(widget, { attributeFilter: NAMES });
  addEventListener("popstate", show);
}
