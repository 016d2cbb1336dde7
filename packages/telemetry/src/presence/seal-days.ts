import type { JobHandler } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { organisationYesterday } from "../analytics/organisation-day";
import { missingDays } from "./read-presence";
import { sealDay } from "./seal-day";

/** As long as a person's days are kept: thirteen months. */
const keptDays = 395;

/** Works out the days that are over and have not been asked for yet, so that nobody waits for them. */
export const sealDays: JobHandler = async (ctx) => {
  const yesterday = await organisationYesterday(ctx);
  for (const day of await missingDays(ctx, addDays(yesterday, 1 - keptDays), yesterday)) await sealDay(ctx, day);
};
