import { defineConfig } from "vitest/config";

export default defineConfig({
  // Vite would take the ESM build where Node takes the CommonJS one, and two copies of graphql do not know each other's types.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/database-server.ts"],
    reporters: ["default", "./test/support/summary-reporter.ts"],
    pool: "forks",
    // On two cores vitest would take one, and half of the time is the databases' and the browser's.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: "UTC" },
  },
});
