import type { Ctx, Tx } from "@arraigo/platform";
import { addDays, daysFrom, type LocalDate } from "@arraigo/platform/calendar";
import { isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import { type Figure, type FigureOrReason, isFigure, shareOfPeople } from "../measures/figure";
import { type PlanPoint, plannedShare } from "../measures/plan";
import type { CurvePoint } from "../rules/curve";
import { aWeekBefore, type Cohort, weeklyCurve } from "./curve";
import { listWaves, planOf, type Rollout, type Wave } from "./published";

/** A week's end on the curve; without a figure where too few people were in scope. */
export interface CurveDay {
  day: LocalDate;
  figure: Figure | Suppressed | null;
  plan: number | null;
}

/** What every page about a rollout opens with. */
export interface Headline {
  adoption: FigureOrReason;
  /** Against the same figure a week before: points of a hundred, and people. Absent where either is not shown. */
  change: { points: number; people: number } | null;
  /** What the plan says for the day, and the distance to it in points of a hundred (below zero: behind). */
  plan: { share: number; points: number | null } | null;
  waves: { total: number; live: number; nextGoLive: LocalDate | null };
  /** Whole weeks since the first go-live, the first being week 1; null before it. */
  week: number | null;
  curve: CurveDay[];
}

/** The headline figures from a protected table and the rollout's cohorts. */
export async function headlineOf(
  ctx: Ctx,
  tx: Tx,
  rollout: Rollout,
  given: { asOfDay: LocalDate; minimum: number; cohorts: readonly Cohort[] },
): Promise<Headline & { waveList: Wave[]; planPoints: PlanPoint[] }> {
  const { asOfDay, minimum, cohorts } = given;
  const waveList = await listWaves(ctx, tx, rollout.rolloutId);
  const planPoints = await planOf(ctx, tx, rollout.rolloutId);
  const computedAt = rollout.computedAt ?? "";
  const figureOf = ({ date, adopted, inScope }: CurvePoint): FigureOrReason => {
    if (inScope === 0) return { missing: "notLive" };
    if (isTooSmall(inScope, minimum)) return { suppressed: "small" };
    return shareOfPeople(adopted, inScope, { from: date, until: date, computedAt });
  };
  const curve = weeklyCurve(cohorts, asOfDay);
  const now = curve.at(-1);
  const adoption: FigureOrReason = now ? figureOf(now) : { missing: "notLive" };
  const before = aWeekBefore(cohorts, asOfDay);
  const past = before && figureOf(before);
  const planned = plannedShare(planPoints, asOfDay);
  const goLives = waveList.flatMap(({ goLive }) => (goLive ? [goLive] : [])).toSorted();
  const first = goLives[0];
  return {
    adoption,
    change:
      isFigure(adoption) && past && isFigure(past)
        ? { points: (adoption.share - past.share) * 100, people: adoption.numerator - past.numerator }
        : null,
    plan:
      planned === null
        ? null
        : { share: planned, points: isFigure(adoption) ? (adoption.share - planned) * 100 : null },
    waves: {
      total: waveList.length,
      live: goLives.filter((day) => day <= asOfDay).length,
      nextGoLive: goLives.find((day) => day > asOfDay) ?? null,
    },
    week: first && first <= asOfDay ? Math.floor(daysFrom(first, asOfDay) / 7) + 1 : null,
    curve: [
      ...curve.map((point) => drawn(point, figureOf(point), planPoints)),
      ...planAhead(planPoints, curve.at(-1)?.date ?? addDays(asOfDay, -1)),
    ],
    waveList,
    planPoints,
  };
}

function drawn(point: CurvePoint, figure: FigureOrReason, plan: readonly PlanPoint[]): CurveDay {
  return { day: point.date, figure: "missing" in figure ? null : figure, plan: plannedShare(plan, point.date) };
}

/** The plan goes on where the known line ends. */
function planAhead(plan: readonly PlanPoint[], after: LocalDate): CurveDay[] {
  return plan.filter(({ day }) => day > after).map(({ day, share }) => ({ day, figure: null, plan: share }));
}
