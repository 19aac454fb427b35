// All fixtures of the gallery, each on a desk and on a phone, by day and by night. `?only=NAME` shows one, as wide as
// the window. The site has their JSON under gallery/; `.ci/serve.sh` and gallery.test.mjs write it.
const fixtures = await fetch("gallery/index.json").then((it) => it.json());
const only = new URLSearchParams(location.search).get("only");

const made = (name, attributes = {}, ...children) => {
  const it = document.createElement(name);
  for (const [name, value] of Object.entries(attributes)) it.setAttribute(name, value);
  it.append(...children);
  return it;
};

const widget = ({ name, lang, dyads }, theme) =>
  made("entente-widget", { src: `gallery/${name}.json`, dyads, lang, theme });

// A widget is made when it comes into sight: sixty at once take long.
const sight = new IntersectionObserver((seen) => {
  for (const { target } of seen.filter((it) => it.isIntersecting)) {
    sight.unobserve(target);
    const { name, theme } = target.dataset;
    target.append(widget(fixtures.find((it) => it.name === name), theme));
  }
}, { rootMargin: "400px" });

function shown(fixture) {
  const looks = ["wide", "phone"].flatMap((size) => ["light", "dark"].map((theme) => [size, theme]));
  const figures = looks.map(([size, theme]) => {
    const figure = made("figure", { class: `${size} ${theme}`, "data-name": fixture.name, "data-theme": theme });
    sight.observe(figure);
    return figure;
  });
  return made("section", { id: fixture.name }, made("h2", {}, fixture.name), ...figures);
}

const main = document.querySelector("main");
if (only) {
  main.append(widget(fixtures.find((it) => it.name === only), "auto"));
} else {
  document.querySelector("nav").append(...fixtures.map(({ name }) => made("a", { href: `#${name}` }, name)));
  main.append(...fixtures.map(shown));
}
