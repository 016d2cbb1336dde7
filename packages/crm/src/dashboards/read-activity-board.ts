import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, isNotNull, isNull, sql } from "drizzle-orm";
import { activities } from "../activities/tables";
import { type ActivityKind, activityKinds } from "../contract";
import type { ReadActivityBoard } from "../dashboards-contract";
import { dayFrom } from "../lists/day-conditions";
import { ownedBy, ownersInScope } from "../records/scope";
import { type Days, daysOf, type Figure, weeksOf } from "./figure";

export interface ActivityFigure extends Figure {
  minutes: number;
  /** Of how many the minutes are known. */
  timed: number;
}

export interface ActivityBoard extends Days {
  total: ActivityFigure;
  byKind: (ActivityFigure & { kind: ActivityKind })[];
  perWeek: { week: string; kinds: (ActivityFigure & { kind: ActivityKind })[] }[];
}

interface Row extends Record<string, unknown> {
  week: string;
  kind: ActivityKind;
  count: number;
  minutes: number;
  timed: number;
}

/** What was done, by kind and week, with the minutes that were written down: one's own or a team's, never person by person. */
export async function readActivityBoard(ctx: Ctx, input: ReadActivityBoard): Promise<ActivityBoard> {
  return inTransaction(ctx, async (tx) => {
    const days = daysOf(ctx, input);
    const owners = await ownersInScope(ctx, tx, "crm.activity.read", input.owner);
    const { timeZone } = ctx.actor;
    const beginning = (day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
    const { rows } = await tx.execute<Row>(sql`
      select to_char(date_trunc('week', ${activities.occurredAt} at time zone ${timeZone}), 'YYYY-MM-DD') as week, ${activities.kind} as kind,
        count(*)::int as count, coalesce(sum(${activities.minutes}), 0)::int as minutes, count(${activities.minutes})::int as timed
      from ${activities} where ${and(
        ofTenant(activities.organisationId, ctx.organisationId),
        isNull(activities.withdrawnAt),
        isNotNull(activities.doneAt),
        ownedBy(activities.actorId, owners),
        sql`${activities.occurredAt} >= ${beginning(days.from)} and ${activities.occurredAt} < ${beginning(dayFrom(days.to, 1))}`,
      )} group by 1, 2`);
    const figure = (held: readonly Row[], part: Days, kind?: ActivityKind): ActivityFigure => ({
      count: held.reduce((sum, row) => sum + row.count, 0),
      minutes: held.reduce((sum, row) => sum + row.minutes, 0),
      timed: held.reduce((sum, row) => sum + row.timed, 0),
      rows: {
        list: "activity",
        filter: { owner: input.owner, state: "done", from: part.from, to: part.to, ...(kind ? { kind } : {}) },
      },
    });
    const ofKind = (held: readonly Row[], part: Days) =>
      activityKinds.map((kind) => ({
        kind,
        ...figure(
          held.filter((row) => row.kind === kind),
          part,
          kind,
        ),
      }));
    return {
      ...days,
      total: figure(rows, days),
      byKind: ofKind(rows, days),
      perWeek: weeksOf(days).map(({ monday, ...part }) => ({
        week: monday,
        kinds: ofKind(
          rows.filter((row) => row.week === monday),
          part,
        ),
      })),
    };
  });
}
