import { type Ctx, inTransaction, localDay } from "@arraigo/platform";
import { say } from "../courses/course";
import { courseCard, learnerFacts } from "./learner-facts";

/** A person's own page: what to go on with, what they are asked to take, what else there is, and what is done. */
export async function myLearning(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const today = localDay(ctx.actor.timeZone, ctx.clock.now());
    const facts = (await learnerFacts(ctx, tx)).map((each) => {
      const card = courseCard(each, today);
      const nextLessonTitle = card.nextLessonTitle && say(card.nextLessonTitle, ctx.actor.language);
      return { ...card, nextLessonTitle, lastActiveAt: each.lastActiveAt?.toISOString() ?? null };
    });
    const open = facts.filter((each) => each.completedAt === null);
    const begun = open
      .filter((each) => each.started)
      .toSorted((one, other) => (other.lastActiveAt ?? "").localeCompare(one.lastActiveAt ?? ""));
    return {
      goOn: begun[0] ?? null,
      assigned: open
        .filter((each) => each.assigned)
        .toSorted((one, other) => (one.dueOn ?? "9999").localeCompare(other.dueOn ?? "9999")),
      others: open.filter((each) => !each.assigned),
      done: facts
        .filter((each) => each.completedAt !== null)
        .toSorted((one, other) => (other.completedAt ?? "").localeCompare(one.completedAt ?? "")),
    };
  });
}
export type LearningCard = Awaited<ReturnType<typeof myLearning>>["assigned"][number];
