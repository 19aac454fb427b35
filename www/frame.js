// For a page that has Entente in frames: gives each the height that it tells.
//
//   <script type="module" src="https://host.example/entente/v1/frame.js"></script>
//   <iframe src="https://host.example/entente/embed.html?view=compare" sandbox="allow-scripts" title="…"></iframe>

/** Where what a frame says comes from: its address, or nowhere if its sandbox leaves it no origin. */
const originOf = (frame) =>
  frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin") ? "null" : new URL(frame.src).origin;

addEventListener("message", ({ source, origin, data }) => {
  if (data?.type !== "entente-height" || !(data.height > 0)) return;
  const frame = [...document.querySelectorAll("iframe")].find((it) => it.contentWindow === source);
  // The window in a frame stays when its reader follows a link out of it: the height is to be Entente's.
  if (!frame || origin !== originOf(frame)) return;
  const edges = getComputedStyle(frame).boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
  frame.style.height = `${data.height + edges}px`;
});

// Those that have told it already are asked to tell it again. They may have no origin to be named by.
for (const frame of document.querySelectorAll("iframe[src*='/embed']")) frame.contentWindow?.postMessage({ type: "entente-hello" }, "*");
