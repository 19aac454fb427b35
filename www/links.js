// Lets the text around a widget speak of it:
//
//   <script type="module" src="https://host.example/entente/v1/links.js"></script>
//   Türkiye was first to <a href="#entente:kz-recognition">recognise it</a>.
//   <a href="#entente:view=compare&focus=az-trade-2024">Trade</a> … <span data-entente="from=1990&to=1999">the nineties</span>
//
// A click shows that record or state in the widget that `data-entente-widget` names by its id, else in the first that has
// the record. A link that is answered has `data-entente-answered` for the page's style sheet, and `aria-current` while
// what it says is shown. A link to a record that no widget has is left as it is, until one has it.
import { MARK, NAMES, completed, now, said, show, shows } from "./state.js";

// The steps of a story are no links; see story.js.
const LINKS = `a[href^="${MARK}"], [data-entente]:not([data-entente-story] > *)`;
const OPERABLE = "a[href], area[href], button, input, summary";
/** What the page has given each widget, before a link or its reader moved it. */
const given = new WeakMap();
/** The widget that answers a link. */
const answers = new WeakMap();
/** What would not be reached by key, had it not been made a button here. */
const made = new WeakSet();

const textOf = (link) => link.dataset.entente ?? link.getAttribute("href").slice(MARK.length);

function widgetFor(link) {
  const { focus } = said(textOf(link));
  const named = link.dataset.ententeWidget;
  const widgets = [...document.querySelectorAll("entente-widget")].filter((it) => named === undefined || it.id === named);
  return widgets.find((it) => (focus ? it.has?.(focus) : it.shadowRoot?.querySelector("[part=title]")));
}

/** Says on each link whether it is answered, and whether what it says is shown. */
function mark() {
  for (const link of document.querySelectorAll(`[data-entente-answered]:not(${LINKS})`)) forget(link);
  for (const link of document.querySelectorAll(LINKS)) {
    const widget = widgetFor(link);
    if (widget) answer(link, widget);
    else if (answers.has(link)) forget(link);
  }
}

function answer(link, widget) {
  answers.set(link, widget);
  link.dataset.ententeAnswered = "";
  if (widget.id) link.setAttribute("aria-controls", widget.id);
  if (shows(widget, said(textOf(link)))) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
  if (link.matches(OPERABLE) || link.hasAttribute("role")) return;
  made.add(link);
  link.setAttribute("role", "button");
  link.tabIndex = 0;
}

function forget(link) {
  answers.delete(link);
  const ours = ["data-entente-answered", "aria-controls", "aria-current", ...(made.delete(link) ? ["role", "tabindex"] : [])];
  for (const name of ours) link.removeAttribute(name);
}

// What is said aloud of what is shown: a page that scrolls is seen, not heard.
const voice = document.createElement("p");
voice.setAttribute("role", "status");
Object.assign(voice.style, { position: "absolute", width: "1px", height: "1px", margin: "-1px", overflow: "hidden", clipPath: "inset(50%)" });

/** What of a widget tells most of what is said: the record's mark, or all of it. */
function placeOf(widget, { focus }) {
  const mark = focus && [...widget.shadowRoot.querySelectorAll("[data-record]")].find((it) => it.dataset.record === focus);
  return mark || widget;
}

/** Whether something can be seen: in the window, and not under the detail. */
function isSeen(place, detail) {
  const { top, bottom } = place.getBoundingClientRect();
  const under = detail?.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && !(under && place.getBoundingClientRect().right > under.left && bottom > under.top);
}

function go(link) {
  const widget = answers.get(link);
  const what = said(textOf(link));
  // address.js shows what stands in the page's address, and leads back from it.
  const asked = new CustomEvent("entente-link", { detail: textOf(link), cancelable: true });
  if (widget.dispatchEvent(asked)) show(widget, completed(what, given.get(widget)));

  // Once it is drawn.
  requestAnimationFrame(() => requestAnimationFrame(() => {
    const detail = widget.shadowRoot.querySelector("[part=detail]");
    const place = placeOf(widget, what);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (!isSeen(place, detail)) place.scrollIntoView({ block: place === widget ? "start" : "center", behavior: still ? "instant" : "smooth" });
    // A link leads there; what is pressed like a button lets one go on from where one is.
    const goal = detail?.querySelector("button") ?? widget.shadowRoot.querySelector("[role=tab][aria-selected=true]");
    if (link.matches("a[href]")) goal?.focus({ preventScroll: true });
    const told = widget.shadowRoot.querySelectorAll("[part=detail] h3, [part=detail] .when");
    voice.textContent = [...told].map((it) => it.textContent).join(", ") || widget.shadowRoot.querySelector("[part=title]")?.textContent;
  }));
}

const linkOf = (event) => {
  const link = event.target.closest?.(LINKS);
  return answers.has(link) && !event.defaultPrevented ? link : null;
};
document.addEventListener("click", (event) => {
  const link = linkOf(event);
  // With a key a link opens elsewhere: that stays the browser's.
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault(); // also where a <base> would lead to another page
  go(link);
});
document.addEventListener("keydown", (event) => {
  const link = linkOf(event);
  if (link !== event.target || !made.has(link) || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  go(link);
});

// Links and widgets that come later, what a widget shows, and the dossier that arrives in it.
let waiting = 0;
function soon() {
  waiting ||= setTimeout(() => {
    waiting = 0;
    follow();
  }, 50);
}
const changes = new MutationObserver(soon);
const WATCHED = { childList: true, subtree: true };
changes.observe(document, { ...WATCHED, attributeFilter: [...NAMES, "src", "href", "data-entente", "data-entente-widget"] });
function follow() {
  if (!voice.isConnected) document.body.append(voice); // a router may have put another body in its place
  for (const widget of document.querySelectorAll("entente-widget")) {
    if (!given.has(widget)) given.set(widget, now(widget));
    if (widget.shadowRoot) changes.observe(widget.shadowRoot, WATCHED);
  }
  mark();
}
document.addEventListener("entente-ready", soon);
follow();
