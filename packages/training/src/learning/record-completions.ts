import { randomUUID } from "node:crypto";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, localDay } from "@arraigo/platform";
import { courseById, lessonsOf, questionsWithRight } from "../courses/course-by-id";
import { attempts, completions, lessonReads } from "./tables";

export interface ProgressToRecord {
  personId: string;
  /** When the last of it was done. */
  at: Date;
  /** How many lessons were read, from the first; left out: all. */
  lessonsRead?: number;
  /** The latest quiz score, 0 to 100; left out: not tried. Rounded to whole questions. */
  scorePercent?: number;
}

/**
 * Many people's progress in a course at once, with its times: for imports and the simulated organisation. A completion is written
 * for whoever read every lesson and reached the pass mark, where there is a quiz. No events, no usage events, no notices.
 */
export async function recordCompletions(
  ctx: Ctx,
  courseId: string,
  given: readonly ProgressToRecord[],
): Promise<{ completed: number }> {
  return inTransaction(ctx, async (tx) => {
    const course = await courseById(ctx, tx, courseId);
    const lessons = await lessonsOf(ctx, tx, courseId);
    const asked = (await questionsWithRight(ctx, tx, courseId)).length;
    const { organisationId } = ctx;
    const facts = given.map(({ personId, at, lessonsRead = lessons.length, scorePercent }) => {
      const right = scorePercent === undefined || asked === 0 ? null : Math.round((scorePercent * asked) / 100);
      const passed = right !== null && right * 100 >= course.passMarkPercent * asked;
      return {
        personId,
        at,
        lessonsRead,
        right,
        passed,
        done: lessonsRead >= lessons.length && (asked === 0 || passed),
      };
    });
    const reads = facts.flatMap(({ personId, at, lessonsRead }) =>
      lessons.slice(0, lessonsRead).map((lesson) => {
        const readAt = new Date(at.getTime() - (lessons.length - lesson.position) * 60_000);
        return { organisationId, personId, lessonId: lesson.id, courseId, openedAt: readAt, readAt };
      }),
    );
    const tried = facts.flatMap(({ personId, at, right, passed }) => {
      if (right === null) return [];
      const when = { attemptedAt: at, attemptedOn: localDay(ctx.actor.timeZone, at) };
      const graded = { answers: {}, right, asked, passed, submissionKey: randomUUID() };
      return { id: newId(at.getTime()), organisationId, courseId, personId, ...graded, ...when };
    });
    const done = facts
      .filter((each) => each.done)
      .map(({ personId, at }) => ({ organisationId, personId, courseId, completedAt: at }));
    await inBatches(reads, (batch) => tx.insert(lessonReads).values(batch).onConflictDoNothing());
    await inBatches(tried, (batch) => tx.insert(attempts).values(batch));
    await inBatches(done, (batch) => tx.insert(completions).values(batch).onConflictDoNothing());
    return { completed: done.length };
  });
}

/** Postgres takes 65,535 parameters in one statement. */
async function inBatches<Row>(rows: readonly Row[], write: (batch: Row[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < rows.length; start += 1_000) await write(rows.slice(start, start + 1_000));
}
