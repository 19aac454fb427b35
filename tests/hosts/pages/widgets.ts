// What every page has: two widgets in a list, and what has been heard of them.
export const WIDGETS = [
  { id: "both", dyads: "tr-kz tr-az" },
  { id: "one", dyads: "tr-az" },
];

/** The events heard, as lines of a text: the element's id, the type, the detail. */
export const line = (event: Event & { currentTarget: EventTarget | null; detail?: unknown }) =>
  `${(event.currentTarget as Element).id} ${event.type} ${JSON.stringify((event as CustomEvent).detail)}`;
