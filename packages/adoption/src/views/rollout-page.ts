import { type Ctx, inTransaction } from "@arraigo/platform";
import { earliestOf, isoWeekOf, type LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Suppressed } from "@arraigo/platform/disclosure";
import type { RolloutInput } from "../contract";
import type { FigureOrReason, Missing, Window } from "../measures/figure";
import { plannedMedianDays } from "../measures/plan";
import { recentWindow } from "../standing/behaviour-standing";
import { cohortsOf } from "./curve";
import { heatMapOf } from "./heat-map";
import { protectedTable } from "./protected-table";
import { getRollout, type Rollout } from "./published";
import { type Headline, headlineOf } from "./rollout-figures";
import { seesOrganisation } from "./sees-organisation";
import { type Speed, speedOf } from "./speed";
import { type Utilisation, utilisationOf } from "./utilisation";
import { type Weakest, weakestOf } from "./weakest";

export interface RolloutPage {
  rollout: Rollout;
  minimum: number;
  headline: Headline | null;
  lastFullWeek: { year: number; week: number; until: LocalDate } | null;
  utilisation: Utilisation;
  speed: Speed | Suppressed | Missing;
  /** By plan, days until half have adopted. */
  plannedMedianDays: number | null;
  /** Names of live waves whose own median is not reached yet; only waves that may be shown. */
  wavesNotReached: string[];
  goLives: { name: string; day: LocalDate }[];
  weakest: Weakest | null;
}

/** Everything a rollout's page says, from adoption's own tables: its cost does not know how many events there were. */
export async function rolloutPage(ctx: Ctx, input: RolloutInput): Promise<RolloutPage> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    const minimum = groupMinimum(ctx.privacyMode);
    const { asOfDay } = rollout;
    if (asOfDay === null) return notComputed(rollout, minimum);
    const computedAt = rollout.computedAt ?? "";
    const table = await protectedTable(ctx, tx, rollout.rolloutId, asOfDay);
    const cohorts = await cohortsOf(ctx, tx, rollout.rolloutId);
    const { waveList, planPoints, ...headline } = await headlineOf(ctx, tx, rollout, { asOfDay, minimum, cohorts });
    const window: Window = { ...recentWindow(asOfDay, "week"), computedAt };
    const map = await heatMapOf(ctx, tx, rollout, asOfDay, table, "unit");
    const live = waveList.flatMap(({ waveId, name, goLive }) =>
      goLive && goLive <= asOfDay ? [{ waveId, name, day: goLive }] : [],
    );
    const lastSunday = window.until;
    const firstLive = earliestOf(...live.map(({ day }) => day));
    return {
      rollout,
      minimum,
      headline,
      lastFullWeek: { ...isoWeekOf(lastSunday), until: lastSunday },
      utilisation: await utilisationOf(ctx, tx, rollout.rolloutId, table, window),
      speed: speedOf(cohorts, asOfDay, computedAt, minimum),
      plannedMedianDays: firstLive === null ? null : plannedMedianDays(planPoints, firstLive),
      wavesNotReached: live.flatMap(({ waveId, name }) => {
        if (table.rows.groups.wave.get(waveId) !== "shown") return [];
        const speed = speedOf(
          cohorts.filter(({ wave }) => wave === waveId),
          asOfDay,
          computedAt,
          minimum,
        );
        return "median" in speed && speed.median === null ? [name] : [];
      }),
      goLives: live.map(({ name, day }) => ({ name, day })),
      weakest: weakestOf(map, ctx.privacyMode),
    };
  });
}

function notComputed(rollout: Rollout, minimum: number): RolloutPage {
  const missing: FigureOrReason & Missing = { missing: "notComputed" };
  return {
    rollout,
    minimum,
    headline: null,
    lastFullWeek: null,
    utilisation: { figure: missing, behavioursLeftOut: 0 },
    speed: missing,
    plannedMedianDays: null,
    wavesNotReached: [],
    goLives: [],
    weakest: null,
  };
}
