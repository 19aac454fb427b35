import "entente-widget";
import type { EntenteView, EntenteWidgetElement } from "entente-widget";
import { useRef, useState } from "react";
import { createPortal } from "react-dom";
import { line, WIDGETS } from "../widgets.ts";

export function App() {
  const [widgets, setWidgets] = useState(WIDGETS);
  const [inPage, setInPage] = useState(true);
  const [visible, setVisible] = useState(true);
  const [portal, setPortal] = useState(false);
  const [view, setView] = useState<EntenteView>("timeline");
  const [focus, setFocus] = useState<string | null>(null);
  const [heard, setHeard] = useState<string[]>([]);
  const first = useRef<EntenteWidgetElement>(null);
  const hear = (event: CustomEvent) => {
    const text = line(event);
    setHeard((before) => [...before, text]);
  };

  return (
    <>
      <button onClick={() => setView("table")}>Table</button>
      <button onClick={() => setFocus("az-recognition")}>Open a record</button>
      <button onClick={() => setFocus(null)}>Close it</button>
      <button onClick={() => first.current?.select("kz-recognition")}>Ask for another</button>
      <button onClick={() => setWidgets((before) => before.toReversed())}>Swap</button>
      <button onClick={() => setVisible(!visible)}>Show or hide</button>
      <button onClick={() => setInPage(!inPage)}>Put in or take out</button>
      <button onClick={() => setPortal(!portal)}>Elsewhere</button>
      {inPage &&
        widgets.map(({ id, dyads }) => (
          <entente-widget
            key={id}
            id={id}
            ref={id === "both" ? first : null}
            className="widget"
            style={{ display: visible ? "block" : "none" }}
            dyads={dyads}
            view={id === "both" ? view : undefined}
            focus={id === "both" ? focus : undefined}
            onentente-ready={hear}
            onentente-error={hear}
            onentente-view={(event) => (hear(event), setView(event.detail))}
            onentente-select={(event) => (hear(event), setFocus(event.detail))}
          >
            <p className="fallback">The widget is not there.</p>
          </entente-widget>
        ))}
      {portal && createPortal(<entente-widget id="third" controls="none" onentente-ready={hear} />, document.querySelector("#elsewhere")!)}
      <output id="state">{`${view} ${focus}`}</output>
      <pre id="heard">{heard.join("\n")}</pre>
    </>
  );
}

// What a compiler has to refuse.
export const refused = [
  // @ts-expect-error no such view
  <entente-widget view="map" />,
  // @ts-expect-error an id is a text
  <entente-widget focus={7} />,
  // @ts-expect-error its detail is a text or null
  <entente-widget onentente-select={(event: CustomEvent<number>) => event} />,
  // @ts-expect-error React has no such property
  <entente-widget class="widget" colour="red" />,
];
