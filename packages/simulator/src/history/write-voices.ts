import { randomUUID } from "node:crypto";
import { answerPost, movePost, submitPosts } from "@arraigo/feedback";
import type { Ctx } from "@arraigo/platform";
import { addDays, dateIn, instantIn } from "../calendar";
import type { SimulatedPerson } from "../people/plan-people";
import type { Random } from "../random";
import { posts } from "../texts/posts";

export interface VoiceOptions {
  random: Random;
  people: readonly SimulatedPerson[];
  now: Date;
  /** The change manager at a time: answers and decisions are theirs. */
  managerAt(at: Date): Ctx;
}

/** What people said, who agreed, and what was answered: posts in bulk, decisions through the verbs. */
export async function writeVoices(ctx: Ctx, { random, people, now, managerAt }: VoiceOptions): Promise<void> {
  const today = dateIn(ctx.actor.timeZone, now);
  const day = (weeksAgo: number, daysLater = 0) => {
    const at = instantIn(ctx.actor.timeZone, addDays(today, -weeksAgo * 7 + daysLater), 11 * 60 + random.whole(0, 200));
    return at < now ? at : now;
  };
  const ids = await submitPosts(
    ctx,
    posts.map(({ weeksAgo, unit, kind, text, screen, votes, anonymous, askForHelp, language }) => {
      const colleagues = people.filter((person) => person.unit.name === unit && person.endsOn === null && !person.cast);
      const authors = colleagues.filter((person) => person.language === language);
      const author = random.pick(authors.length > 0 ? authors : colleagues.length > 0 ? colleagues : people);
      const voters = random.shuffled(
        people.filter((person) => person.endsOn === null && person.id !== author.id && !person.cast),
      );
      return {
        kind,
        text,
        screen,
        at: day(weeksAgo),
        ...(anonymous ? {} : { authorId: author.id }),
        ...(askForHelp ? { askForHelp } : {}),
        voterIds: voters.slice(0, Math.min(votes, Math.floor(people.length / 4))).map((person) => person.id),
      };
    }),
  );
  for (const [index, post] of posts.entries()) {
    const postId = ids[index] ?? "";
    if (post.answer) {
      const { daysLater, text } = post.answer;
      await answerPost(managerAt(day(post.weeksAgo, daysLater)), { postId, text, submissionKey: randomUUID() });
    }
    for (const { to, daysLater, reason } of post.moves ?? [])
      await movePost(managerAt(day(post.weeksAgo, daysLater)), { postId, to, reason });
  }
}
