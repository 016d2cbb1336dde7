import type { Ctx } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { readUsedEvents } from "../analytics/read-used-events";
import type { Question } from "../insights-contract";
import { readRawHorizon } from "../sequences/raw-horizon";
import { readFunnel } from "../sequences/read-funnel";
import { readPaths } from "../sequences/read-paths";
import { FunnelInput, PathsInput } from "../sequences-contract";
import { firstSteps, rawStretch, stepsIn, usualPaths, usualWithin } from "../sequences-question-contract";
import type { Stretch } from "../usage-contract";
import { type Answer, measure } from "./figure";
import { chosenGroup, numberIn, textIn, windowIn, wordIn } from "./reading";

const stepsTextMax = 4_000;

/** Of those who began, who did all of it; in the days asked for, and in as many before them where single events are still kept. */
export async function funnelFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const text = question["steps"];
  const written = typeof text === "string" && text.length <= stepsTextMax ? stepsIn(text) : [];
  const steps = written.length > 0 ? written : firstSteps((await readUsedEvents(ctx)).events);
  const windowHours = numberIn(question, "within", 1, 24, 72, 168, 336, 720) ?? usualWithin;
  const group = chosenGroup(question);
  const asked = ({ from, until }: Stretch) => FunnelInput.safeParse({ steps, windowHours, group, from, until }).data;
  const ends = async (stretch: Stretch) => {
    const input = asked(stretch);
    const answer = input && (await readFunnel(ctx, input));
    if (!answer || !("steps" in answer)) return answer;
    const [began, finished] = [answer.steps[0]?.people ?? 0, answer.steps.at(-1)?.people ?? null];
    return { began, finished, share: answer.steps.at(-1)?.fromStart ?? null };
  };
  const { days, now, before } = await bothStretches(ctx, question, ends);
  if (!now) return { none: true };
  if ("hidden" in now) return now;
  const old = before && "began" in before ? before : null;
  return {
    period: { start: days.from, end: days.until },
    rolling: true,
    measures: [
      measure("finishedShare", "share", now.share, old?.share ?? null, now.began),
      measure("began", "people", now.began, old?.began ?? null, null),
      measure("finished", "people", now.finished, old?.finished ?? null, now.began),
    ],
    trend: [],
    computedAt: ctx.clock.now().toISOString(),
  };
}

/** How many of those who did something went the way most of them went; everybody's, as the page is. */
export async function pathsFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const event = textIn(question, "event") ?? firstSteps((await readUsedEvents(ctx)).events)[0]?.event;
  const rest = {
    event,
    direction: wordIn(question, "way", "after", "before") ?? usualPaths.way,
    which: wordIn(question, "which", "first", "latest") ?? usualPaths.which,
    steps: numberIn(question, "far", 1, 2, 3, 4) ?? usualPaths.far,
    gapMinutes: numberIn(question, "gap", 5, 15, 30, 60, 240) ?? usualPaths.gap,
  };
  const ways = async ({ from, until }: Stretch) => {
    const input = PathsInput.safeParse({ ...rest, from, until }).data;
    const answer = input && (await readPaths(ctx, input));
    if (!answer || !("branches" in answer)) return answer;
    const [first] = answer.branches;
    // What is folded together is no way anybody went.
    const common = first && first.kind !== "other" && answer.people > 0 ? first.people / answer.people : null;
    return { people: answer.people, common };
  };
  const { days, now, before } = await bothStretches(ctx, question, ways);
  if (!now) return { none: true };
  if ("hidden" in now) return now;
  const old = before && "people" in before ? before : null;
  return {
    period: { start: days.from, end: days.until },
    rolling: true,
    measures: [
      measure("commonWay", "share", now.common, old?.common ?? null, now.people),
      measure("walked", "people", now.people, old?.people ?? null, null),
    ],
    trend: [],
    computedAt: ctx.clock.now().toISOString(),
  };
}

/** A figure of the days a question asks for and of as many just before; nothing where their single events are gone. */
async function bothStretches<Found>(ctx: Ctx, question: Question, find: (days: Stretch) => Promise<Found>) {
  const { since, today } = await readRawHorizon(ctx);
  const { from, until, window } = rawStretch(today, windowIn(question), since);
  const earlier = { from: addDays(from, window === "w4" ? -28 : -84), until: addDays(from, -1) };
  const known = (days: Stretch) => (days.from >= since ? find(days) : undefined);
  return { days: { from, until }, now: await known({ from, until }), before: await known(earlier) };
}
