import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const api = "http://127.0.0.1:4000";

export default defineConfig({
  plugins: [react()],
  // Nothing inline: the page is served under a policy that allows no inline script or font.
  build: {
    outDir: "dist",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    target: "es2022",
    modulePreload: { polyfill: false },
  },
  server: {
    host: "127.0.0.1",
    port: 4001,
    proxy: { "/graphql": api, "/imports": api, "/exports/": api, "^/issues/[^/]+/(files|steps)/": api },
  },
});
