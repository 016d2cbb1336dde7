import type { Ctx } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { peopleIn } from "../analytics/bars";
import { readBegan } from "../analytics/kept-days";
import { organisationToday, organisationYesterday } from "../analytics/organisation-day";
import { readActivePeople } from "../analytics/read-active-people";
import { type Frequency, readFrequency } from "../analytics/read-frequency";
import { readLicences } from "../analytics/read-licences";
import { readRetention } from "../analytics/read-retention";
import { readKnownSince } from "../analytics/read-used-events";
import type { Question } from "../insights-contract";
import { cohortsIn, pooledReturn, returnAfter, stretchOf, windowUnasked } from "../usage-contract";
import { type Answer, type FigureUnit, measure } from "./figure";
import { chosenGroup, stepIn, textIn, windowIn, wordIn } from "./reading";
import { funnelFigure, pathsFigure } from "./sequence-figures";
import type { MeasureKey, Tab } from "./tab-measures";
import { offerFigure, timeFigureOf } from "./uptake-figures";

/** Four whole weeks, as often as figures of a moving window are compared. */
const windowDays = 28;
const trendMax = 13;

/** How many periods back the one lies that a period is compared with: a day's is the same weekday of the week before. */
const backOf = { day: 7, workday: 5, week: 1, month: 1 } as const;

/** People active in the last period that is over, and in the one before it. */
async function activeFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const step = stepIn(question);
  const stretch = stretchOf(await organisationToday(ctx), windowIn(question), step);
  const answer = await readActivePeople(ctx, {
    ...stretch,
    step,
    event: textIn(question, "event"),
    group: chosenGroup(question),
  });
  if (!("points" in answer)) return answer;
  const since = await readBegan(ctx);
  const over = answer.points.filter(({ running }) => !running);
  // As on its page: what lies before anything was recorded, or is kept as sums alone, is not known.
  const known = over.map((point) =>
    "hidden" in point || point.sumsOnly || since === null || point.start < since ? null : point,
  );
  const last = over.at(-1);
  if (last && "hidden" in last) return { hidden: last.hidden, minimum: answer.minimum };
  const [now, before] = [known.at(-1) ?? null, known.at(-1 - backOf[step]) ?? null];
  const share = (point: typeof now) => (point && point.people > 0 ? point.active / point.people : null);
  const of = now?.people ?? null;
  return {
    period: last ? { start: last.start, end: last.end } : null,
    rolling: false,
    measures: [
      measure("active", "people", now?.active ?? null, before?.active ?? null, of),
      measure("share", "share", share(now), share(before), of),
      measure("uses", "uses", now?.uses ?? null, before?.uses ?? null, of),
    ],
    trend: known.slice(-trendMax).map((point) => point?.active ?? null),
    computedAt: answer.computedAt,
  };
}

/** Whether all of a window was recorded: what lies before anything was is no zero, and so nothing to have risen from. */
async function isRecorded(ctx: Ctx, { from }: { from: string }): Promise<boolean> {
  const since = await readKnownSince(ctx);
  return since !== null && since <= from;
}

/** How often people work with it in the last four whole weeks, and in the four before them. */
async function oftenFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const group = chosenGroup(question);
  const answer = await readFrequency(ctx, { group });
  if (!("breadth" in answer)) return answer;
  if (answer.activeDays === null) return { hidden: { suppressed: "small" }, minimum: answer.minimum };
  const earlier = await readFrequency(ctx, { group, until: addDays(answer.until, -windowDays) });
  const before = "breadth" in earlier && (await isRecorded(ctx, earlier)) ? earlier : null;
  const pick = (key: MeasureKey, unit: FigureUnit, of: (some: Frequency) => number | null) =>
    measure(key, unit, of(answer), before && of(before), answer.people);
  return {
    period: { start: answer.from, end: answer.until },
    rolling: true,
    measures: [
      pick("frequency", "days", ({ breadth }) => breadth.frequency),
      pick("stickiness", "share", ({ stickiness }) => stickiness.share),
      pick("breadth", "number", ({ breadth }) => breadth.features),
      pick("depth", "number", ({ breadth }) => breadth.depth),
      pick("idle", "people", ({ activeDays }) => peopleIn(activeDays, [0, 0])),
    ],
    trend: [],
    computedAt: answer.computedAt,
  };
}

/** Who came back four weeks, or three months, after they began: all groups of newcomers shown, pooled. */
async function backFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const step = stepIn(question) === "month" ? "month" : "week";
  const group = chosenGroup(question);
  const answer = await readRetention(ctx, {
    step,
    kind: wordIn(question, "kind", "nth", "unbounded") ?? "nth",
    periods: cohortsIn(windowIn(question, windowUnasked.back), step),
    event: textIn(question, "event"),
    unit: group?.by === "unit" ? group.key : undefined,
  });
  if (!("cohorts" in answer)) return answer;
  const shown = answer.cohorts.flatMap((cohort) => ("back" in cohort ? [cohort] : []));
  const some = answer.cohorts.find((cohort) => "hidden" in cohort);
  if (shown.length === 0 && some && "hidden" in some) return { hidden: some.hidden, minimum: answer.minimum };
  const pooled = pooledReturn(shown, returnAfter[step]);
  // A period ago the newest group that is old enough now was not.
  const old = shown.filter((cohort) => cohort.people !== null && cohort.people > 0);
  const before = pooled
    ? pooledReturn(
        old.filter(({ back }) => back.length > pooled.after + 1),
        pooled.after,
      )
    : null;
  const last = answer.cohorts.at(-1);
  return {
    period: last ? { start: last.start, end: last.end } : null,
    rolling: false,
    measures: [measure("return", "share", pooled?.share ?? null, before?.share ?? null, pooled?.people ?? null)],
    trend: [],
    computedAt: answer.computedAt,
  };
}

/** Who uses the access they have: everybody employed, on the last day that is over and 28 days before it. */
async function accessFigure(ctx: Ctx): Promise<Answer> {
  const yesterday = await organisationYesterday(ctx);
  const answer = await readLicences(ctx, { by: "unit", until: yesterday });
  if (!("total" in answer)) return answer;
  const earlier = await readLicences(ctx, { by: "unit", until: addDays(yesterday, -windowDays) });
  const isKnown = "total" in earlier && (await isRecorded(ctx, earlier));
  const [now, before] = [answer.total, isKnown ? earlier.total : null];
  // As on its page: so few are active, or are not, that they are not told.
  if (now.active === null) return { hidden: { suppressed: "small" }, minimum: answer.minimum };
  const shareOf = (use: typeof now | null) =>
    use && use.people > 0 && use.active !== null ? use.active / use.people : null;
  return {
    period: { start: answer.from, end: answer.until },
    rolling: true,
    measures: [
      measure("activeShare", "share", shareOf(now), shareOf(before), now.people),
      measure("dormant", "people", now.dormant, before?.dormant ?? null, now.people),
      measure("never", "people", now.never, before?.never ?? null, now.people),
    ],
    trend: [],
    computedAt: answer.computedAt,
  };
}

/** The number each page is known by. A page that is not here can be saved and opened all the same. */
export const tabFigures: Record<Tab, (ctx: Ctx, question: Question) => Promise<Answer>> = {
  active: activeFigure,
  often: oftenFigure,
  back: backFigure,
  access: accessFigure,
  offer: offerFigure,
  time: timeFigureOf,
  funnel: funnelFigure,
  paths: pathsFigure,
};
