import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** One page, built beside the server; `vite build web` makes this folder the root. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: { outDir: "../dist/web", emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 900 },
});
