import { defineConfig } from "vite";

/** The web app: from `src/web` into `dist/web`, which `src/http/static.ts` serves. */
export default defineConfig({
  root: "src/web",
  base: "/",
  build: {
    outDir: "../../dist/web",
    emptyOutDir: true,
    // Nothing inline: the content security policy lets no data address through but pictures.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    target: ["chrome123", "firefox121", "safari17.5"],
  },
});
