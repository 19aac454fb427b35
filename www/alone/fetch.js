// Stands for the browser's `fetch` in offline.html: what the modules ask for is in the page, and nothing else is there.
export async function fetch(address) {
  const name = `${address}`.split("/").at(-1);
  const file = document.querySelector(`script[data-file="${CSS.escape(name)}"]`);
  if (!file) throw new TypeError(`${address}: this page has no network`);
  const bytes = Uint8Array.from(atob(file.textContent), (letter) => letter.charCodeAt(0));
  const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(whole, { headers: { "Content-Type": "application/wasm" } });
}
