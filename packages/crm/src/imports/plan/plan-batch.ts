import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import { accounts } from "../../accounts/tables";
import { recordName } from "../../records/record-keys";
import type { RecordRow } from "../../records/record-table";
import { uuids } from "../../records/scope";
import type { RowsPlan } from "../importable";
import type { ImportRow } from "../rows/import-row";
import { settleMoney } from "../rows/row-money";
import { takeTurns } from "../take-turns";
import { beginPlan, failureOf, turnMs } from "./begin-plan";
import { callRow } from "./call-row";
import { findLookalikes, type Lookalike } from "./find-lookalikes";
import { isFailedGroup, type RowGroup } from "./group-rows";
import { identityOf } from "./identity";
import type { ImportRun } from "./import-run";
import { KnownRecords, knownRecords, type Recognised } from "./known-records";
import { mergeRows } from "./merge-rows";
import { planMarks } from "./plan-marks";
import { type Met, planUpdates } from "./plan-updates";
import type { PlannedUpdate } from "./planned-update";
import { type Landing, settleLanding } from "./settle-landing";
import { learnNames, missingNames, settleNames, tellParents } from "./settle-names";

export interface PlannedCreate {
  id: string;
  row: ImportRow;
  landing: Landing;
}

/** What becomes of the rows of a batch of records. */
export interface BatchPlan extends RowsPlan {
  creates: PlannedCreate[];
  updates: PlannedUpdate[];
}

async function accountNames(ctx: Ctx, tx: Tx, records: readonly RecordRow[]): Promise<Map<string, string>> {
  const ids = [
    ...new Set(records.map((record) => record.accountId).filter((id): id is string => typeof id === "string")),
  ];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: accounts.id, nameKey: accounts.nameKey })
    .from(accounts)
    .where(and(ofTenant(accounts.organisationId, ctx.organisationId), sql`${accounts.id} = any(${uuids(ids)})`));
  return new Map(rows.map((row) => [row.id, row.nameKey]));
}

/**
 * Decides what becomes of a batch of rows: one planner for the dry run and for the import itself, so that their counts are the same
 * by construction. Reads what is stored, a read a kind of question and none a row; writes nothing. What rows name and nobody has
 * made yet gets its id here: the import makes it, the dry run only counts.
 */
export async function planBatch(
  ctx: Ctx,
  tx: Tx,
  run: ImportRun,
  { groups, comesUp }: { groups: readonly RowGroup[]; comesUp(key: string): boolean },
): Promise<BatchPlan> {
  const { type, mapping } = run;
  const plan: BatchPlan = { ...beginPlan(), creates: [], updates: [] };
  const recognised: Recognised[] = [];
  const madeUp = new Set<ImportRow>();
  const turn = takeTurns(turnMs);
  for (const group of groups) {
    await turn();
    if (isFailedGroup(group)) {
      plan.rows++;
      plan.failures.push(group);
      continue;
    }
    plan.rows += group.length;
    const { row, added, repeated, failures } = mergeRows(type, group);
    plan.failures.push(...failures);
    const called = callRow(run, row);
    if (called === "nameless") {
      const [first, ...others] = group;
      plan.failures.push(failureOf(first, { problem: "nameless", params: {} }));
      for (const other of others) plan.failures.push(failureOf(other, { problem: "nameless", params: {} }));
      continue;
    }
    plan.updated += added;
    plan.unchanged += repeated;
    if (called === "madeUp") madeUp.add(row);
    recognised.push({ row, identity: identityOf(type, mapping.match, row) });
  }
  const stored = await knownRecords(ctx, tx, type, recognised);
  const names = recognised.some(({ identity }) => identity?.by === "name")
    ? await accountNames(
        ctx,
        tx,
        stored.map(({ as }) => as),
      )
    : new Map();
  const known = new KnownRecords(type, stored, names);
  const fresh: ImportRow[] = [];
  const met: Met[] = [];
  for (const each of recognised) {
    const match = known.find(each, mapping.match);
    if (match && "problem" in match)
      plan.failures.push(failureOf(each.row, { problem: match.problem, params: named(run, match.record) }));
    else if (match && mapping.mode === "create") plan.unchanged++;
    else if (match && !mayWrite(run, match.record))
      plan.failures.push(failureOf(each.row, { problem: "notYours", params: {} }));
    else if (match) met.push({ ...each, row: madeUp.has(each.row) ? unnamed(each.row) : each.row, ...match });
    else if (mapping.mode === "update") plan.failures.push(failureOf(each.row, { problem: "notFound", params: {} }));
    else fresh.push(each.row);
  }
  const kept = await withoutLookalikes(ctx, tx, run, plan, fresh);
  await tellElsewhere(ctx, tx, run, kept);
  const rows = [...kept, ...met.map((each) => each.row)];
  await learnNames(ctx, tx, run, rows);
  const ids = new Map(kept.map((row) => [row, newId(ctx.clock.now().getTime())]));
  if (type === "account") tellParents(run, rows, ids);
  plan.missing = missingNames(run, rows);
  for (const row of rows) settleNames(run, row);
  await turn();
  for (const row of kept) {
    settleMoney(type, row, run.currency);
    if (type === "opportunity" || type === "product") row.values.currency ??= run.currency;
    plan.creates.push({ id: ids.get(row) ?? "", row, landing: settleLanding(ctx, run, row) });
  }
  await planMarks(ctx, tx, type, [...kept.map((row) => ({ row })), ...met]);
  const changing = await planUpdates(ctx, tx, run, met, comesUp);
  plan.updates = changing.updates;
  plan.updated += changing.updated;
  plan.unchanged += changing.unchanged;
  plan.failures.sort((a, b) => a.line - b.line);
  return plan;
}

