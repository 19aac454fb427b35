// How dist/ is served: by nginx with the configuration of the build, and as Netlify and Cloudflare Pages would by
// their `_headers`. All three have to say the same of each file, as one list of rules is behind them.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { request } from "node:http";
import { after, before, describe, test as nodeTest } from "node:test";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { ASKED_AGAIN, isAside, TRUSTED_TYPES } from "../../.ci/headers.mjs";
import { test } from "./harness.mjs";
import { DRAWN, set, until, widget } from "./helpers.mjs";
import { noServer, startNginx } from "./nginx.mjs";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const FILES = readdirSync(DIST, { recursive: true }).filter((name) => !isAside(name) && statSync(join(DIST, name)).isFile());
// What somebody who hosts it lays beside it.
const EMPTY = '<!doctype html><title>Own</title><link rel="icon" href="data:,">';
const ELEMENT = `${EMPTY}<script type="module" src="/v1/entente.js"></script><entente-widget></entente-widget>`;
const OWN = {
  "own.html": ELEMENT,
  "empty.html": EMPTY,
  "own.entente": "not looked into",
  "dossiers/own.json": readFileSync(new URL("pages/small.json", import.meta.url)),
};

/** An answer, its body as it came: fetch would undo the compression. */
function ask(address, { method = "GET", headers = {} } = {}) {
  return new Promise((resolve, reject) => {
    const asked = request(address, { method, headers }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(parts) }));
    });
    asked.on("error", reject).end();
  });
}

