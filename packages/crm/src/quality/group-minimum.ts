import type { Ctx } from "@arraigo/platform";
import { minimumGroupSize } from "@arraigo/platform/disclosure";

/** How many people's records a sum must hold before anybody else sees it. */
export const groupMinimum = (ctx: Ctx) => (ctx.privacyMode === "works_council" ? 10 : minimumGroupSize);
