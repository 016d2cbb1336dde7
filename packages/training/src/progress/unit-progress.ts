import { filed, withinReach } from "@arraigo/directory";
import { type Ctx, inTransaction, localDay, type Tx } from "@arraigo/platform";
import { disclose, isTooSmall, minimumGroupSize, protectTree, type Suppressed } from "@arraigo/platform/disclosure";
import { sql } from "drizzle-orm";
import type { CourseId } from "../contract";
import { say } from "../courses/course";
import { courseById } from "../courses/course-by-id";

export interface UnitFigures {
  assigned: number;
  completed: number;
  overdue: number;
}

interface Row extends Record<string, unknown> {
  unit_id: string;
  parent_id: string | null;
  name: string;
  assigned: number;
  completed: number;
  overdue: number;
}

/** People without a unit are a part of their own, or their number could be had by subtraction. */
const noUnit = "none";

/**
 * A course by org unit, each with everything below it. Units with too few people asked are hidden, and as many more as it takes
 * that none of them can be worked out from the others.
 */
export async function unitProgress(ctx: Ctx, { courseId }: CourseId) {
  return inTransaction(ctx, async (tx) => {
    const course = await courseById(ctx, tx, courseId);
    const rows = await unitRows(ctx, tx, courseId);
    const k = ctx.privacyMode === "works_council" ? 10 : minimumGroupSize;
    const known = new Set(rows.map((row) => row.unit_id));
    const parentOf = (row: Row) => (row.parent_id !== null && known.has(row.parent_id) ? row.parent_id : null);
    const protections = protectTree(
      rows.map((row) => ({ key: row.unit_id, parent: parentOf(row), people: row.assigned })),
      k,
    );
    const roots = rows.filter((row) => parentOf(row) === null);
    const total = roots.reduce<UnitFigures>((sum, row) => plus(sum, row), { assigned: 0, completed: 0, overdue: 0 });
    const totalShown: UnitFigures | Suppressed = disclose(isTooSmall(total.assigned, k) ? "small" : "shown", total);
    return {
      courseId,
      title: say(course.title, ctx.actor.language),
      groupSizeMin: k,
      total: totalShown,
      units: rows.map((row) => ({
        unitId: row.unit_id === noUnit ? null : row.unit_id,
        parentId: parentOf(row),
        name: row.name,
        figure: disclose(protections.get(row.unit_id) ?? "small", plus({ assigned: 0, completed: 0, overdue: 0 }, row)),
      })),
    };
  });
}

function plus(sum: UnitFigures, row: UnitFigures): UnitFigures {
  return {
    assigned: sum.assigned + row.assigned,
    completed: sum.completed + row.completed,
    overdue: sum.overdue + row.overdue,
  };
}

async function unitRows(ctx: Ctx, tx: Tx, courseId: string): Promise<Row[]> {
  const today = localDay(ctx.actor.timeZone, ctx.clock.now());
  const { rows } = await tx.execute<Row>(sql`
    with asked as (
      select p.id, p.org_unit_id, c.completed_at is not null as done,
        c.completed_at is null and a.due_on < ${today}::date as late
      from training.assignments a
      join directory.people p on p.organisation_id = a.organisation_id and p.id = a.person_id
      left join training.completions c
        on c.organisation_id = a.organisation_id and c.course_id = a.course_id and c.person_id = a.person_id
      where a.organisation_id = ${ctx.organisationId} and a.course_id = ${courseId}
        and (p.ends_on is null or p.ends_on >= ${today}::date)
        and ${withinReach(ctx, "training.progress.read", sql`p.id`)}
    )
    select * from (select u.id::text as unit_id, u.parent_id::text as parent_id, u.name,
      count(asked.id)::int as assigned, count(*) filter (where asked.done)::int as completed,
      count(*) filter (where asked.late)::int as overdue
    from directory.org_units u
    join asked on asked.org_unit_id in (select directory.units_below(${ctx.organisationId}, array[u.id]))
    where u.organisation_id = ${ctx.organisationId}
    group by u.id, u.parent_id, u.name
    union all
    select ${noUnit}, null, '', count(*)::int, count(*) filter (where done)::int, count(*) filter (where late)::int
    from asked where org_unit_id is null having count(*) > 0) as progress
    order by ${filed(sql`progress.name`)}, progress.unit_id`);
  return rows;
}
