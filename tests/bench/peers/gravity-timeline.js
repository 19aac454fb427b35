import { AbstractEventRenderer, Timeline } from "@gravity-ui/timeline";

class Bar extends AbstractEventRenderer {
  render(ink, event, _selected, left, right, middle, height) {
    const width = Math.max(3, right - left);
    ink.fillStyle = "#36c";
    ink.fillRect(left, middle - height / 2, width, height);
    if (width < 80) return;
    ink.fillStyle = "#fff";
    ink.fillText(event.title, Math.max(left, 0) + 3, middle + 4);
  }
  getHitbox(_event, left, right) {
    return Object.assign(this.hitboxResult, { left, right });
  }
}

export function mount(element, { from, to, axes, events }) {
  const canvas = document.createElement("canvas");
  canvas.style.cssText = "width: 100%; height: 100%";
  element.append(canvas);
  const renderer = new Bar();
  const timeline = new Timeline({ settings: { start: from, end: to, axes, events: events.map((it) => ({ ...it, renderer })) } });
  timeline.init(canvas);
  return { timeline, canvas };
}
export const ready = (_, { canvas }) => canvas.width > 0;
export const setWindow = ({ timeline }, from, to) => timeline.api.setRange(from, to);
export const unmount = ({ timeline }) => timeline.destroy();
