import { holds } from "@arraigo/directory";
import { type Ctx, NotPermitted, type Tx } from "@arraigo/platform";
import { and, asc } from "drizzle-orm";
import { TooManyRecords } from "../errors";
import { bulkMax, type Chosen } from "../lists-contract";
import type { RecordType } from "../record-types";
import { tableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { oneId } from "./conditions";
import { amongOf } from "./list-records";
import { openListing } from "./listing";
import { amongSql } from "./read-page";

/**
 * The records of one type that were chosen and are within a permission's reach, by id in one order: those named, or all that a
 * filter finds. What is out of reach is left out; a filter that means more than ten thousand is refused.
 */
export async function chosenIds(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  permission: string,
  chosen: Chosen,
): Promise<string[]> {
  if (!holds(ctx, permission)) throw new NotPermitted({ permission });
  const table = tableOf[type];
  const listing = await openListing(ctx, tx, type, { conditions: chosen.filter?.conditions ?? [] });
  const among = await amongOf(ctx, tx, listing, `crm.${type}.read`, chosen.filter ?? { owner: "all", conditions: [] });
  const owners = await ownersInScope(ctx, tx, permission);
  const rows = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(amongSql(among), ownedBy(table.ownerId, owners), chosen.ids ? oneId(table.id, chosen.ids) : undefined))
    .orderBy(asc(table.id))
    .limit(bulkMax + 1);
  if (rows.length > bulkMax) throw new TooManyRecords({ recordsMax: bulkMax });
  return rows.map((row) => row.id);
}

const recordsPerStep = 1_000;

/** Ids in parts that one statement can carry. */
export function inSteps(ids: readonly string[]): string[][] {
  const steps: string[][] = [];
  for (let start = 0; start < ids.length; start += recordsPerStep) steps.push(ids.slice(start, start + recordsPerStep));
  return steps;
}
