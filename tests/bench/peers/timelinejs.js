const WHOLE = 126; // years that are in view at its zoom level of 1, or nearly so
const YEAR = 365.25 * 86_400_000;

export function mount(element, { events, starts }) {
  const shown = { starts, level: undefined };
  shown.timeline = new globalThis.TL.Timeline(element, { events }, { script_path: `${location.origin}/package/dist/js/` });
  return shown;
}
export const ready = (element, { timeline }) =>
  timeline.ready && element.querySelector(".tl-timemarker .tl-headline") !== null && element.querySelector(".tl-slide .tl-headline") !== null;

export function setWindow(shown, from, to) {
  const wanted = (WHOLE * YEAR) / (to - from);
  const levels = shown.timeline.options.zoom_sequence;
  const level = levels.findLastIndex((it) => it <= wanted);
  if (level !== shown.level) shown.timeline.setZoom((shown.level = Math.max(level, 0)));
  const middle = (from + to) / 2;
  const near = shown.starts.findIndex((it) => it >= middle);
  shown.timeline.goToId(`r${near < 0 ? shown.starts.length - 1 : near}`);
}
export const unmount = () => {}; // it has no way to end; the page drops its element
