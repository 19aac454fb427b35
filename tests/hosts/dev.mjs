// The development server of Vite over the pages, as `npm run dev` starts it.
import { fileURLToPath } from "node:url";
import { createServer } from "vite";

/** Starts it on a free port; resolves to the pages' address and a way to stop it. */
export async function startDev() {
  const configFile = fileURLToPath(new URL("vite.config.js", import.meta.url));
  const server = await createServer({ configFile, logLevel: "warn", server: { host: "127.0.0.1", port: 0 } });
  await server.listen();
  const [address] = server.resolvedUrls.local;
  return { address, stop: () => server.close() };
}
