import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, localToday, type Tx } from "@arraigo/platform";
import { and, asc, count, isNull, type SQL, sql } from "drizzle-orm";
import { cases, queues } from "../cases/tables";
import type { ReadCaseBoard } from "../dashboards-contract";
import { casePriorities } from "../fields/case-fields";
import { dayFrom } from "../lists/day-conditions";
import { amongOf } from "../lists/list-records";
import { openListing } from "../lists/listing";
import { amongSql } from "../lists/read-page";
import type { ListCondition, ListFilter } from "../lists-contract";
import { queueInWords } from "../pipeline/given-names";
import { pipelinesOf } from "../pipeline/list-stages";
import { organisationTime } from "../settings/organisation-time";
import { between, type Days, daysOf, type Figure, is, weeksOf } from "./figure";

export interface CaseBoard extends Days {
  open: Figure;
  /** Null where the board is about some people's: what nobody owns is none of theirs. */
  unassigned: Figure | null;
  /** Open ones; `queueId` null: in none. */
  byQueue: (Figure & { queueId: string | null; name: string | null })[];
  byPriority: (Figure & { priority: (typeof casePriorities)[number] | null })[];
  /** Open ones by days since they were opened; `daysMax` null: longer. */
  byAge: (Figure & { daysMin: number; daysMax: number | null })[];
  perWeek: { week: string; opened: Figure; solved: Figure }[];
}

const ages: readonly { daysMin: number; daysMax: number | null }[] = [
  { daysMin: 0, daysMax: 1 },
  { daysMin: 2, daysMax: 7 },
  { daysMin: 8, daysMax: 30 },
  { daysMin: 31, daysMax: null },
];
/** Days nothing was opened before: a list's filter has to begin somewhere. */
const beginning = "2000-01-01";

/** What customers wait for, where, how long, and how much gets solved. */
export async function readCaseBoard(ctx: Ctx, input: ReadCaseBoard): Promise<CaseBoard> {
  return inTransaction(ctx, async (tx) => {
    const days = daysOf(ctx, input);
    const open = is("closed", false);
    const { owner } = input;
    const figure = (
      counts: Map<string | null, number>,
      key: string | null,
      ...conditions: ListCondition[]
    ): Figure => ({
      count: counts.get(key) ?? 0,
      rows: { list: "case", filter: { owner, conditions: [...conditions] } },
    });
    const counted = (key: SQL<string | null>, ...conditions: ListCondition[]) =>
      countCases(ctx, tx, { owner, conditions }, key);
    const today = localToday(ctx);
    const { timeZone } = ctx.actor;
    const { all, byQueue, byPriority, byAge } = await countOpen(ctx, tx, { owner, conditions: [open] }, today);
    const solvedStages = (await pipelinesOf(ctx, tx, "case"))
      .flatMap((pipeline) => pipeline.stages)
      .filter((stage) => stage.kind === "won")
      .map((stage) => stage.id);
    const solved: ListCondition = { field: "stageId", op: "anyOf", value: solvedStages };
    const day = (column: SQL, zone: string) => sql<string>`(${column} at time zone ${sql.param(zone)})::date`;
    const openedBy = byWeek(await counted(day(sql`${cases.openedAt}`, timeZone), between("openedAt", days)));
    const closing = (await organisationTime(ctx, tx)).timeZone;
    const solvedBy = byWeek(await counted(day(sql`${cases.closedAt}`, closing), solved, between("closedAt", days)));
    return {
      ...days,
      open: figure(all, "all", open),
      unassigned: owner === "all" ? await unassigned(ctx, tx) : null,
      byQueue: [
        ...(await queuesOf(ctx, tx)).map(({ id, name }) => ({
          queueId: id,
          name,
          ...figure(byQueue, id, open, is("queueId", id)),
        })),
        { queueId: null, name: null, ...figure(byQueue, null, open, { field: "queueId", op: "isEmpty" }) },
      ],
      byPriority: [
        ...casePriorities.map((priority) => ({
          priority,
          ...figure(byPriority, priority, open, is("priority", priority)),
        })),
        { priority: null, ...figure(byPriority, null, open, { field: "priority", op: "isEmpty" }) },
      ],
      byAge: ages.map(({ daysMin, daysMax }) => ({
        daysMin,
        daysMax,
        ...figure(
          byAge,
          String(daysMin),
          open,
          between("openedAt", {
            from: daysMax === null ? beginning : dayFrom(today, -daysMax),
            to: dayFrom(today, -daysMin),
          }),
        ),
      })),
      perWeek: weeksOf(days).map(({ monday, ...part }) => ({
        week: monday,
        opened: figure(openedBy, monday, between("openedAt", part)),
        solved: figure(solvedBy, monday, solved, between("closedAt", part)),
      })),
    };
  });
}

