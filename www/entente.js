// <entente-widget>: a custom element that holds one widget of the wasm module beside this file.
// wasm-bindgen cannot export a class that extends HTMLElement, so this one passes everything on.
import start, { mount } from "./widget.js"; // a release build puts both into this file
import { comparison, fetched, reader, soon } from "./fetched.js";

class EntenteWidget extends HTMLElement {
  static observedAttributes = "src dyads view lang theme align from to focus filter height controls".split(" ");
  #tree = this.attachShadow({ mode: "open" });
  #root = document.createElement("div");
  #fallback = document.createElement("slot"); // the page's own content, until the widget is there
  #handle = null;
  #restyled = () => this.#handle?.attribute("font", null); // letters are of another width
  #ready;
  #settle; // nothing: it is settled

  constructor() {
    super();
    this.#tree.append(this.#root, this.#fallback);
    this.#promise();
    if (typeof this.focus === "string") this.#set("focus", this.focus), delete this.focus; // from before it was defined
  }
  async connectedCallback() {
    if (this.#handle) return; // it has been moved
    if (!this.#settle) this.#promise(); // it has been here before
    const src = this.getAttribute("src");
    const dossier = src ? soon(src) : null; // beside the module, so that the first picture shows it
    try {
      // One module for all elements of the page, where there can be a style: without, the page's own content is better.
      await (new CSSStyleSheet(), start());
      await dossier?.();
      if (this.#handle || !this.#isHere) return;
      this.#handle = mount(this, this.#root, fetched, reader, comparison);
      document.fonts?.addEventListener("loadingdone", this.#restyled);
      this.#fallback.remove();
      this.#settle = this.#settle.resolve(this);
      this.#tell("entente-ready", {});
    } catch (error) {
      this.#settle = this.#settle?.reject(error);
      this.#tell("entente-error", { message: String(error) });
    }
  }
  // Moving a node disconnects and connects it again: wait and see where it is. In another document it loses its style.
  disconnectedCallback() { queueMicrotask(() => this.#isHere || this.dispose()); }
  adoptedCallback() { this.dispose(); }
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
    document.fonts?.removeEventListener("loadingdone", this.#restyled);
    this.#tree.append(this.#fallback); // a page may have seen to it that every tree is closed
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
