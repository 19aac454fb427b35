export function mount(element, { groups, items }) {
  const { DataSet, Timeline } = globalThis.vis;
  const shown = { drawn: false };
  const onInitialDrawComplete = () => (shown.drawn = true);
  shown.timeline = new Timeline(element, new DataSet(items), new DataSet(groups), { height: "600px", onInitialDrawComplete });
  return shown;
}
export const ready = (element, { drawn }) => drawn && element.querySelector(".vis-item") !== null;
export const setWindow = ({ timeline }, from, to) => timeline.setWindow(from, to, { animation: false });
export const unmount = ({ timeline }) => timeline.destroy();
