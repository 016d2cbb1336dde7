import { defineConfig } from "vitest/config";

// One run for everything. The server project starts one embedded Postgres and every test file gets a copy of its template.
export default defineConfig({
  test: {
    passWithNoTests: true,
    // Many tests wait for processes and databases rather than for a core; left alone, two cores would get one worker.
    maxWorkers: 3,
    projects: [
      {
        test: {
          name: "server",
          environment: "node",
          include: ["packages/*/{src,test}/**/*.test.ts", "apps/api/{src,test}/**/*.test.ts"],
          exclude: ["packages/ui/**", "**/node_modules/**", "**/dist/**"],
          globalSetup: ["./packages/db/src/testing/global-setup.ts"],
          pool: "forks",
          // Each test file has a database of its own, so files may share one loaded copy of the code: half the processor time.
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Guards break copies of the workspace, and need no database for it.
        test: { name: "guards", environment: "node", include: ["scripts/**/*.test.ts"], testTimeout: 60_000 },
      },
      {
        test: {
          name: "browser",
          environment: "jsdom",
          include: ["packages/ui/src/**/*.test.{ts,tsx}", "apps/portal/src/**/*.test.{ts,tsx}"],
          // Testing Library unmounts after each test only where a global afterEach exists.
          globals: true,
          testTimeout: 20_000,
        },
      },
    ],
  },
});
