import type { BrowserContextOptions } from "@playwright/test";

/** A phone in somebody's hand. */
export const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A name nobody else's journey uses. */
export const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;
