import { defineConfig } from "vitest/config";

const shared = { setupFiles: ["tests/support/setup.ts"], testTimeout: 20_000, hookTimeout: 60_000 };

/** Five kinds of tests; those with a database share one server and clone one template. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    reporters: ["default"],
    projects: [
      { test: { ...shared, name: "unit", include: ["tests/unit/**/*.test.ts"] } },
      {
        test: {
          ...shared,
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: "integration",
          include: ["tests/integration/**/*.test.ts", "tests/contract/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          ...shared,
          name: "e2e",
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // What is polled is as patient as what is waited for in the browser.
          expect: { poll: { timeout: 15_000 } },
        },
      },
    ],
  },
});
