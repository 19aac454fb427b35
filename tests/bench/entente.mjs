// The widget as a page of a benchmark of timelines: the data becomes a dossier, packed as `entente pack` does. ENTENTE
// names the program, or it is found in target/release. The harness that this is written for asks pages for `url`,
// `routes`, `hooks` and `gestures`; see its description.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const program = process.env.ENTENTE ?? [here("../../target/release/entente"), "entente"].find(existsSync) ?? "entente";
const DOMAINS = ["politics", "economy", "energy", "transport"];
const day = (time) => new Date(time).toISOString().slice(0, 10);

/** A dossier: groups become subjects of two relationships. */
function dossier({ items }) {
  const text = (id) => ({ id, title: id, short: id });
  const record = (item) => ({
    id: `r${item.id}`,
    dyads: [item.group % 2 ? "x-z" : "x-y"],
    domain: DOMAINS[Math.floor(item.group / 2) % DOMAINS.length],
    title: item.title,
    claims: [{ document: "A", paragraph: 1, as_written: "x", date: item.end === null ? day(item.start) : `${day(item.start)}/${day(item.end)}` }],
  });
  return {
    dossier: { id: "bench", title: "Benchmark", language: "en" },
    document: [{ id: "A", file: "a.txt", title: "A", genre: "list", as_of: "2026-01-01" }],
    actor: ["XXX", "YYY", "ZZZ"].map((id) => ({ id, name: id })),
    dyad: [{ ...text("x-y"), actors: ["XXX", "YYY"] }, { ...text("x-z"), actors: ["XXX", "ZZZ"] }],
    event: items.map(record),
  };
}

function packed(generic) {
  const folder = mkdtempSync(join(tmpdir(), "entente-"));
  try {
    const file = join(folder, "dossier.json");
    writeFileSync(file, JSON.stringify(dossier(generic)));
    execFileSync(program, ["pack", file, "-o", join(folder, "dossier.entente")], { stdio: ["ignore", "ignore", "inherit"] });
    return readFileSync(join(folder, "dossier.entente"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export default {
  name: "entente",
  kind: "timeline",
  root: here("../../dist"),
  mounts: [["/bench/", here("page")]],
  url: ({ variant }) => `/bench/index.html${variant === "default" ? "" : `?variant=${variant}`}`,
  routes: ({ generic }) => ({ "/dossier.entente": { body: packed(generic) } }),
  hooks: {
    ready: "globalThis.bench?.ready()",
    roots: "bench.roots()",
    setWindow: "bench.setWindow",
    mount: "bench.mount()",
    unmount: "bench.unmount()",
  },
  gestures: { zoom: { kind: "wheel", in: -100, out: 100, steps: 24, modifiers: ["Control"], at: [0.5, 0.4] }, pan: { kind: "drag" } },
  packages: [],
  notes: "the data as a packed dossier; subjects of two relationships for groups",
};