/** What a record was called for want of a name does not take its name away later. */
function unnamed(row: ImportRow): ImportRow {
  delete row.values.name;
  delete row.values.subject;
  return row;
}

const mayWrite = (run: ImportRun, record: RecordRow) =>
  run.writeOwners === null || (record.ownerId !== null && run.writeOwners.has(record.ownerId));

/** Whom a problem is about: nobody by name where the actor may not read them. */
function named(run: ImportRun, record: Lookalike, id?: string): Record<string, string> {
  return mayRead(run.readOwners, record) ? { name: recordName(run.type, record), ...(id ? { id } : {}) } : {};
}

const mayRead = (owners: ReadonlySet<string> | null, { ownerId }: Lookalike) =>
  owners === null || (ownerId !== null && owners.has(ownerId));

/** New leads that are contacts already, and new contacts that are leads: told, never held back, since a person may be both. */
async function tellElsewhere(ctx: Ctx, tx: Tx, run: ImportRun, fresh: readonly ImportRow[]): Promise<void> {
  const { elsewhere } = run;
  if (!elsewhere) return;
  const alike = await findLookalikes(ctx, tx, run.type, fresh, true, elsewhere.type);
  for (const [row, record] of alike)
    row.notices.push({
      problem: elsewhere.type === "contact" ? "lookalikeContact" : "lookalikeLead",
      params: mayRead(elsewhere.readOwners, record) ? { name: recordName(elsewhere.type, record), id: record.id } : {},
    });
}

/** New rows that look like somebody already here are listed; where the mapping says so, they stay out. */
async function withoutLookalikes(
  ctx: Ctx,
  tx: Tx,
  run: ImportRun,
  plan: BatchPlan,
  fresh: ImportRow[],
): Promise<ImportRow[]> {
  const alike = await findLookalikes(ctx, tx, run.type, fresh, run.mapping.match !== "email");
  if (alike.size === 0) return fresh;
  plan.lookalikes += alike.size;
  const kept: ImportRow[] = [];
  for (const row of fresh) {
    const found = alike.get(row);
    const problem = found && { problem: "lookalike" as const, params: named(run, found, found.id) };
    if (problem && run.mapping.lookalikes === "hold") plan.failures.push(failureOf(row, problem));
    else {
      if (problem) row.notices.push(problem);
      kept.push(row);
    }
  }
  return kept;
}
