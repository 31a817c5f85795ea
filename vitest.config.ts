import { defineConfig } from "vitest/config";

/** What goes over every screen, or waits for a server to come back: by `npm run test:screens`. */
const everyScreen = ["e2e/axe.test.ts", "e2e/focus.test.ts", "e2e/away.test.ts"] as const;

export default defineConfig({
  test: {
    // Much of a test is waiting for a server, and there are CI machines of two cores.
    maxWorkers: "100%",
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "src/**/*.test.ts",
            "test/**/*.test.ts",
            "cases/**/*.test.ts",
            "scripts/**/*.test.ts",
            "tools/**/*.test.ts",
          ],
          exclude: ["test/attacks/**"],
          globalSetup: ["test/finished-cluster.ts"],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "attacks",
          include: ["test/attacks/*.test.ts"],
          globalSetup: ["test/attacks/server.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.test.ts"],
          exclude: [...everyScreen],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "screens",
          include: [...everyScreen],
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
