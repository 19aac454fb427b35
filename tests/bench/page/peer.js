// The page of a peer: says in its words what page.js says for the widget.
import * as peer from "peer";

const place = document.getElementById("here");

globalThis.bench = {
  async mount() {
    const data = await (await fetch("/data.json")).json();
    this.box = document.createElement("div");
    this.box.className = "box";
    place.append(this.box);
    // An element of its own, so that its classes cannot change the size of what is measured.
    this.element = document.createElement("div");
    this.box.append(this.element);
    this.shown = peer.mount(this.element, data);
    await this.drawn();
  },
  async drawn() {
    while (!this.ready()) await new Promise(requestAnimationFrame);
  },
  unmount() {
    peer.unmount(this.shown);
    this.box.remove();
    this.shown = this.element = this.box = undefined;
  },
  ready() {
    return this.shown !== undefined && peer.ready(this.element, this.shown);
  },
  setWindow(from, to) {
    peer.setWindow(bench.shown, from, to);
  },
};
bench.mount();
