export function mount(element, { from, to, items }) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 1240, height: 600 });
  element.append(canvas);
  const shown = { ink: canvas.getContext("2d"), items };
  setWindow(shown, from, to);
  return shown;
}
export const ready = () => true;
export function setWindow({ ink, items }, from, to) {
  const x = (time) => ((time - from) / (to - from)) * 1240;
  ink.clearRect(0, 0, 1240, 600);
  for (const { id, group, start, end } of items) {
    if (start <= to && (end ?? start) >= from) ink.fillRect(x(start), group * 70 + (id % 4) * 16, Math.max(3, x(end ?? start) - x(start)), 12);
  }
}
export const unmount = () => {};
