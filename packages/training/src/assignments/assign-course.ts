import { ofTenant } from "@arraigo/db";
import { type Notice, tellPeople, withinReach } from "@arraigo/directory";
import { organisations, people } from "@arraigo/directory/schema";
import { trainingEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, localDay, NotFound, type Tx } from "@arraigo/platform";
import type { Language } from "@arraigo/platform/contract";
import { and, eq, gte, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { AssignCourse } from "../contract";
import { say } from "../courses/course";
import { courseById } from "../courses/course-by-id";
import { CourseUnpublished, DueDatePast } from "../errors";
import { assignments } from "./tables";

/**
 * Asks people to take a course: some, a unit with everything below it, a job role, or everybody, as far as the permission
 * reaches. Somebody asked before keeps the assignment and gets the new due date. The new ones are told, `tell` permitting.
 */
export async function assignCourse(
  ctx: Ctx,
  input: AssignCourse,
  options: { tell?: boolean } = {},
): Promise<{ assigned: number }> {
  return inTransaction(ctx, async (tx) => {
    const course = await courseById(ctx, tx, input.courseId);
    if (course.publishedAt === null) throw new CourseUnpublished();
    const today = await organisationToday(ctx, tx);
    if (input.dueOn && input.dueOn < today) throw new DueDatePast({}, "dueOn");
    const chosen = await tx
      .select({ id: people.id, language: people.language })
      .from(people)
      .where(
        and(
          ofTenant(people.organisationId, ctx.organisationId),
          or(isNull(people.endsOn), gte(people.endsOn, today)),
          withinReach(ctx, "training.course.assign", people.id),
          targetOf(ctx, input.to),
        ),
      );
    // One name out of reach, and nothing happens: a partial assignment would look complete.
    if (input.to.kind === "people" && chosen.length < new Set(input.to.personIds).size) throw new NotFound();
    const added = await writeAssignments(
      ctx,
      tx,
      input,
      chosen.map(({ id }) => id),
    );
    if (options.tell ?? true) {
      const told = chosen.filter(({ id }) => added.has(id));
      await tellPeople(
        ctx,
        tx,
        told.map((person) => noticeTo(person.id, person.language as Language, course, input)),
      );
    }
    const facts = { courseId: input.courseId, people: added.size, dueOn: input.dueOn ?? null };
    if (added.size > 0) await emit(tx, trainingEvents.courseAssigned, facts);
    return { assigned: added.size };
  });
}

function targetOf(ctx: Ctx, to: AssignCourse["to"]): SQL | undefined {
  switch (to.kind) {
    case "people":
      return inArray(people.id, to.personIds);
    case "orgUnit":
      return sql`${people.orgUnitId} in (select directory.units_below(${ctx.organisationId}, array[${to.orgUnitId}::uuid]))`;
    case "jobRole":
      return eq(people.jobRoleId, to.jobRoleId);
    case "everybody":
      return undefined;
  }
}

async function writeAssignments(ctx: Ctx, tx: Tx, input: AssignCourse, ids: readonly string[]): Promise<Set<string>> {
  const added = new Set<string>();
  for (let start = 0; start < ids.length; start += 1_000) {
    const written = await tx
      .insert(assignments)
      .values(
        ids.slice(start, start + 1_000).map((personId) => ({
          organisationId: ctx.organisationId,
          courseId: input.courseId,
          personId,
          dueOn: input.dueOn ?? null,
          assignedBy: ctx.actor.personId,
          assignedAt: ctx.clock.now(),
        })),
      )
      .onConflictDoUpdate({
        target: [assignments.organisationId, assignments.courseId, assignments.personId],
        set: { dueOn: sql`excluded.due_on` },
      })
      // A row that was there before has a former version.
      .returning({ personId: assignments.personId, isNew: sql<boolean>`xmax = 0` });
    for (const row of written) if (row.isNew) added.add(row.personId);
  }
  return added;
}

function noticeTo(
  personId: string,
  language: Language,
  course: Awaited<ReturnType<typeof courseById>>,
  { dueOn }: AssignCourse,
): Notice {
  const title = say(course.title, language);
  return {
    personId,
    kind: dueOn ? "training.courseAssignedDue" : "training.courseAssigned",
    params: dueOn ? { course: title, dueOn: sayDate(dueOn, language) } : { course: title },
    to: `/learn/courses/${course.id}`,
    onceKey: `training.assigned:${course.id}`,
    mail: true,
  };
}

/** A local date in words. */
export function sayDate(date: string, language: Language): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );
}

async function organisationToday(ctx: Ctx, tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(ofTenant(organisations.id, ctx.organisationId));
  return localDay(row?.timeZone ?? "UTC", ctx.clock.now());
}