type Counts = Map<string | null, number>;

/** Counts by day as counts by the Monday before. */
function byWeek(days: Counts): Counts {
  const weeks: Counts = new Map();
  for (const [day, count] of days) {
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const monday = dayFrom(String(day), -weekday);
    weeks.set(monday, (weeks.get(monday) ?? 0) + count);
  }
  return weeks;
}

/**
 * Everything that is said of open cases, in one reading of them: grouped by all of it at once and added up here. A case is as old as
 * the list behind its number says: by the same beginnings of days.
 */
async function countOpen(ctx: Ctx, tx: Tx, filter: ListFilter, today: string) {
  const listing = await openListing(ctx, tx, "case", { conditions: filter.conditions });
  const among = await amongOf(ctx, tx, listing, "crm.case.read", filter);
  const since = (days: number) =>
    sql`${cases.openedAt} >= (${dayFrom(today, -days)}::timestamp at time zone ${sql.param(ctx.actor.timeZone)})`;
  const steps = ages.flatMap(({ daysMin, daysMax }) =>
    daysMax === null ? [] : [sql`when ${since(daysMax)} then ${sql.raw(String(daysMin))}`],
  );
  const { rows } = await tx.execute<{ queue: string | null; priority: string | null; age: number; count: number }>(sql`
    select queue, priority, age, count(*)::int as count from (
      select ${cases.queueId} as queue, ${cases.priority} as priority, case ${sql.join(steps, sql` `)} else ${sql.raw(String(ages.at(-1)?.daysMin ?? 0))} end as age
      from ${cases} where ${amongSql(among)}
    ) as waiting group by queue, priority, age`);
  const by = (keyOf: (row: (typeof rows)[number]) => string | null): Counts => {
    const counts: Counts = new Map();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.count);
    return counts;
  };
  return {
    byQueue: by((row) => row.queue),
    byPriority: by((row) => row.priority),
    byAge: by((row) => String(row.age)),
    all: by(() => "all"),
  };
}

async function countCases(
  ctx: Ctx,
  tx: Tx,
  filter: ListFilter,
  key: SQL<string | null>,
): Promise<Map<string | null, number>> {
  const listing = await openListing(ctx, tx, "case", { conditions: filter.conditions });
  const among = await amongOf(ctx, tx, listing, "crm.case.read", filter);
  const rows = await tx.select({ key, count: count() }).from(cases).where(amongSql(among)).groupBy(sql`1`);
  return new Map(rows.map((row) => [row.key, row.count]));
}

/** Open cases nobody owns. */
async function unassigned(ctx: Ctx, tx: Tx): Promise<Figure> {
  const filter: ListFilter = { owner: "all", conditions: [is("closed", false), is("flag", "unowned")] };
  const counts = await countCases(ctx, tx, filter, sql<string>`'all'`);
  return { count: counts.get("all") ?? 0, rows: { list: "case", filter } };
}

async function queuesOf(ctx: Ctx, tx: Tx) {
  const rows = await tx
    .select({ id: queues.id, name: queues.name })
    .from(queues)
    .where(and(ofTenant(queues.organisationId, ctx.organisationId), isNull(queues.archivedAt)))
    .orderBy(asc(queues.position), asc(queues.id));
  return rows.map((row) => ({ ...row, name: queueInWords(row.name, ctx.actor.language) }));
}
