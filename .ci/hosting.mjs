// A step of finish.mjs: says in the ways that servers read what headers.mjs says of each file. `_headers` is for Netlify
// and Cloudflare Pages, nginx.conf is included in a `server` of nginx.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { ASKED_AGAIN, rulesFor } from "./headers.mjs";

const folder = process.env.TRUNK_STAGING_DIR;
const rules = rulesFor(folder);

const lines = ({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)];
writeFileSync(
  join(folder, "_headers"),
  `# For Netlify and Cloudflare Pages. Whatever has no Cache-Control here they have browsers ask for again each time.

${rules.map((rule) => lines(rule).join("\n")).join("\n\n")}
`,
);

const [everywhere, ...others] = rules;
const usual = { ...everywhere.headers, "Cache-Control": ASKED_AGAIN };
const type = ({ headers }) => headers["Content-Type"];
const block = (head, body) => (body.length ? [`${head} {`, ...body.map((line) => `    ${line}`), "}"] : []);
// Also of an answer that there is no such file, save how long to keep it.
const added = (headers) =>
  Object.entries(headers).map(([name, value]) => `add_header ${name} "${value}"${name === "Cache-Control" ? "" : " always"};`);
// A location inherits what is added outside as long as it adds nothing itself; else it has to say it all again.
const own = (headers) =>
  Object.entries(headers).some(([name, value]) => usual[name] !== value) ? added({ ...usual, ...headers }) : [];
// `types` here takes the place of all that the server knows, so it is emptied where one type is set.
const typesOf = (typed) => {
  const endings = new Map(typed.map((rule) => [/(\.d)?\.\w+$/.exec(rule.path)[0], type(rule)]));
  return [...endings].flatMap(([ending, value]) =>
    block(`location ~ ${ending.replaceAll(".", "\\.")}$`, ["types { }", `default_type "${value}";`]));
};
const locations = others.flatMap((rule) => {
  const { path, headers } = rule;
  if (path.endsWith("/*")) {
    const start = path.slice(0, -1);
    const typed = others.filter((it) => type(it) && it.path.startsWith(start));
    return block(`location ^~ ${start}`, [...own(headers), ...typesOf(typed)]);
  }
  // nginx has no other names for a page, and comes from `/` to index.html by itself.
  return type(rule) || !path.includes(".") ? [] : block(`location = ${path}`, own(headers));
});
const typedAlone = others.filter((it) => type(it) && !it.path.slice(1).includes("/"));

writeFileSync(
  join(folder, "nginx.conf"),
  `# For nginx: included in a server that has this folder as its root.
#
#   server {
#       server_name static.example.org;
#       root /srv/entente;
#       include /srv/entente/nginx.conf;
#   }
index index.html;
# Each file lies there compressed as well.
gzip_static on;
gzip_vary on;
# A seventh smaller still, with the module ngx_brotli (Debian: libnginx-mod-http-brotli-static):
# brotli_static on;

${[...added(usual), "", ...locations, ...typesOf(typedAlone)].join("\n")}
`,
);
