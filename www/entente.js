// <entente-widget>: a custom element that holds one widget of the wasm module beside this file.
// wasm-bindgen cannot export a class that extends HTMLElement, so this one passes everything on.
import start, { mount } from "./widget.js"; // a release build puts it into this file

// A module that not every page needs: fetched once for all widgets, and again if that failed, or took half a minute.
const onDemand = (asked) => {
  let module;
  const again = (error) => ((module = undefined), Promise.reject(error));
  const late = () => fetched.pause(30_000).then(() => Promise.reject(new Error("it does not come")));
  return () => (module ??= Promise.race([asked().then((it) => it.default().then(() => it)), late()]).catch(again));
};
const reader = onDemand(() => import("./reader.js")); // reads a page's own dossier
const comparison = onDemand(() => import("./compare.js")); // draws the comparison, and results in the detail
const early = new Map(); // asked for beside the module, by address; whoever waits for the bytes may stop them
const fetched = (address) => {
  const asked = early.get(address);
  if (early.delete(address)) return asked;
  const waiting = new AbortController();
  const answer = fetch(address, { signal: waiting.signal }).catch(() => ({ status: "nothing" }));
  const bytes = answer.then((it) => (it.ok ? it.arrayBuffer() : Promise.reject(new Error(`the server answers ${it.status}`))));
  return Object.assign(bytes, { stop: () => waiting.abort() });
};
fetched.pause = (time) => new Promise((go) => setTimeout(go, time));
class EntenteWidget extends HTMLElement {
  static observedAttributes = "src dyads view lang theme align from to focus filter height controls".split(" ");
  #root = document.createElement("div");
  #fallback = document.createElement("slot"); // the page's own content, until the widget is there
  #handle = null;
  #ready;
  #settle; // nothing: it is settled

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#root, this.#fallback);
    this.#promise();
    if (typeof this.focus === "string") this.#set("focus", this.focus), delete this.focus; // from before it was defined
  }
  async connectedCallback() {
    if (this.#handle) return; // it has been moved
    if (!this.#settle) this.#promise(); // it has been here before
    const src = this.getAttribute("src");
    const soon = src && early.set(src, fetched(src)).get(src).catch(() => {}); // who takes it hears of what is wrong
    try {
      // One module for all elements of the page, where there can be a style: without, the page's own content is better.
      await (new CSSStyleSheet(), start());
      if (soon) await Promise.race([soon, fetched.pause(50)]); // so that the first picture shows it
      if (this.#handle || !this.#isHere) return;
      this.#handle = mount(this, this.#root, fetched, reader, comparison);
      this.#fallback.remove();
      this.#settle = this.#settle.resolve(this);
      this.#tell("entente-ready", {});
    } catch (error) {
      this.#settle = this.#settle?.reject(error);
      this.#tell("entente-error", { message: String(error) });
    }
  }
  // Moving a node disconnects and connects it again: wait and see where it is. In another document it has no style.
  disconnectedCallback() { queueMicrotask(() => this.#isHere || this.dispose()); }
  get #isHere() { return this.isConnected && this.ownerDocument === document; }
  attributeChangedCallback(name, _, value) { this.#handle?.attribute(name, value); }
  get ready() { return this.#ready; }
  get state() { return this.#handle?.state() ?? {}; }
  has(id) { return this.#handle?.has(id) ?? false; }
  // React and Vue set a property where there is one, and every element has this method.
  get focus() { return super.focus; }
  set focus(id) { this.#set("focus", id); }
  async load(dossier) {
    const handle = await this.#mounted();
    const given = ArrayBuffer.isView(dossier) ? dossier.slice().buffer : dossier;
    return new Promise((resolve, reject) => handle.load(given, resolve, reject));
  }
  async show(state) {
    await this.#mounted();
    for (const name of EntenteWidget.observedAttributes) if (name in state) this.#set(name, state[name]);
  }
  async select(id) { await this.show({ focus: id }); }
  async exportAs(form) {
    const handle = await this.#mounted();
    return new Promise((done, fail) => handle.exported(`${form}`, done, (why) => fail(why ?? new Error("nothing is shown"))));
  }
  dispose() {
    this.#handle &&= void (this.#handle.dispose(), this.#handle.free());
    this.shadowRoot.append(this.#fallback);
  }
  #promise() {
    this.#ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));
    this.#ready.catch(() => {}); // a page that does not await it hears of it by the event
  }
  async #mounted() {
    await this.#ready;
    if (!this.#handle) throw new Error("this widget has been disposed");
    return this.#handle;
  }
  #set(name, value) { value == null ? this.removeAttribute(name) : this.setAttribute(name, value); }
  #tell(type, detail) { this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true })); }
}
// A page may load this file twice, or two versions of it: the first one stays.
if (!customElements.get("entente-widget")) customElements.define("entente-widget", EntenteWidget);
if (document.querySelector("[href^='#entente:'], [data-entente]")) import("./links.js"); // the text speaks of a widget
