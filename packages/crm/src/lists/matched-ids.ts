import type { Ctx, Tx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { fold, searchPatterns } from "../records/fold";
import { tableOf } from "../records/record-table";
import { texts, uuids } from "../records/scope";
import type { Place } from "./sorting";

/** Up to so many found records are named one by one; what matches more is so common that a list meets it soon. */
const matchedMax = 5_000;
export const resemblingMax = 20;

/**
 * What a search means for a list, as a condition. Rare words are looked up in the trigram index; where they match thousands, the
 * list walks in its own order and looks at each record's text, which is quicker then. Both are exact.
 */
export async function matching(
  tx: Tx,
  type: RecordType,
  search: string | undefined,
  owners: string[] | null,
  common = false,
): Promise<SQL | undefined> {
  const patterns = searchPatterns(search);
  if (!patterns) return undefined;
  const table = tableOf[type];
  if (!common) {
    const ids = await idsFrom(
      tx,
      sql`crm.records_matching(${type}, ${texts(patterns)}, ${uuids(owners)}, ${matchedMax + 1})`,
    );
    if (ids.length <= matchedMax) return sql`${table.id} = any(${uuids(ids)})`;
  }
  return sql.join(
    patterns.map((pattern) => sql`${table.searchText} like ${pattern}`),
    sql` and `,
  );
}

/**
 * The page of a search that comes by name and has no further conditions, after a place: looked up and ordered in one reading.
 * Undefined where so much matches that walking along the names is quicker.
 */
export async function namedPage(
  tx: Tx,
  type: RecordType,
  search: string | undefined,
  owners: string[] | null,
  after: Place | undefined,
  rowsMax: number,
): Promise<string[] | undefined> {
  const patterns = searchPatterns(search);
  // Cases are filed under numbers.
  if (!patterns || type === "case") return undefined;
  const ids = await idsFrom(
    tx,
    sql`crm.records_named(${type}, ${texts(patterns)}, ${uuids(owners)}, ${after?.key ?? null}, ${after?.id ?? null}::uuid, ${rowsMax})`,
  );
  return ids.some((id) => id === null) ? undefined : ids;
}

/** The records whose text is closest to what was typed, best first: for misspelt names. */
export async function resembling(
  _ctx: Ctx,
  tx: Tx,
  type: RecordType,
  search: string,
  owners: string[] | null,
): Promise<string[]> {
  const words = fold(search);
  if (words.length < 3) return [];
  return idsFrom(tx, sql`crm.records_resembling(${type}, ${words}, ${uuids(owners)}, ${resemblingMax}, true)`);
}

async function idsFrom(tx: Tx, source: SQL): Promise<string[]> {
  const { rows } = await tx.execute<{ ids: string[] | null }>(
    sql`select array_agg(found.id order by found.place) as ids from ${source} with ordinality as found(id, place)`,
  );
  return rows[0]?.ids ?? [];
}
