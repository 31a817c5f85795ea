/** The campaign of deliberate leaks, which are woven into the sources as it reads them. */
import { defineConfig } from "vitest/config";
import { weave } from "./test/leaks/weave.ts";

export default defineConfig({
  plugins: [weave()],
  test: {
    include: ["test/leaks/*.sharp.ts"],
    globalSetup: ["test/finished-cluster.ts"],
  },
});
