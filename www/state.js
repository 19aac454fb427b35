// What a link, a step of a story and the page's address say of a widget, and how a widget comes to show it. A release
// build puts this into each script that imports it.

/** The attributes that say what is shown; a widget writes them itself as the reader moves. */
export const NAMES = ["view", "dyads", "from", "to", "focus", "align", "filter"];
/** An address, or a link, that speaks of a widget begins so. */
export const MARK = "#entente:";
// What an attribute that is not there says.
const USUAL = { view: "timeline", align: "calendar" };

/** What a text says: `kz-recognition`, the id of a record, or attributes as in `view=compare&focus=kz-recognition`. */
export const said = (text) => (text.includes("=") ? Object.fromEntries(new URLSearchParams(text)) : text ? { focus: text } : {});

/** The attributes of a widget. */
export const now = (widget) => Object.fromEntries(NAMES.map((name) => [name, widget.getAttribute(name)]));

/** All attributes: those that are said, for the rest what the page has given. So a link means the same wherever the reader is. */
export const completed = (what, given) =>
  Object.fromEntries(NAMES.map((name) => [name, name in what ? what[name] || null : given[name]]));

export function show(widget, state) {
  for (const name of NAMES) {
    if (state[name] === null) widget.removeAttribute(name);
    else if (state[name] !== widget.getAttribute(name)) widget.setAttribute(name, state[name]);
  }
}

/** Whether a widget shows what is said. */
export const shows = (widget, what) =>
  NAMES.every((name) => !(name in what) || (widget.getAttribute(name) ?? USUAL[name] ?? "") === what[name]);
