import { type SQL, sql } from "drizzle-orm";
import { contactPoints } from "./point-tables";
import { keysAsked, suppressionHash } from "./suppress-points";
import { suppressedPoints } from "./suppression-tables";

/**
 * Whether somebody said no at an address, on any record that has it or before it was taken off one: what `pointState` says of one
 * address, for lists and exports, row by row. Its parts are SQL of the query around it.
 */
export const saidNo = (organisation: SQL, kind: SQL, key: SQL): SQL => sql`(exists (select 1 from ${contactPoints} said
    where said.organisation_id = ${organisation} and said.kind = ${kind} and said.key = ${key} and said.opted_out_at is not null)
  or exists (select 1 from ${suppressedPoints} kept
    where kept.organisation_id = ${organisation} and kept.kind = ${kind} and kept.hash = ${suppressionHash(organisation, kind, key)}))`;

/** The same of a number in whatever country's spelling; false of an e-mail address. */
export const saidNoAtNumber = (organisation: SQL, kind: SQL, key: SQL): SQL => sql`(${kind} = 'phone' and (
  exists (select 1 from crm.noes_at_numbers(array[${key}]))
  or exists (select 1 from ${suppressedPoints} kept where kept.organisation_id = ${organisation} and kept.kind = 'phone'
    and kept.hash in (select ${suppressionHash(organisation, kind, sql`under.key`)} from ${keysAsked(kind, key)} as under(key)))))`;
