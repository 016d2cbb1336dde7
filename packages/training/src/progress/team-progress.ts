import { ofTenant } from "@arraigo/db";
import { filed, withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localDay, type Tx } from "@arraigo/platform";
import { disclose, isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import { and, asc, eq, gte, isNull, ne, or, sql } from "drizzle-orm";
import { assignments } from "../assignments/tables";
import { say } from "../courses/course";
import { courses } from "../courses/tables";
import { completions } from "../learning/tables";

export type LearnerState = "done" | "overdue" | "begun" | "not_begun";

export interface CourseFigure {
  courseId: string;
  title: string;
  figure: { assigned: number; completed: number; overdue: number } | Suppressed;
}

export type TeamProgress =
  | {
      shown: "by_name";
      people: {
        personId: string;
        name: string;
        courses: { courseId: string; title: string; state: LearnerState; dueOn: string | null }[];
      }[];
    }
  | { shown: "together"; groupSizeMin: number; courses: CourseFigure[] };

/** With a works council a manager sees the team as one, from this many people on. */
const worksCouncilMin = 10;

/**
 * How a manager's team (everybody below them, not themselves) stands in the courses it is asked to take: by name, without
 * scores; with a works council only together.
 */
export async function teamProgress(ctx: Ctx): Promise<TeamProgress> {
  return inTransaction(ctx, async (tx) => {
    const rows = await teamRows(ctx, tx);
    const { language } = ctx.actor;
    if (ctx.privacyMode === "works_council") {
      const byCourse = groupBy(rows, (row) => row.courseId);
      const figures = [...byCourse].map(([courseId, own]) => ({
        courseId,
        title: say(own[0]?.title ?? {}, language),
        figure: disclose(isTooSmall(own.length, worksCouncilMin) ? "small" : "shown", {
          assigned: own.length,
          completed: own.filter(({ state }) => state === "done").length,
          overdue: own.filter(({ state }) => state === "overdue").length,
        }),
      }));
      return { shown: "together", groupSizeMin: worksCouncilMin, courses: figures };
    }
    const byPerson = groupBy(rows, (row) => row.personId);
    return {
      shown: "by_name",
      people: [...byPerson].map(([personId, own]) => ({
        personId,
        name: `${own[0]?.givenName} ${own[0]?.familyName}`,
        courses: own.map(({ courseId, title, state, dueOn }) => ({
          courseId,
          title: say(title, language),
          state,
          dueOn,
        })),
      })),
    };
  });
}

async function teamRows(ctx: Ctx, tx: Tx) {
  const now = ctx.clock.now();
  const today = localDay(ctx.actor.timeZone, now);
  const begun = sql<boolean>`exists (select 1 from training.lesson_reads r where r.organisation_id = ${assignments.organisationId} and r.person_id = ${assignments.personId} and r.course_id = ${assignments.courseId})`;
  const rows = await tx
    .select({
      personId: people.id,
      givenName: people.givenName,
      familyName: people.familyName,
      courseId: courses.id,
      title: courses.title,
      dueOn: assignments.dueOn,
      completedAt: completions.completedAt,
      begun,
    })
    .from(assignments)
    .innerJoin(
      courses,
      and(eq(courses.organisationId, assignments.organisationId), eq(courses.id, assignments.courseId)),
    )
    .innerJoin(people, and(eq(people.organisationId, assignments.organisationId), eq(people.id, assignments.personId)))
    .leftJoin(
      completions,
      and(
        eq(completions.organisationId, assignments.organisationId),
        eq(completions.personId, assignments.personId),
        eq(completions.courseId, assignments.courseId),
      ),
    )
    .where(
      and(
        ofTenant(assignments.organisationId, ctx.organisationId),
        withinReach(ctx, "training.team.read", people.id),
        ne(people.id, ctx.actor.personId ?? ""),
        or(isNull(people.endsOn), gte(people.endsOn, today)),
      ),
    )
    .orderBy(asc(filed(people.familyName)), asc(filed(people.givenName)), asc(people.id), asc(courses.id))
    .limit(5_000);
  return rows.map((row) => ({ ...row, state: stateOf(row, today) }));
}

function stateOf(row: { completedAt: Date | null; dueOn: string | null; begun: boolean }, today: string): LearnerState {
  if (row.completedAt) return "done";
  if (row.dueOn !== null && row.dueOn < today) return "overdue";
  return row.begun ? "begun" : "not_begun";
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
