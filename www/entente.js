// <entente-widget>: a custom element that holds one widget of the wasm module beside this file.
// wasm-bindgen cannot export a class that extends HTMLElement, so this one passes everything on.
import start, { mount } from "./widget.js"; // a release build puts it into this file

// A module that not every page needs: fetched once for all widgets, and again if that failed.
const onDemand = (fetched) => {
  let module;
  const again = (error) => ((module = undefined), Promise.reject(error));
  return () => (module ??= fetched().then((it) => it.default().then(() => it)).catch(again));
};
const reader = onDemand(() => import("./reader.js")); // reads a page's own dossier
const comparison = onDemand(() => import("./compare.js")); // draws the comparison, and results in the detail
const early = new Map(); // asked for beside the module, by address
// The bytes at an address; whoever waits for them may stop them.
const fetched = (address) => {
  const asked = early.get(address);
  if (early.delete(address)) return asked;
  const waiting = new AbortController();
  const answer = fetch(address, { signal: waiting.signal }).catch(() => ({ status: "nothing" }));
  const bytes = answer.then((it) => (it.ok ? it.arrayBuffer() : Promise.reject(new Error(`the server answers ${it.status}`))));
  return Object.assign(bytes, { stop: () => waiting.abort() });
};
fetched.pause = () => new Promise((go) => setTimeout(go));

class EntenteWidget extends HTMLElement {
  static observedAttributes = "src dyads view lang theme align from to focus filter height controls".split(" ");
  #root = document.createElement("div");
  // The page's own content is what the reader sees until the widget is there.
  #fallback = document.createElement("slot");
  #handle = null;
  #settle;
  #ready = new Promise((resolve, reject) => (this.#settle = { resolve, reject }));

  constructor() {
    super();
    this.attachShadow({ mode: "open" }).append(this.#root, this.#fallback);
    this.#ready.catch(() => {}); // a page that does not await it hears of it by the event
  }

  async connectedCallback() {
    const src = this.getAttribute("src");
    if (src && !this.#handle) early.set(src, fetched(src)).get(src).catch(() => {}); // who takes it hears of it
    try {
      await start(); // one module for all elements of the page, fetched when the first of them appears
      if (this.#handle || !this.isConnected) return;
      this.#handle = mount(this, this.#root, fetched, reader, comparison);
      this.#fallback.remove();
      this.#settle.resolve(this);
      this.#tell("entente-ready", {});
    } catch (error) {
      this.#settle.reject(error);
      this.#tell("entente-error", { message: String(error) });
    }
  }

  // Moving a node disconnects and connects it again: wait and see where it is.
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.dispose());
  }
  attributeChangedCallback(name, _, value) {
    this.#handle?.attribute(name, value);
  }

  get ready() { return this.#ready; }
  get state() { return this.#handle?.state() ?? {}; }
  // Rejects with what is wrong with it.
  async load(dossier) {
    const handle = await this.#mounted();
    await new Promise((resolve, reject) => handle.load(dossier, resolve, reject));
  }
  async show(state) {
    const handle = await this.#mounted();
    for (const [name, value] of Object.entries(state)) handle.attribute(name, value ?? undefined);
  }

  async select(id) { await this.show({ focus: id }); }
  async exportAs(form) {
    const handle = await this.#mounted();
    return new Promise((resolve, reject) => handle.exported(form, resolve, reject));
  }

  dispose() {
    this.#handle?.dispose();
    this.#handle?.free();
    this.#handle = null;
    this.shadowRoot.append(this.#fallback);
  }
  async #mounted() {
    await this.#ready;
    if (!this.#handle) throw new Error("this widget has been disposed");
    return this.#handle;
  }
  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

// A page may load this file twice, or two versions of it: the first one stays.
if (!customElements.get("entente-widget")) customElements.define("entente-widget", EntenteWidget);
