// A real server over a copy of dist/, with the configuration that the build has put there. ENTENTE_NGINX names the program.
import { execFileSync, spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const DIST = fileURLToPath(new URL("../../dist/", import.meta.url));
const program = process.env.ENTENTE_NGINX;

/** Why a test cannot run, or false. */
export const noServer = program ? false : "NOT TESTED: there is no nginx; make setup unpacks it, or ENTENTE_NGINX names it";

async function freePort() {
  const probe = createServer();
  await new Promise((listening) => probe.listen(0, "127.0.0.1", listening));
  const { port } = probe.address();
  await new Promise((closed) => probe.close(closed));
  return port;
}

/** Starts nginx; resolves to its address, the folder it serves, and a way to stop it. `files` are put there besides. */
export async function startNginx(files = {}) {
  const home = mkdtempSync(join(tmpdir(), "entente-nginx-"));
  const root = join(home, "root");
  cpSync(DIST, root, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  // Beside the program, wherever that has been installed or unpacked.
  const modules = resolve(program, "../../lib/nginx/modules/ngx_http_brotli_static_module.so");
  const brotli = existsSync(modules);
  const snippet = join(root, "nginx.conf");
  if (brotli) writeFileSync(snippet, readFileSync(snippet, "utf8").replace("# brotli_static on;", "brotli_static on;"));

  const port = await freePort();
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const main = `${brotli ? `load_module ${modules};` : ""}
    ${process.getuid() === 0 ? "user root;" : ""}
    daemon off; worker_processes 1; pid ${home}/pid;
    events { worker_connections 64; }
    http {
      include ${resolve(program, "../../../etc/nginx/mime.types")};
      default_type application/octet-stream;
      access_log off;
      ${temporary.map((it) => `${it}_temp_path ${home}/${it};`).join(" ")}
      server { listen 127.0.0.1:${port}; root ${root}; include ${snippet}; }
    }`;
  writeFileSync(join(home, "main.conf"), main);
  const words = ["-p", home, "-c", join(home, "main.conf"), "-e", join(home, "errors")];
  execFileSync(program, ["-t", "-q", ...words], { stdio: ["ignore", "inherit", "inherit"] });
  const running = spawn(program, words, { stdio: ["ignore", "inherit", "inherit"] });
  const ended = new Promise((done) => running.once("exit", done));
  const stop = async () => {
    running.kill("SIGQUIT");
    await ended;
    rmSync(home, { recursive: true });
  };

  const address = `http://127.0.0.1:${port}`;
  for (;;) {
    if (running.exitCode !== null) throw new Error(`nginx ended: ${readFileSync(join(home, "errors"), "utf8")}`);
    try {
      await fetch(address);
      return { address, root, brotli, stop };
    } catch {
      await new Promise((go) => setTimeout(go, 20)); // until it listens
    }
  }
}
