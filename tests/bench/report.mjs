// What run.mjs has measured, as RESULTS.md. Times are of one machine on one day, so tables hold ratios; the head of a
// column says what 1 is.

/** The middle of some numbers; of none, undefined. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 ? sorted[Math.floor(middle)] : sorted.length ? (sorted[middle - 1] + sorted[middle]) / 2 : undefined;
}

/** A number in as many digits as it is worth: 0.048, 0.48, 4.8, 48, 480. */
export const short = (number) => (number === 0 ? "0" : `${Number(number.toPrecision(number < 100 ? 2 : 3))}`);

export const ratio = (value, one) => (value === undefined || !(one > 0) ? undefined : value / one);

/** A table in Markdown; the first column holds names, the others numbers. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [line(head), `|---|${"--:|".repeat(head.length - 1)}`, ...rows.map(line)].join("\n");
}

const OURS = "Entente";
const count = (n) => n.toLocaleString("en");
const sizesOf = (results) => [...new Set(Object.values(results).flatMap((it) => Object.keys(it.sizes).map(Number)))].sort((a, b) => a - b);
const valueOf = (results, name, n, what) => median(results[name]?.sizes[n]?.[what] ?? []);

/** One measurement, a row a peer and a column a number of records, as multiples of what is ours. */
function ratios(results, what, said) {
  const sizes = sizesOf(results);
  const head = sizes.map((n) => {
    const one = valueOf(results, OURS, n, what);
    return one === undefined ? count(n) : `${count(n)} (${said(one)})`;
  });
  const rows = Object.entries(results).map(([name, { sizes: rows }]) => {
    const cells = sizes.map((n) => {
      const row = rows[n];
      if (!row) return "–";
      const many = ratio(valueOf(results, name, n, what), valueOf(results, OURS, n, what));
      return many === undefined ? (row.failed?.[what] ?? row.failed?.transfer ?? "–") : short(many);
    });
    return [name, ...cells];
  });
  return table(["records", ...head], rows);
}

function loaded(results) {
  const [n] = sizesOf(results);
  const found = Object.entries(results).filter(([, it]) => it.sizes[n]?.transfer?.length);
  const ours = results[OURS]?.sizes[n]?.transfer?.[0]?.bytes;
  const rows = found.map(([name, { sizes }]) => {
    const { bytes, requests, elsewhere } = sizes[n].transfer[0];
    return [name, (bytes / 1000).toFixed(1), ratio(bytes, ours) === undefined ? "–" : short(bytes / ours), requests, elsewhere];
  });
  return table(["", "KB", "of ours", "requests", "to other hosts"], rows);
}

function grown(results, n) {
  const found = Object.entries(results).filter(([, it]) => it.sizes[n]?.growth?.length);
  const rows = found.map(([name, { sizes }]) => {
    const { bytes, nodes, listeners } = sizes[n].growth[0];
    return [name, (bytes / 1000).toFixed(0), nodes, listeners];
  });
  return table(["", "KB more", "nodes more", "listeners more"], rows);
}

/** What we want to be true, and whether it is. */
export function aims(results, mounted) {
  const peers = Object.keys(results).filter((name) => ![OURS, "floor"].includes(name));
  const sizes = sizesOf(results);
  const most = sizes.at(-1);
  const best = (n, what) => Math.min(...peers.map((name) => valueOf(results, name, n, what) ?? Infinity));
  const said = (met, words) => `- ${met ? "Met" : "Missed"}: ${words}`;
  const out = [];
  const [ours, other] = [OURS, "TimelineJS"].map((name) => results[name]?.sizes[sizes[0]]?.transfer?.[0]?.bytes);
  if (ours && other) out.push(said(ours < other, `fewer bytes, with the built-in dossier, than TimelineJS has an empty page load: ${short(ours / other)} times as many.`));
  for (const [what, words] of [["cold", "first on the screen at every size"], ["slowed", "and with the processor slowed four times"]]) {
    const behind = sizes.map((n) => [n, ratio(valueOf(results, OURS, n, what), best(n, what))]).filter(([, times]) => times > 1);
    out.push(said(!behind.length, `${words}${behind.map(([n, times]) => `; at ${count(n)} it takes ${times.toFixed(2)} times as long as the first`).join("")}.`));
  }
  const [step, theirs] = [valueOf(results, OURS, most, "step"), best(300, "step")];
  if (step !== undefined && theirs < Infinity) {
    out.push(said(step <= theirs, `a step at ${count(most)} records takes no longer than the best peer's at 300: ${short(step / theirs)} times as long.`));
  }
  const [growth, least] = [OURS, "floor"].map((name) => results[name]?.sizes[mounted]?.growth?.[0]);
  if (growth && least) {
    const each = ({ bytes }) => bytes / 50_000;
    const met = growth.nodes <= 0 && growth.listeners <= 0 && each(growth) - each(least) < 1;
    const words = `${each(growth).toFixed(1)} KB each; the floor, which holds nothing, ${each(least).toFixed(1)} KB`;
    out.push(said(met, `fifty mounts and unmounts leave nothing behind: ${growth.nodes} nodes, ${growth.listeners} listeners, ${words}.`));
  }
  return out.join("\n");
}

const milliseconds = (time) => `${short(time)} ms`;
const megabytes = (bytes) => `${short(bytes / 1e6)} MB`;

export function report(results, { day, cores, processor, browser, runs, limit, minutes, mounted }) {
  const packages = Object.entries(results).filter(([, it]) => it.version).map(([name, it]) => `${name} ${it.version}`);
  return `# Entente beside other timelines

Measured on ${day} in ${minutes} minutes, on ${cores} cores (${processor}), in ${browser}: ${packages.join(", ")}.
\`make bench\` builds the widget, measures anew and writes this file; \`node tests/bench/run.mjs --n 20,300 --runs 1\` is quick.

Records are made by rule, the same for all: 126 years, two to eight groups, a fifth of them lasts. Each timeline is
1240 by 600 pixels, gets its data in its own form, and is loaded as its documentation says. Loads go round them, ${runs} each
(three above 1,000 records, one where it takes over ten seconds), each with an empty cache; medians are kept. Nothing may
take longer than ${limit} seconds: a table says so, and whoever cannot show a number of records is not asked for more ("–").
A number is a multiple of ours, which the head of its column gives: 2 is twice as long or as much. Compare within a column
only, for a machine is not always equally quick.

${Object.entries(results).map(([name, { notes }]) => `- **${name}**: ${notes}.`).join("\n")}

## What was aimed at

${aims(results, mounted)}

## Bytes and requests

After Brotli, without the page and its data, with the few lines of script that a page needs. Ours has a dossier in it.

${loaded(results)}

## Time to the timeline on the screen

From the beginning of the navigation.

${ratios(results, "cold", milliseconds)}

The same with the processor slowed four times:

${ratios(results, "slowed", milliseconds)}

## The longest task while it loads

${ratios(results, "longest", milliseconds)}

## A step of zooming or panning

The main thread's time for a window of time that is set by each timeline's own API, one a frame: thirty go in, from
everything to two years, thirty sideways, thirty out.

${ratios(results, "step", milliseconds)}

## Memory

Once it is drawn and garbage is collected: objects, nodes, buffers, and the memory of WebAssembly.

${ratios(results, "memory", megabytes)}

After fifty mounts and unmounts with ${count(mounted)} records, against before them, when there had been ten:

${grown(results, mounted)}
`;
}
