import type { BrowserContextOptions, Page } from "@playwright/test";
import { test as crew, expect } from "./crew";

export { expect };

type Language = "en" | "es";

/**
 * Somebody of marketing, with what everybody there may do and nothing more: no manager's reach, no leader's figures. Her own
 * records are hers alone to change.
 */
export const test = crew.extend<{ marketer: (language: Language, options?: BrowserContextOptions) => Promise<Page> }>({
  marketer: async ({ hire, enter }, use) => {
    await use(async (language, options = {}) =>
      enter(await hire(language === "en" ? "Margaret" : "Marisol", { language }), options),
    );
  },
});
