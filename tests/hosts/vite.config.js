// Pages of other people's frameworks with the widget in them, each as its own starter template would set it up, and one
// of Vite alone. entente-widget is the packed package; .ci/hosts.sh installs it beside the pages.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import react from "@vitejs/plugin-react";
import vue from "@vitejs/plugin-vue";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const isCustomElement = (tag) => tag === "entente-widget";

export default defineConfig({
  root: here("pages"),
  base: "/hosts/",
  cacheDir: here("../out/vite"),
  plugins: [react(), vue({ template: { compilerOptions: { isCustomElement } } }), svelte()],
  build: {
    outDir: here("../out/hosts"),
    emptyOutDir: true,
    rolldownOptions: {
      input: ["plain", "react", "vue", "svelte"].map((name) => here(`pages/${name}.html`)),
      checks: { pluginTimings: false },
    },
  },
});
