import optimizeLocales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { filesOfScreens } from "./files.ts";

/** One page, built beside the server; `vite build web` makes this folder the root. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    react(),
    // Of the thirty languages that the parts speak to screen readers, ours.
    optimizeLocales.vite({ locales: ["en-US", "es-ES", "fr-FR", "it-IT", "pt-BR", "pt-PT"] }),
    fontFirst(),
  ],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2023",
    chunkSizeWarningLimit: 900,
    rolldownOptions: { output: { codeSplitting: filesOfScreens() } },
  },
});

/** The letters of our six languages come with the page, so that no line is set twice. */
function fontFirst(): Plugin {
  return {
    name: "font-first",
    transformIndexHtml: {
      order: "post",
      handler(_, { bundle }) {
        const font = Object.keys(bundle ?? {}).find((name) => /inter-latin-opsz-normal.*\.woff2$/.test(name));
        const attrs = { rel: "preload", as: "font", type: "font/woff2", href: `/${font}`, crossorigin: "" };
        return font ? [{ tag: "link", attrs, injectTo: "head" }] : [];
      },
    },
  };
}
