import type { Ctx } from "@arraigo/platform";
import { getTableName, type SQL, sql } from "drizzle-orm";
import type { RecordType } from "../record-types";
import { fold } from "./fold";
import { tableOf } from "./record-table";
import { texts, uuids } from "./scope";

/** With more words nobody types them in another order. */
const turnedWordsMax = 4;

/** What is looked for as a whole name: people are filed under their family name and called by the given one first. */
export function namesMeant(type: RecordType, text: string): string[] {
  const words = fold(text).split(" ").filter(Boolean);
  if ((type !== "contact" && type !== "lead") || words.length > turnedWordsMax) return [words.join(" ")];
  return words.map((_, from) => [...words.slice(from), ...words.slice(0, from)].join(" "));
}

/**
 * How near a record is to the one that was meant: whole names (of a case its number) before names that begin so. For an `order by`
 * over `row`, which is the table unless it goes by another name.
 */
export function meantFirst(type: RecordType, text: string, row: string = getTableName(tableOf[type])): SQL {
  const key = sql.raw(type === "case" ? `${row}.number::text` : `${row}.name_key`);
  const names = namesMeant(type, text);
  const begins = names.map((name) => sql`starts_with(${key}, ${name})`);
  return sql`${key} = any(${texts(names)}) desc, (${sql.join(begins, sql` or `)}) desc`;
}

/**
 * The first `max` records of a type that match every pattern, in the order of `meantFirst` after one's own: rows of an id and how many
 * match, up to 201 (`crm.records_found`). For a `from`.
 */
export function recordsFound(
  ctx: Ctx,
  type: RecordType,
  text: string,
  patterns: string[],
  owners: string[] | null,
  max: number,
): SQL {
  const names = texts(namesMeant(type, text));
  return sql`crm.records_found(${type}, ${texts(patterns)}, ${uuids(owners)}, ${ctx.actor.personId}::uuid, ${names}, ${max})`;
}

/** Their ids, as an array in no order: the reader's own and those whose name is or begins with the words are among them, however common these are. */
export function firstMatches(...found: Parameters<typeof recordsFound>): SQL {
  return sql`array(select f.id from ${recordsFound(...found)} as f)`;
}
