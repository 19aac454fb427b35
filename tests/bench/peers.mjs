// Who is compared: ourselves, four timelines from npm, and a floor, the least that a page can draw. A peer's `page` is a
// module in peers/, bundled with page/peer.js; `scripts` and `styles` are files of its package that its documentation has
// pages load; `data` is what it takes, made of data.mjs's before it is served.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ours from "./entente.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const DAY = 86_400_000;

export const PEERS = [
  { name: "Entente", notes: ours.notes },
  {
    name: "TimelineJS",
    of: "@knight-lab/timelinejs",
    page: "timelinejs",
    scripts: ["dist/js/timeline.js"],
    styles: ["dist/css/timeline.css"],
    notes: "has no window of time to be set: the nearest of its zoom levels, and the record nearest to the middle",
    data: ({ groups, items }) => {
      const date = (time) => {
        const day = new Date(time);
        return { year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: day.getUTCDate() };
      };
      const event = ({ id, group, start, end, title }) => ({
        unique_id: `r${id}`,
        group: groups[group].title,
        start_date: date(start),
        ...(end === null ? {} : { end_date: date(end) }),
        text: { headline: title },
      });
      return { events: items.map(event), starts: items.map((it) => it.start) };
    },
  },
  {
    name: "vis-timeline",
    of: "vis-timeline",
    page: "vis-timeline",
    scripts: ["standalone/umd/vis-timeline-graph2d.min.js"],
    styles: ["styles/vis-timeline-graph2d.min.css"],
    notes: "its standalone build; without the animation of windows",
    data: ({ groups, items }) => ({
      groups: groups.map(({ id, title }) => ({ id, content: title })),
      items: items.map(({ id, group, start, end, title }) => ({ id, group, content: title, start, ...(end === null ? { type: "box" } : { end }) })),
    }),
  },
  {
    name: "timelines-chart",
    of: "timelines-chart",
    page: "timelines-chart",
    scripts: ["dist/timelines-chart.min.js"],
    styles: [],
    notes: "eight rows a group; without animations; its titles are in tooltips only",
    data: ({ groups, items }) => {
      const rows = groups.map(({ title }) => ({ group: title, data: Array.from({ length: 8 }, (_, k) => ({ label: `${k + 1}`, data: [] })) }));
      for (const { id, group, start, end, title } of items) {
        rows[group].data[id % 8].data.push({ timeRange: [start, end ?? start + DAY], val: end === null ? "moment" : "stretch", title });
      }
      return rows;
    },
  },
  {
    name: "gravity-timeline",
    of: "@gravity-ui/timeline",
    page: "gravity-timeline",
    scripts: [],
    styles: [],
    notes: "a canvas; without React; bars of three pixels at least, a title where its bar has room",
    data: ({ from, to, groups, items }) => ({
      from,
      to,
      axes: groups.map(({ id }) => ({ id: `${id}`, tracksCount: 3, top: id * 70, height: 12 })),
      events: items.map(({ id, group, start, end, title }) => ({ id: `${id}`, axisId: `${group}`, trackIndex: id % 3, from: start, to: end ?? start + DAY, title })),
    }),
  },
  { name: "floor", page: "floor", scripts: [], styles: [], notes: "a canvas with a rectangle for each record in the window, and nothing else", data: (made) => made },
];

/** The version of a peer's package. */
export const versionOf = ({ of }) => of && JSON.parse(readFileSync(here(`node_modules/${of}/package.json`), "utf8")).version;

function bundled(page) {
  const out = mkdtempSync(join(tmpdir(), "entente-bench-"));
  const words = ["page/peer.js", "--bundle", "--minify", "--format=esm", "--log-level=warning", `--alias:peer=./peers/${page}.js`];
  try {
    execFileSync("esbuild", [...words, '--define:process.env.NODE_ENV="production"', `--outfile=${out}/peer.js`], { cwd: here("."), stdio: "inherit" });
    return readFileSync(`${out}/peer.js`);
  } finally {
    rmSync(out, { recursive: true });
  }
}

/** What a server needs for a peer's page: files by path, folders by what their paths begin with, and which are data. */
export function siteOf(peer, made) {
  if (!peer.page) {
    const data = Object.entries(ours.routes({ generic: made })).map(([path, { body }]) => [path, body]);
    const folders = [...ours.mounts, ["/", ours.root]];
    return { start: ours.url({ variant: "default" }), files: new Map(data), folders, data: data.map(([path]) => path) };
  }
  const style = (path) => `<link rel="stylesheet" href="/package/${path}">`;
  const script = (path) => `<script defer src="/package/${path}"></script>`;
  const page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8">
  <title>A benchmark</title>
  <link rel="icon" href="data:,">
  <link rel="modulepreload" href="/peer.js">
  <link rel="preload" href="/data.json" as="fetch" crossorigin>
  <link rel="stylesheet" href="/page.css">
  ${[...peer.styles.map(style), ...peer.scripts.map(script)].join("\n  ")}
  <div id="here"></div>
  <script type="module" src="/peer.js"></script>
</html>`;
  const files = { "/index.html": page, "/peer.js": bundled(peer.page), "/data.json": JSON.stringify(peer.data(made)) };
  return {
    start: "/index.html",
    files: new Map(Object.entries(files)),
    folders: [["/package/", here(`node_modules/${peer.of}/`)], ["/", here("page/")]],
    data: ["/data.json"],
  };
}
