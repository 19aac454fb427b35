// A story told by scrolling: each step of a list shows a state in a widget while it is being read.
//
//   <script type="module" src="https://host.example/entente/v1/story.js"></script>
//   <ol data-entente-story="ID OF THE WIDGET">
//     <li data-entente="from=1990&to=1994&focus=kz-recognition">A sentence.</li>
//     …
//   </ol>
//
// After the list come two buttons and how far one is, in an element of the class `entente-story`; their words are
// `data-previous`, `data-next` and `data-of` of the list. The page is scrolled by nobody but its reader, unless a button
// is pressed. Without the widget the list is a list.
import { completed, now, said, show } from "./state.js";

/** The step being read: the last that begins above the line that is read at. -1: none yet. */
export const stepAt = (line, tops) => tops.findLastIndex((top) => top <= line);

// The line is in the middle of the window, or where the page says: part of the window may be under the widget.
const lineOf = (list) => (parseFloat(getComputedStyle(list).getPropertyValue("--entente-line")) || 50) / 100;

function tell(list, widget) {
  const steps = [...list.querySelectorAll(":scope > [data-entente]")];
  const given = now(widget);
  const { previous = "Previous", next = "Next", of = "of" } = list.dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  let current = -1;
  /** The step that a button leads to: those on the way there are not read. */
  let goal = null;

  const button = (words, by) => {
    const it = document.createElement("button");
    it.type = "button";
    it.textContent = words;
    it.addEventListener("click", () => go(current + by));
    return it;
  };
  const back = button(previous, -1);
  const on = button(next, 1);
  const progress = document.createElement("span");
  progress.setAttribute("role", "status");
  const bar = document.createElement("div");
  bar.className = "entente-story";
  bar.append(back, progress, on);
  list.after(bar);

  function open(at) {
    current = at;
    for (const [place, step] of steps.entries()) {
      if (place === at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    }
    progress.textContent = `${at + 1} ${of} ${steps.length}`;
    // A button that is disabled would lose the keyboard.
    back.setAttribute("aria-disabled", `${at <= 0}`);
    on.setAttribute("aria-disabled", `${at === steps.length - 1}`);
    show(widget, completed(at < 0 ? {} : said(steps[at].dataset.entente), given));
  }

  function go(at) {
    if (!steps[at]) return;
    goal = at;
    // Who scrolls reads, and need not hear where they are.
    progress.setAttribute("aria-live", "polite");
    open(at);
    const { top } = steps[at].getBoundingClientRect();
    scrollBy({ top: top + 1 - lineOf(list) * innerHeight, behavior: still.matches ? "instant" : "smooth" });
  }

  // Only an observer is told of what passes the line without asking at each pixel.
  let watch;
  function observe() {
    watch?.disconnect();
    const line = lineOf(list);
    const margin = `${-100 * line}% 0px ${-100 * (1 - line)}% 0px`;
    const pass = () => {
      const at = stepAt(line * innerHeight, steps.map((step) => step.getBoundingClientRect().top));
      if (at === goal) goal = null;
      if (goal !== null || at === current) return;
      progress.setAttribute("aria-live", "off");
      open(at);
    };
    watch = new IntersectionObserver(pass, { rootMargin: margin });
    for (const step of steps) watch.observe(step);
  }
  // Whoever takes the page in hand reads again from where it is.
  for (const type of ["wheel", "touchmove", "pointerdown", "keydown"]) addEventListener(type, () => (goal = null), { passive: true, capture: true });
  addEventListener("resize", observe);
  open(-1);
  observe();

  const KEYS = { ArrowRight: 1, ArrowLeft: -1 };
  for (const it of [list, bar]) {
    it.addEventListener("keydown", (event) => {
      const by = KEYS[event.key] * (getComputedStyle(list).direction === "rtl" ? -1 : 1);
      if (!by || event.altKey || event.ctrlKey || event.metaKey || event.target.closest("input, textarea, select, [contenteditable]")) return;
      event.preventDefault();
      go(current + by);
    });
  }
}

for (const list of document.querySelectorAll("[data-entente-story]")) {
  const widget = document.getElementById(list.dataset.ententeStory);
  // Where the widget cannot be, nothing is promised.
  if (widget) customElements.whenDefined("entente-widget").then(() => widget.ready).then(() => tell(list, widget)).catch(() => {});
}
