import type { Ctx } from "@arraigo/platform";
import { readOffers } from "../analytics/read-offers";
import { readRollouts } from "../analytics/read-rollouts";
import { readTimeTo } from "../analytics/read-time-to";
import type { Question } from "../insights-contract";
import type { TimeToInput } from "../uptake-contract";
import { type Answer, measure } from "./figure";
import { chosenGroup, textIn, wordIn } from "./reading";

/** Days until half of those followed have got there. What it was before is not said: time alone carries people along. */
export async function timeFigureOf(ctx: Ctx, question: Question): Promise<Answer> {
  const asked = await timeAsked(ctx, question);
  if (!asked) return { none: true };
  const answer = await readTimeTo(ctx, asked);
  if (!("points" in answer)) return answer;
  return {
    period: { start: answer.from, end: answer.until },
    rolling: true,
    measures: [
      measure("median", "days", answer.median, null, answer.people),
      measure("reached", "people", answer.reached, null, answer.people),
    ],
    trend: answer.points.slice(-13).map(({ share }) => share),
    computedAt: answer.computedAt,
  };
}

/** What the page asks: go-live of the newest rollout where one asks for anything, else joining. */
async function timeAsked(ctx: Ctx, question: Question): Promise<TimeToInput | undefined> {
  const cut = { by: wordIn(question, "by", "unit", "location", "role") ?? "unit", group: chosenGroup(question) };
  const rollouts = await readRollouts(ctx);
  const start = wordIn(question, "start", "joining", "goLive") ?? (rollouts.length > 0 ? "goLive" : "joining");
  if (start === "joining") return { start, event: textIn(question, "event"), ...cut };
  const rollout = rollouts.find(({ rolloutId }) => rolloutId === question["rollout"]) ?? rollouts[0];
  if (!rollout) return undefined;
  const to = wordIn(question, "to", "value", "habit") ?? "value";
  const behaviour = rollout.behaviours.find(({ behaviourId }) => behaviourId === question["behaviour"]);
  return {
    start,
    rolloutId: rollout.rolloutId,
    to,
    behaviourId: to === "value" ? behaviour?.behaviourId : undefined,
    ...cut,
  };
}

/** How many of the features people can use are used, and how many by nobody; those that may not be shown, or split by who does, are in neither. */
export async function offerFigure(ctx: Ctx, question: Question): Promise<Answer> {
  const answer = await readOffers(ctx, { group: chosenGroup(question) });
  if (!("features" in answer)) return answer;
  const verdicts = answer.features.flatMap(({ people }) => ("verdict" in people ? [people.verdict] : []));
  const count = (verdict: (typeof verdicts)[number]) => verdicts.filter((each) => each === verdict).length;
  const [used, idle] = [count("used"), count("nobodyUses")];
  const live = used + idle;
  return {
    period: { start: answer.from, end: answer.until },
    rolling: true,
    measures: [
      measure("usedShare", "share", live > 0 ? used / live : null, null, null),
      measure("usedFeatures", "number", used, null, null),
      measure("idleFeatures", "number", idle, null, null),
    ],
    trend: [],
    computedAt: answer.computedAt,
  };
}
