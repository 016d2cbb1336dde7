import { ofTenant } from "@arraigo/db";
import { holds, withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, or, type SQL, sql } from "drizzle-orm";
import { accounts } from "../../accounts/tables";
import { cases } from "../../cases/tables";
import { opportunities } from "../../opportunities/tables";
import type { StagedType } from "../../record-types";
import { ownerName } from "../../records/owner-name";
import { readableWhere } from "../../records/readable-names";
import { recordName } from "../../records/record-keys";
import { type StagedRow, type StagedTable, stagedTableOf } from "../../records/record-table";
import { ownedBy } from "../../records/scope";
import { movePermission } from "../assert-movable";
import type { FlagName } from "../flag-names";
import { type FlaggedColumns, flagCondition, flagsOf, type StageLimits } from "../flags";

/** How long a closed record stays on the board. */
export const closedWindowDays = 90;
const dayMs = 86_400_000;

export interface BoardAsked {
  type: StagedType;
  owners: string[] | null;
  flag?: FlagName | undefined;
  limits: readonly StageLimits[];
}

/** The columns that flags read. */
export const flaggedColumns = (type: StagedType): FlaggedColumns => ({
  ...(stagedTableOf[type] as unknown as FlaggedColumns),
  ...(type === "opportunity" ? { closesOn: opportunities.closesOn } : {}),
});

/** What a board shows at all: live records, open or closed of late, within reach, and flagged as asked. */
export function onBoard(ctx: Ctx, { type, owners, flag, limits }: BoardAsked): SQL | undefined {
  const table = stagedTableOf[type];
  const since = new Date(ctx.clock.now().getTime() - closedWindowDays * dayMs).toISOString();
  return and(
    ofTenant(table.organisationId, ctx.organisationId),
    isNull(table.goneAt),
    ownedBy(table.ownerId, owners),
    or(isNull(table.closedAt), sql`${table.closedAt} >= ${since}::timestamptz`),
    flag ? flagCondition(flag, flaggedColumns(type), limits, ctx.clock.now(), localToday(ctx)) : undefined,
  );
}

const accountColumn = (type: StagedType) =>
  type === "opportunity" ? opportunities.accountId : type === "case" ? cases.accountId : sql`null::uuid`;

/** Cards of one stage, latest arrivals first, each with its flags. */
export async function boardCards(
  ctx: Ctx,
  tx: Tx,
  asked: BoardAsked,
  stageId: string,
  page: { after?: { at: string; id: string } | undefined; rowsMax: number },
) {
  const { type } = asked;
  const table: StagedTable = stagedTableOf[type];
  const write = `crm.${type}.write`;
  // Cards the reader may not move are shown all the same, and say so by not being draggable.
  const mayMove =
    holds(ctx, write) && holds(ctx, movePermission)
      ? sql`(${withinReach(ctx, write, table.ownerId)} and ${withinReach(ctx, movePermission, table.ownerId)})`
      : sql`false`;
  const rows = await tx
    .select({ row: table, accountName: accounts.name, ownerName, movable: sql<boolean>`coalesce(${mayMove}, false)` })
    .from(table)
    .leftJoin(
      accounts,
      and(
        eq(accounts.organisationId, table.organisationId),
        eq(accounts.id, accountColumn(type)),
        readableWhere(ctx, "account", accounts.ownerId),
      ),
    )
    .leftJoin(people, and(eq(people.organisationId, table.organisationId), eq(people.id, table.ownerId)))
    .where(
      and(
        onBoard(ctx, asked),
        eq(table.stageId, stageId),
        page.after
          ? sql`(${table.stageEnteredAt}, ${table.id}) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(table.stageEnteredAt), desc(table.id))
    .limit(page.rowsMax);
  return rows.map((each) => card(ctx, asked, each));
}

interface Found {
  row: StagedTable["$inferSelect"];
  accountName: string | null;
  ownerName: string | null;
  movable: boolean;
}

const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

function card(ctx: Ctx, { type, limits }: BoardAsked, { row: found, accountName, ownerName: owner, movable }: Found) {
  const row = found as StagedRow;
  const now = ctx.clock.now();
  const name = recordName(type, row);
  const company = text(row.company);
  return {
    id: row.id,
    name,
    /** Whose it is at a glance: the account, or the lead's company where it is not already its name. */
    about: accountName ?? (company === name ? null : company),
    ownerId: row.ownerId,
    ownerName: owner,
    amountMinor: typeof row.amountMinor === "number" ? row.amountMinor : null,
    currency: text(row.currency),
    closesOn: text(row.closesOn),
    interest: text(row.interest),
    priority: text(row.priority),
    nextStep: row.nextStep,
    nextStepOn: row.nextStepOn,
    reason: text(row.reason),
    movable: movable && !row.convertedAt,
    stageEnteredAt: row.stageEnteredAt.toISOString(),
    /** Whole days in this stage. */
    days: Math.floor((now.getTime() - row.stageEnteredAt.getTime()) / dayMs),
    flags: flagsOf({ ...row, closesOn: text(row.closesOn) }, limits, now, localToday(ctx)),
  };
}
