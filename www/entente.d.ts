/** The views, as tabs name them. */
export type EntenteView = "timeline" | "compare" | "routes" | "sources" | "table" | "story";

/** A step of a relationship, from which years can be counted. */
export type EntenteMilestone =
  | "recognition"
  | "diplomatic-relations"
  | "embassy"
  | "council"
  | "strategic-partnership"
  | "enhanced-partnership"
  | "alliance";

/** The attributes that say what a widget shows, as `state` gives them. The widget writes them as the reader moves. */
export interface EntenteState {
  /** Which view is open; absent: the timeline. */
  view?: EntenteView | null;
  /** Ids of the relationships, separated by spaces; absent: the dossier's first two. */
  dyads?: string | null;
  /** First day in view, as EDTF: `1991`, `1991-12-16`. */
  from?: string | null;
  /** Last day in view, as EDTF. */
  to?: string | null;
  /** Id of the record whose detail is open. */
  focus?: string | null;
  /** The step that years are counted from; absent: the calendar. */
  align?: "calendar" | EntenteMilestone | null;
  /** What the timeline is limited to: facets such as `domain:energy,transport`, and words to find. */
  filter?: string | null;
}

/** All attributes, as a page writes them and `show` takes them. */
export interface EntenteAttributes extends EntenteState {
  /** Address of a dossier, in JSON or as `entente pack` writes it; absent: the built-in one. */
  src?: string | null;
  /** Language of the dossier's texts, BCP 47. */
  lang?: string | null;
  /** Absent or `auto`: as the reader's system. */
  theme?: "auto" | "light" | "dark" | null;
  /** Height in CSS pixels; absent: as high as it is. */
  height?: string | number | null;
  /** How much the reader can operate; absent: everything. */
  controls?: "full" | "minimal" | "none" | null;
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

/** Why a dossier is not shown: a line a mistake. */
export interface EntenteError extends Error {
  /** The mistakes in parts, where they are known. */
  findings?: EntenteFinding[];
}

/** What a widget tells of. The events bubble and leave shadow trees. */
export interface EntenteEventMap {
  /** The widget is in the page. */
  "entente-ready": CustomEvent<Record<string, never>>;
  /** The id of the record that was opened; null when its detail was closed. */
  "entente-select": CustomEvent<string | null>;
  /** The view that was opened. */
  "entente-view": CustomEvent<EntenteView>;
  /** What is wrong with an attribute or a dossier; `findings` as in `EntenteError`. */
  "entente-error": CustomEvent<{ message: string; findings?: EntenteFinding[] }>;
}

/** `<entente-widget>` */
export interface EntenteWidgetElement extends HTMLElement {
  /**
   * Resolves when the widget is in the page; rejects when its module cannot be loaded. An element that is put back into a
   * page has a new one.
   */
  readonly ready: Promise<EntenteWidgetElement>;
  /** What is shown now; empty while there is no widget. */
  readonly state: EntenteState;
  /** Whether its dossier has a record with this id; false as long as there is none. */
  has(id: string): boolean;
  /**
   * Shows another dossier: an object, JSON text, or the bytes of JSON or of a packed file. Rejects with an `EntenteError`,
   * or with an `AbortError` if another dossier was asked for meanwhile.
   */
  load(dossier: object | string | ArrayBuffer | Uint8Array): Promise<void>;
  /** Sets the given attributes; null removes one. */
  show(state: EntenteAttributes): Promise<void>;
  /** Opens the detail of a record; null or nothing closes it. */
  select(id?: string | null): Promise<void>;
  /** What is shown as a file: a picture with title, sources and address, or its claims as rows. */
  exportAs(form: "svg" | "png" | "csv" | "json"): Promise<Blob>;
  /** Takes the widget out of the page and frees it; the element's own content is shown again. */
  dispose(): void;
}

/** What embed.html tells the page around it, besides the words of others. */
export interface EntenteHeightMessage {
  type: "entente-height";
  /** As in `childId` or `id` of its address. */
  id: string;
  /** In CSS pixels, as high as its content. */
  height: number;
}

/** What the page around embed.html may tell it: to say its height again, or to show something. */
export type EntenteFrameMessage =
  | { type: "entente-hello" }
  | { type: "entente-show"; state: EntenteState & Partial<Record<"src" | "lang" | "theme" | "height" | "controls", string | null>> };

declare global {
  interface HTMLElementTagNameMap {
    "entente-widget": EntenteWidgetElement;
  }
  interface GlobalEventHandlersEventMap extends EntenteEventMap {}
}

// Templates of React, Vue and Svelte. Whoever has none of them needs none of their types: what a framework lets one say of
// every element is taken from its `div`, if there is such a thing.
type Common<Elements> = Omit<Elements extends { div: infer Div } ? Div : object, keyof EntenteAttributes | "ref">;
type Own = EntenteAttributes & { [Type in keyof EntenteEventMap as `on${Type}`]?: (event: EntenteEventMap[Type]) => void };
type OwnInVue = EntenteAttributes & {
  [Type in keyof EntenteEventMap as Type extends `entente-${infer Name}` ? `onEntente${Capitalize<Name>}` : never]?: (
    event: EntenteEventMap[Type],
  ) => void;
};
type Holder = { current: EntenteWidgetElement | null } | ((element: EntenteWidgetElement | null) => void | (() => void)) | null;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "entente-widget": Common<IntrinsicElements> & Own & { ref?: Holder | undefined };
    }
  }
}
declare module "vue" {
  interface GlobalComponents {
    "entente-widget": new () => EntenteWidgetElement & { $props: OwnInVue };
  }
}
declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "entente-widget": Common<SvelteHTMLElements> & Own;
  }
}
export {};
