// Mounts the widget with the benchmark's dossier; says when it is drawn.
import "/v1/entente.js";

const variant = new URLSearchParams(location.search).get("variant");
const place = document.getElementById("here");
const inside = variant === "shadow" ? place.attachShadow({ mode: "open" }) : place;
const number = variant === "two" ? 2 : 1;
const day = (time) => new Date(time).toISOString().slice(0, 10);

globalThis.bench = {
  widgets: [],
  mount() {
    this.widgets = Array.from({ length: number }, () => {
      const widget = document.createElement("entente-widget");
      widget.setAttribute("src", "/dossier.entente");
      widget.setAttribute("height", "600");
      inside.append(widget);
      return widget;
    });
    return this.drawn();
  },
  async drawn() {
    while (!this.ready()) await new Promise(requestAnimationFrame);
  },
  unmount() {
    for (const widget of this.widgets) (widget.dispose(), widget.remove());
    this.widgets = [];
  },
  ready() {
    return this.widgets.length > 0 && this.widgets.every((widget) => widget.shadowRoot?.querySelector(".chart g.mark"));
  },
  roots() {
    return this.widgets;
  },
  setWindow(from, to) {
    for (const widget of bench.widgets) widget.show({ from: day(from), to: day(to) });
  },
};
bench.mount();
