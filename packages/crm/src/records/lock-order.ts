import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, sql } from "drizzle-orm";
import { recordTypes } from "../record-types";
import { tableOf } from "./record-table";
import { uuids } from "./scope";

/**
 * Whoever holds records of several types takes them in the order of `recordTypes`, and those of one type by id: then no two wait for
 * one another. Before all of them comes who belongs to whom (accounts/assert-no-circle.ts), then the process
 * (pipeline/hold-process.ts). Holds these until the transaction ends, whatever became of them: as pointed at ("key share": nobody
 * merges or removes them meanwhile, anybody changes them) or to be changed ("no key update").
 */
export async function holdInOrder(
  ctx: Ctx,
  tx: Tx,
  named: ReadonlyMap<string, Iterable<string>>,
  strength: "key share" | "no key update",
): Promise<void> {
  for (const type of recordTypes) {
    const ids = [...(named.get(type) ?? [])];
    if (ids.length === 0) continue;
    const table = tableOf[type];
    await tx
      .select({ id: table.id })
      .from(table)
      .where(and(ofTenant(table.organisationId, ctx.organisationId), sql`${table.id} = any(${uuids(ids)})`))
      .orderBy(asc(table.id))
      .for(strength);
  }
}
