/** The attributes that say what a widget shows, as `state` gives them and `show` takes them. */
export interface EntenteState {
  view?: "timeline" | "compare" | "routes" | "sources" | "table" | null;
  /** Ids of the relationships, separated by spaces. */
  dyads?: string | null;
  /** First day in view, as EDTF. */
  from?: string | null;
  /** Last day in view, as EDTF. */
  to?: string | null;
  /** Id of the record whose detail is open. */
  focus?: string | null;
  /** `calendar`, or the step that years are counted from. */
  align?: string | null;
  /** What the timeline is limited to: facets such as `domain:energy,transport`, and words to find. */
  filter?: string | null;
}

/** A mistake in a dossier. Lines and columns are counted from 1. */
export interface EntenteFinding {
  file: string;
  line: number;
  column: number;
  /** Stable name of the rule. */
  rule: string;
  expected: string;
  found: string;
}

/** `<entente-widget>` */
export interface EntenteWidgetElement extends HTMLElement {
  /** Resolves when the widget is in the page; rejects when its module cannot be loaded. */
  readonly ready: Promise<EntenteWidgetElement>;
  /** What is shown now; empty before `ready` and after `dispose`. */
  readonly state: EntenteState;
  /** Shows another dossier: an object, JSON text, or the bytes of JSON text. Rejects with what is wrong with it. */
  load(dossier: object | string | ArrayBuffer): Promise<void>;
  /** Takes over the given attributes; null removes one. */
  show(state: EntenteState & { lang?: string | null; height?: string | null; controls?: "full" | "minimal" | "none" | null }): Promise<void>;
  /** Opens the detail of a record; null or nothing closes it. */
  select(id?: string | null): Promise<void>;
  /** What is shown as a file: a picture with title, sources and address, or its claims as rows. */
  exportAs(form: "svg" | "png" | "csv" | "json"): Promise<Blob>;
  /** Takes the widget out of the page and frees it; the element's own content is shown again. */
  dispose(): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "entente-widget": EntenteWidgetElement;
  }

  /** They bubble and leave shadow trees. */
  interface HTMLElementEventMap {
    "entente-ready": CustomEvent<Record<string, never>>;
    /** The id of the record that was opened; null when its detail was closed. */
    "entente-select": CustomEvent<string | null>;
    /** The view that was opened. */
    "entente-view": CustomEvent<"timeline" | "compare" | "routes" | "sources" | "table">;
    /** `findings`: where a dossier is wrong, if that is why. Errors that `load` rejects with have them too. */
    "entente-error": CustomEvent<{ message: string; findings?: EntenteFinding[] }>;
  }
}
