import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import type { Group } from "../analytics/cut";
import { type Hidden, isHidden } from "../analytics/question";
import { RawEventsGone } from "../errors";
import { type FunnelAnswer, readFunnel } from "../sequences/read-funnel";
import { type ComparedSet, type Comparison, closedSet, setOf, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

/** How far people get in a sequence. Who began in one time is counted in that time alone. */
export async function compareFunnel(ctx: Ctx, input: Compared<"funnel">): Promise<Comparison | Hidden> {
  const { asked, group, against } = input;
  const by = against.to === "every" ? against.by : undefined;
  const now = await readFunnel(ctx, { ...asked, group: by ? undefined : group, by });
  if (isHidden(now)) return now;
  const answered = now as FunnelAnswer;
  const { from, until } = answered;
  const first = setIn(by ? undefined : group, { from, until }, answered);
  const whole = {
    minimum: answered.minimum,
    measures: asked.steps.slice(1).map((_, at) => ({ key: `step${at + 2}`, unit: "share" as const })),
    computedAt: answered.computedAt,
  };
  if (against.to === "group") {
    const other = await readFunnel(ctx, { ...asked, group: against.group });
    return { ...whole, sets: [first, setIn(against.group, { from, until }, other)] };
  }
  if (against.to === "every")
    return {
      ...whole,
      sets: [
        first,
        ...(answered.cut?.parts ?? []).map(({ key, funnel }) => {
          const place = { group: { by: against.by, key }, from, until };
          return "suppressed" in funnel ? closedSet(place, funnel) : setOf(place, funnel, valuesOf);
        }),
      ],
    };
  return {
    ...whole,
    sets: [first, await earlierSet(ctx, { ...input, asked: { ...asked, from, until } }, against.period)],
  };
}

async function earlierSet(
  ctx: Ctx,
  { asked, group }: Compared<"funnel">,
  period: "before" | "year",
): Promise<ComparedSet> {
  const days = (Date.parse(asked.until) - Date.parse(asked.from)) / 86_400_000 + 1;
  const back = period === "year" ? 364 : days;
  const stretch = { from: addDays(asked.from, -back), until: addDays(asked.until, -back) };
  try {
    return setIn(group, stretch, await readFunnel(ctx, { ...asked, ...stretch, group }));
  } catch (error) {
    // Single events of so long ago are gone: that is an answer.
    if (error instanceof RawEventsGone) return closedSet({ group: group ?? null, ...stretch }, "gone");
    throw error;
  }
}

const setIn = (
  group: Group | undefined,
  stretch: { from: LocalDate; until: LocalDate },
  answer: FunnelAnswer | Hidden,
): ComparedSet => setOf({ group: group ?? null, ...stretch }, answer, valuesOf);

function valuesOf({ steps }: Pick<FunnelAnswer, "steps">) {
  const people = steps[0]?.people ?? 0;
  return { people, values: steps.slice(1).map((step) => shareOf(step.people, people)) };
}
