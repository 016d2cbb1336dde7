import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { texts } from "../records/scope";
import { contactPoints } from "./point-tables";
import { suppressedAmong, suppressionHash } from "./suppress-points";
import { suppressedPoints } from "./suppression-tables";

/**
 * Whether somebody said no at an address, on any record that has it or before it was taken off one: what `pointState` says of one
 * address, for lists and exports, row by row. Its parts are SQL of the query around it.
 */
export const saidNo = (organisation: SQL, kind: SQL, key: SQL): SQL => sql`(exists (select 1 from ${contactPoints} said
    where said.organisation_id = ${organisation} and said.kind = ${kind} and said.key = ${key} and said.opted_out_at is not null)
  or exists (select 1 from ${suppressedPoints} kept
    where kept.organisation_id = ${organisation} and kept.kind = ${kind} and kept.hash = ${suppressionHash(organisation, kind, key)}))`;

/** Of these numbers, those at which somebody said no in any spelling, with or without the country's number. Two reads however many. */
export async function numbersSaidNo(ctx: Ctx, tx: Tx, numbers: readonly string[]): Promise<ReadonlySet<string>> {
  if (numbers.length === 0) return new Set();
  const { rows } = await tx.execute<{ number: string }>(
    sql`select distinct number from crm.noes_at_numbers(${texts([...new Set(numbers)])})`,
  );
  const kept = await suppressedAmong(
    ctx,
    tx,
    [...new Set(numbers)].map((key) => ({ kind: "phone", key })),
  );
  return new Set([...rows.map(({ number }) => number), ...[...kept.keys()].map((at) => at.slice("phone ".length))]);
}
