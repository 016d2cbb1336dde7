import { defineConfig } from "@playwright/test";

const { CHROMIUM_PATH } = process.env;

/** The real product, started once by global-setup.ts; journeys first, then every page looked at with their traces in it. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/harness/global-setup.ts",
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  // Waits, not figures: long enough for a machine that has other work; what is slow is said by `pnpm bench portal`.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: "line",
  use: {
    browserName: "chromium",
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    timezoneId: "America/Bogota",
    contextOptions: { reducedMotion: "reduce" },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    trace: { mode: "retain-on-failure", screenshots: false },
    launchOptions: {
      executablePath: CHROMIUM_PATH ?? "/usr/bin/chromium",
      args: [
        // Chromium refuses to run as root with its sandbox, and a container has no other user.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [
    { name: "journeys", testMatch: "journeys/**/*.test.ts", fullyParallel: false },
    {
      name: "pages",
      testMatch: "pages/**/*.test.ts",
      dependencies: ["journeys"],
      fullyParallel: true,
      use: { trace: "off" },
    },
  ],
});