/** `_headers` as rules: a path, and what is indented below it. */
function rules() {
  const read = [];
  for (const line of readFileSync(join(DIST, "_headers"), "utf8").split("\n")) {
    if (line.startsWith("/")) read.push({ path: line, headers: {} });
    else if (line.startsWith("  ")) read.at(-1).headers[line.slice(2, line.indexOf(":")).toLowerCase()] = line.slice(line.indexOf(":") + 2);
    else assert.match(line, /^(#.*)?$/);
  }
  return read;
}

// How a path of a rule is understood. To Netlify a last slash, and what a whole last part `*` stands for, may be missing.
const MATCH = {
  netlify: (path) => new RegExp(`^${path.replace(/\/\*$/, "/?*").replace(/\/$/, "").replaceAll(".", "\\.").replace("*", "(.*)")}/?$`, "i"),
  cloudflare: (path) => new RegExp(`^${path.replaceAll(".", "\\.").replace("*", "(.*)")}$`),
};
const matching = (path, host) => rules().filter((rule) => MATCH[host](rule.path).test(path));
/** What a host sends. Both have a file asked for again each time if no rule says for how long it may be kept. */
const sentBy = (host, path) => Object.assign({ "cache-control": ASKED_AGAIN }, ...matching(path, host).map((rule) => rule.headers));

const RULED = [...new Set(rules().flatMap((rule) => Object.keys(rule.headers)))];
const ruled = (headers, names) => Object.fromEntries(names.filter((it) => it in headers).map((it) => [it, headers[it]]));

nodeTest("_headers keeps to what Netlify and Cloudflare Pages read", () => {
  const text = readFileSync(join(DIST, "_headers"), "utf8");
  assert.ok(rules().length <= 100, "Cloudflare reads a hundred rules");
  for (const line of text.split("\n")) assert.ok(line.length <= 2000, `Cloudflare reads 2,000 characters of a line: ${line}`);
  for (const { path } of rules()) assert.match(path, /^\/[^*:]*\*?$/, "a star only at the end, no placeholder");
  // Cloudflare joins the values of a header that several rules name, where another host may take the last.
  for (const host of Object.keys(MATCH)) {
    for (const name of [...FILES, ...Object.keys(OWN)]) {
      const named = matching(`/${name}`, host).flatMap((rule) => Object.keys(rule.headers));
      assert.deepEqual(named, [...new Set(named)], `${host}: /${name}`);
    }
    // Both leave out `.html` if they can.
    for (const name of FILES.filter((it) => /^\w+\.html$/.test(it))) {
      const short = name === "index.html" ? "/" : `/${name.slice(0, -".html".length)}`;
      assert.deepEqual(sentBy(host, short), sentBy(host, `/${name}`));
    }
  }
});

nodeTest("each file is there compressed, as a smaller form of itself, and integrity.json is about these bytes", () => {
  for (const name of FILES) {
    const [bytes, br, gz] = ["", ".br", ".gz"].map((form) => {
      try {
        return readFileSync(join(DIST, name + form));
      } catch {
        return null;
      }
    });
    if (/\.(png|ico)$/.test(name)) {
      assert.deepEqual([br, gz], [null, null], name);
    } else {
      assert.ok(br && gz, `${name} has both forms`);
      assert.ok(br.length < gz.length && gz.length < bytes.length, name);
      assert.ok(brotliDecompressSync(br).equals(bytes) && gunzipSync(gz).equals(bytes), name);
    }
  }
  const hashes = JSON.parse(readFileSync(join(DIST, "v1/integrity.json")));
  const loaded = FILES.filter((name) => /^v1\/.*\.(js|wasm)$/.test(name)).map((name) => name.slice("v1/".length));
  assert.deepEqual(Object.keys(hashes).sort(), loaded.sort());
  for (const name of loaded) {
    const hash = createHash("sha384").update(readFileSync(join(DIST, "v1", name))).digest("base64");
    assert.equal(hashes[name], `sha384-${hash}`, name);
  }
});

describe("nginx", { skip: noServer }, () => {
  let nginx;
  before(async () => (nginx = await startNginx(OWN)));
  after(() => nginx?.stop());

  nodeTest("sends with each file what _headers has other hosts send", async () => {
    for (const name of ["", ...FILES, ...Object.keys(OWN)]) {
      const answer = await ask(`${nginx.address}/${name}`);
      assert.equal(answer.status, 200, name);
      for (const host of Object.keys(MATCH)) {
        const sent = sentBy(host, `/${name}`);
        // A type is named only where servers do not know it.
        const names = RULED.filter((it) => it !== "content-type" || it in sent);
        assert.deepEqual(ruled(answer.headers, names), ruled(sent, names), `${host}: /${name}`);
      }
    }
  });

  nodeTest("has what never changes kept, and all else asked for again", async () => {
    for (const name of [...FILES, ...Object.keys(OWN)]) {
      const { headers } = await ask(`${nginx.address}/${name}`);
      assert.equal(headers["cache-control"], name.startsWith("v1/") ? "public, max-age=31536000, immutable" : "no-cache", name);
      assert.equal(headers["x-content-type-options"], "nosniff", name);
      assert.equal(headers["access-control-allow-origin"], "*", name);
      if (name.endsWith(".wasm")) assert.equal(headers["content-type"], "application/wasm", name);
      if (name.endsWith(".html") && !(name in OWN)) {
        const policy = headers["content-security-policy"];
        assert.match(policy, name === "embed.html" ? /frame-ancestors \*$/ : /frame-ancestors 'none'$/, name);
        assert.match(policy, /^default-src 'none'; script-src /, name);
        const trusted = `require-trusted-types-for 'script'; trusted-types ${TRUSTED_TYPES}; `;
        if (name === "index.html") assert.ok(policy.includes("script-src 'self' 'wasm-unsafe-eval'; ") && policy.includes(trusted));
      }
      assert.equal(headers["x-frame-options"], undefined, name);
    }
  });

  nodeTest("says of what is not there who may read that, but not to keep it", async () => {
    const { status, headers } = await ask(`${nginx.address}/v1/nothing.js`);
    assert.equal(status, 404);
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(headers["cache-control"], undefined);
  });

  nodeTest("sends the form that a browser reads, and says that it chose", async (t) => {
    const forms = { gzip: ".gz", "gzip, deflate, br, zstd": nginx.brotli ? ".br" : ".gz", identity: "", "": "" };
    if (!nginx.brotli) t.diagnostic("NOT TESTED: Brotli; this nginx has no module for it");
    for (const name of FILES.filter((it) => !/\.(png|ico)$/.test(it))) {
      for (const [accepted, form] of Object.entries(forms)) {
        const asked = { headers: accepted ? { "Accept-Encoding": accepted } : {} };
        const answer = await ask(`${nginx.address}/${name}`, asked);
        const what = `${name}, accepted: ${accepted}`;
        assert.ok(answer.body.equals(readFileSync(join(nginx.root, name + form))), what);
        assert.equal(answer.headers["content-encoding"], { ".br": "br", ".gz": "gzip", "": undefined }[form], what);
        assert.equal(answer.headers.vary, "Accept-Encoding", what);
        const { body, headers, status } = await ask(`${nginx.address}/${name}`, { ...asked, method: "HEAD" });
        delete headers.date;
        delete answer.headers.date;
        assert.deepEqual({ status, size: body.length, headers }, { status: 200, size: 0, headers: answer.headers }, what);
      }
    }
  });

  nodeTest("answers that nothing has changed, with the same headers", async () => {
    for (const name of FILES) {
      const first = await ask(`${nginx.address}/${name}`, { headers: { "Accept-Encoding": "br" } });
      const second = await ask(`${nginx.address}/${name}`, { headers: { "Accept-Encoding": "br", "If-None-Match": first.headers.etag } });
      assert.deepEqual([second.status, second.body.length], [304, 0], name);
      const names = RULED.filter((it) => it !== "content-type");
      assert.deepEqual(ruled(second.headers, names), ruled(first.headers, names), name);
    }
  });

  test("the page keeps to the policy that it is sent with", async ({ open }) => {
    const page = await open(`${nginx.address}/`, { sites: [nginx.address] });
    await widget(page, 0);
    await widget(page, 1);
  });

  test("a page of another origin embeds the element by its hash, with a dossier from where the element is", async ({ open, t }) => {
    const hashes = JSON.parse(readFileSync(join(DIST, "v1/integrity.json")));
    const host = (integrity) => `${EMPTY}
      <script type="module" crossorigin src="${nginx.address}/v1/entente.js" integrity="${integrity}"></script>
      <entente-widget src="${nginx.address}/dossiers/own.json"></entente-widget>`;
    const files = { "host.html": host(hashes["entente.js"]), "forged.html": host(hashes["address.js"]) };
    const other = await startNginx(files);
    t.after(other.stop);

    const page = await open(`${other.address}/host.html`, { sites: [other.address, nginx.address] });
    const found = await widget(page);
    await until(found, "a mark is drawn", (it) => it.shadowRoot.querySelector(".chart g.mark") !== null);

    const forged = await open(`${other.address}/forged.html`, { tolerant: true });
    assert.match(forged.seen.errors.join("\n"), /Failed to find a valid digest in the 'integrity' attribute/);
    assert.equal(await forged.evaluate(() => customElements.get("entente-widget")), undefined);
  });

  test("a page of another origin takes what is fetched later by its hash too, or does without", async ({ open, t }) => {
    const hashes = JSON.parse(readFileSync(join(DIST, "v1/integrity.json")));
    const host = (hashes) => {
      const scripts = Object.entries(hashes).filter(([name]) => name.endsWith(".js"));
      const integrity = Object.fromEntries(scripts.map(([name, hash]) => [`${nginx.address}/v1/${name}`, hash]));
      return `${EMPTY}
        <script type="importmap">${JSON.stringify({ integrity })}</script>
        <script type="module" crossorigin src="${nginx.address}/v1/entente.js"></script>
        <entente-widget></entente-widget>`;
    };
    const forged = { ...hashes, "compare.js": hashes["reader.js"] };
    const other = await startNginx({ "host.html": host(hashes), "forged.html": host(forged) });
    t.after(other.stop);

    const found = await widget(await open(`${other.address}/host.html`, { sites: [other.address, nginx.address] }));
    await set(found, { view: "compare" });
    await found.locator(DRAWN.compare).first().waitFor();

    const page = await open(`${other.address}/forged.html`, { tolerant: true });
    const without = await widget(page);
    await set(without, { view: "compare" });
    await without.getByText("Load it").waitFor();
    assert.match(page.seen.errors.join("\n"), /Failed to find a valid digest in the 'integrity' attribute/);
    await set(without, { view: null });
    await without.locator(DRAWN.timeline).first().waitFor();
  });

  test("a page of another origin shows the page for frames, even in one without an origin", async ({ open, t }) => {
    const frame = `<iframe sandbox="allow-scripts" src="${nginx.address}/embed.html?src=/dossiers/own.json" width="1000" height="600"></iframe>`;
    const other = await startNginx({ "host.html": EMPTY + frame });
    t.after(other.stop);
    const page = await open(`${other.address}/host.html`, { sites: [other.address, nginx.address] });
    await page.frameLocator("iframe").locator("entente-widget .chart g.mark").first().waitFor();
  });

  test("the README says what a view costs, to a twentieth", async ({ open, t }) => {
    if (!nginx.brotli) return t.skip("NOT TESTED: this nginx has no module for Brotli, which the figures are of");
    const page = await open(`${nginx.address}/empty.html`, { sites: [nginx.address] });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send("Network.enable");
    const asked = new Map();
    cdp.on("Network.requestWillBeSent", ({ requestId, request }) => asked.set(requestId, { path: new URL(request.url).pathname, bytes: 0 }));
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => (asked.get(requestId).bytes = encodedDataLength));
    /** What came of some files since the last visit, headers too. */
    const came = (files) => [...asked.values()].filter((it) => files.test(it.path)).reduce((sum, it) => sum + it.bytes, 0) / 1000;
    const visit = async (path) => {
      asked.clear();
      await page.goto(nginx.address + path);
      return widget(page);
    };

    const costs = {};
    const found = await visit("/own.html");
    costs.timeline = came(/^\/v1\//);
    await found.evaluate((it) => it.setAttribute("view", "compare"));
    await found.locator(".refusals").waitFor();
    costs.more = came(/^\/v1\//) - costs.timeline;

    await visit("/own.html");
    await found.evaluate((it) => it.setAttribute("src", "/dossiers/own.json"));
    await found.locator("h2", { hasText: JSON.parse(OWN["dossiers/own.json"]).dossier.title }).waitFor();
    costs.again = came(/\/(entente|widget_bg)\./);
    costs.reader = came(/^\/v1\/reader/);

    await visit("/embed.html");
    costs.frame = came(/\/embed\./);
    await visit("/own.html");
    await visit("/embed.html");
    costs.frameAgain = came(/\/embed\./);
    t.diagnostic(JSON.stringify(costs));
    assert.equal(costs.again, 0, "who comes again loads nothing of v1");
    assert.ok(costs.frameAgain < 1, "nor of the page for frames, but is told that it is the same");

    const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
    const said = Object.fromEntries([...readme.matchAll(/^\| (.+?) \| \d+ \| about (\d+) KB \|/gm)].map(([, what, kilobytes]) => [what, Number(kilobytes)]));
    const rows = {
      timeline: "the timeline",
      more: "any other view, a detail, or finding",
      reader: "a dossier in JSON, besides the dossier",
      frame: "`embed.html`, besides what it shows",
    };
    for (const [what, row] of Object.entries(rows)) {
      assert.ok(Math.abs(said[row] / costs[what] - 1) < 0.05, `${row}: ${costs[what].toFixed(1)} KB came, the README says ${said[row]}`);
    }
    const [first, further] = [said[rows.timeline], said[rows.more]];
    assert.ok(readme.includes(`*n* · (${first} + *c* · ${further}) gigabytes`));
    assert.ok(readme.replaceAll("\n", " ").includes(`${first} if everybody is new and only looks, ${Math.round(0.5 * (first + 0.2 * further))} if half`));
  });
});
