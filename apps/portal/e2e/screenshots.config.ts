import { defineConfig } from "@playwright/test";
import journeys from "../playwright.config";

const { projects: _projects, ...settings } = journeys;

/**
 * Pictures of every page, to look at: `npx playwright test --config=apps/portal/e2e/screenshots.config.ts` from the top folder.
 * SHOTS names the folder they go to; ONLY, part of a page's name, makes fewer of them.
 */
export default defineConfig({
  ...settings,
  testDir: ".",
  testMatch: "screenshots.ts",
  globalSetup: "./harness/global-setup.ts",
  timeout: 300_000,
  fullyParallel: true,
});
