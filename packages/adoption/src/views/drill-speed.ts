import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { Suppressed } from "@arraigo/platform/disclosure";
import type { RolloutInput } from "../contract";
import type { Missing } from "../measures/figure";
import { cohortsOf } from "./curve";
import { protectedTable, rowProtection } from "./protected-table";
import { getRollout, listWaves } from "./published";
import { seesOrganisation } from "./sees-organisation";
import { type Speed, speedOf } from "./speed";

export interface SpeedDrill {
  waves: { waveId: string; name: string; goLive: LocalDate | null; speed: Speed | Suppressed | Missing }[];
}

/** The median time to adopt, wave by wave, for waves that may be shown. */
export async function drillSpeed(ctx: Ctx, input: RolloutInput): Promise<SpeedDrill> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    const day = rollout.asOfDay;
    if (day === null) return { waves: [] };
    const table = await protectedTable(ctx, tx, rollout.rolloutId, day);
    const cohorts = await cohortsOf(ctx, tx, rollout.rolloutId);
    const waves = await listWaves(ctx, tx, rollout.rolloutId);
    return {
      waves: waves.map((wave) => {
        if (wave.goLive === null || wave.goLive > day) return { ...wave, speed: { missing: "notLive" as const } };
        const protection = rowProtection(table.rows, "wave", wave.waveId);
        if (protection !== "shown") return { ...wave, speed: { suppressed: protection } };
        const own = cohorts.filter((cohort) => cohort.wave === wave.waveId);
        return { ...wave, speed: speedOf(own, day, rollout.computedAt ?? "", table.minimum) };
      }),
    };
  });
}
