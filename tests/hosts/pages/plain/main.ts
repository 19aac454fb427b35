import "entente-widget";
import "entente-widget/address.js";
import type { EntenteAttributes, EntenteError } from "entente-widget";

const widget = document.querySelector("entente-widget");
if (!widget) throw new Error("the page has no widget");
const state: EntenteAttributes = { view: "story", align: "alliance", theme: "auto", height: 400 };
document.addEventListener("entente-select", ({ detail }) => (document.body.dataset.selected = detail ?? ""));
document.addEventListener("entente-error", ({ detail }) => (document.body.dataset.wrong = detail.message));
widget.addEventListener("entente-ready", async (event) => {
  document.body.dataset.ready = event.target === (await widget.ready) ? "yes" : "another";
});

// What a compiler has to refuse; nobody calls it.
export const refused = async () => {
  await widget.show(state);
  // @ts-expect-error no such view
  await widget.show({ view: "map" });
  // @ts-expect-error no such attribute
  await widget.show({ colour: "red" });
  // @ts-expect-error no such form
  await widget.exportAs("pdf");
  // @ts-expect-error only read
  widget.state = {};
  await widget.load(new Uint8Array()).catch((error: EntenteError) => error.findings?.map((it) => it.line.toFixed()));
};
