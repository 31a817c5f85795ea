import { defineConfig } from "vitest/config";

/** The journeys that `npm test` goes; `npm run e2e` goes them all, which takes a quarter of an hour. */
const first = ["e2e/proposal.test.ts", "e2e/record.test.ts"];

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
          include: first,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "journeys",
          include: ["e2e/**/*.test.ts"],
          exclude: first,
          testTimeout: 60_000,
          hookTimeout: 90_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
