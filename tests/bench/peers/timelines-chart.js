export const mount = (element, data) =>
  new globalThis.TimelinesChart(element)
    .enableAnimations(false)
    .zQualitative(true)
    .useUtc(true)
    .width(1240)
    .maxHeight(520)
    .minSegmentWidth(3)
    .segmentTooltipContent((segment) => segment.data.title)
    .data(data);
export const ready = (element) => element.querySelector(".series-segment") !== null;
export const setWindow = (chart, from, to) => chart.zoomX([new Date(from), new Date(to)]);
export const unmount = (chart) => chart._destructor?.();
