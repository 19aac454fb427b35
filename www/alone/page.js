// The page of offline.html: the element with all its modules, and a way to open another dossier.
import "./entente.js";
import "./address.js";

const widget = document.querySelector("entente-widget");
const chooser = document.querySelector(".open");
const STATE = ["view", "dyads", "from", "to", "focus", "align", "filter"];

widget.ready.then(() => (chooser.hidden = false), () => {});

async function show(file) {
  await widget.show(Object.fromEntries(STATE.map((name) => [name, null])));
  try {
    await widget.load(await file.arrayBuffer());
  } catch {
    return; // the widget says what is wrong
  }
  document.title = file.name;
  for (const told of document.querySelectorAll("h1, .standfirst")) told.hidden = true; // of the other dossier
}

chooser.querySelector("input").addEventListener("change", (event) => {
  const [file] = event.target.files;
  if (file) show(file);
});
const over = (event) => {
  if (!event.dataTransfer.types.includes("Files") || chooser.hidden) return;
  event.preventDefault();
  chooser.classList.toggle("over", event.type === "dragover");
  if (event.type === "drop") show(event.dataTransfer.files[0]);
};
for (const type of ["dragover", "dragleave", "drop"]) addEventListener(type, over);
