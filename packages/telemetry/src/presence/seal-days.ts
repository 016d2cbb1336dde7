import { inTransaction, type JobHandler } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { readKeptFrom } from "../analytics/kept-days";
import { organisationYesterday } from "../analytics/organisation-day";
import { missingDays } from "./read-presence";
import { forgetSetUses } from "./read-set-uses";
import { sealDay } from "./seal-day";

/** Sums of sets that were asked about are kept for so many days; then who asks has them counted anew. */
const setUsesDays = 30;

/** Works out the days that are over, are kept by person, and have not been asked for yet, so that nobody waits for them. */
export const sealDays: JobHandler = async (ctx) => {
  const yesterday = await organisationYesterday(ctx);
  for (const day of await missingDays(ctx, await readKeptFrom(ctx), yesterday)) await sealDay(ctx, day);
  await inTransaction(ctx, (tx) => forgetSetUses(tx, addDays(yesterday, -setUsesDays)));
};
