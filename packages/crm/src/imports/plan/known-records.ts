import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, type SQL, sql } from "drizzle-orm";
import { cases } from "../../cases/tables";
import { contacts } from "../../contacts/tables";
import { leads } from "../../leads/tables";
import { products } from "../../products/tables";
import type { RecordType } from "../../record-types";
import { fold } from "../../records/fold";
import { type RecordRow, tableOf } from "../../records/record-table";
import { texts } from "../../records/scope";
import { isPersonType } from "../mapping/import-targets";
import type { ImportRow } from "../rows/import-row";
import { furtherAddresses, type Known, settleKnown, thereOrMerged } from "./former-keys";
import { birthOrHome, type Identity, nameKeyOf } from "./identity";

/** A row about to be planned. */
export interface Recognised {
  row: ImportRow;
  identity: Identity | undefined;
}

/** The record a row is about, or why that cannot be said. */
export type Match = Known | { problem: "otherName"; record: RecordRow } | undefined;

export type Key = Identity["by"];

const nameKeyed = tableOf as unknown as Record<RecordType, { nameKey: SQL }>;

/** The condition that finds records by one kind of key, all values at once. */
export function keyedBy(type: RecordType, by: Key, values: readonly string[]): SQL {
  const among = sql`any(${texts(values)})`;
  switch (by) {
    case "email":
      return sql`${type === "lead" ? leads.emailKey : contacts.emailKey} = ${among}`;
    case "externalId":
      return sql`${tableOf[type].externalId} is not null and ${tableOf[type].externalId} = ${among}`;
    case "number":
      return sql`${cases.number} = any(${sql.param(`{${values.filter((value) => /^\d{1,9}$/.test(value)).join(",")}}`)}::int[])`;
    case "code":
      return sql`${products.code} = ${among}`;
    case "name":
      return sql`${nameKeyed[type].nameKey} = ${among}`;
  }
}

/** A name key without the company it was told apart by. */
const bareName = (value: string) => value.split("|")[0] ?? "";

/**
 * The stored records that rows may be about, also by what was merged into them and by their further addresses: one read a kind of
 * key, none a row. Oldest first, so that the same row finds the same record every time.
 */
export async function knownRecords(ctx: Ctx, tx: Tx, type: RecordType, rows: readonly Recognised[]): Promise<Known[]> {
  const wanted = new Map<Key, Set<string>>();
  const want = (by: Key, value: string) => {
    const values = wanted.get(by) ?? new Set();
    wanted.set(by, values.add(value));
  };
  for (const { row, identity } of rows) {
    if (!identity) continue;
    want(identity.by, identity.by === "name" ? bareName(identity.value) : identity.value);
    // An account that a row named before its own line came up has no number yet.
    if (type === "account" && identity.by === "externalId") want("name", nameKeyOf(type, row));
  }
  const table = tableOf[type];
  const found = new Map<string, RecordRow>();
  for (const [by, values] of wanted) {
    const records = await tx
      .select()
      .from(table)
      .where(
        and(ofTenant(table.organisationId, ctx.organisationId), thereOrMerged(type), keyedBy(type, by, [...values])),
      )
      .orderBy(table.createdAt, table.id);
    for (const record of records as RecordRow[]) found.set(record.id, record);
  }
  const further = await furtherAddresses(ctx, tx, type, [...(wanted.get("email") ?? [])]);
  return settleKnown(ctx, tx, type, [...found.values()], further);
}

const words = (name: string) => name.split(" ").filter((word) => word.length > 1);

/** Whether two names can be one person's: a word in common, or one of them unknown. */
function mayBeSame(one: string, other: string): boolean {
  if (one === "" || other === "") return true;
  const others = new Set(words(other));
  return one === other || words(one).some((word) => others.has(word));
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** Known records by every key rows look them up with. */
export class KnownRecords {
  private readonly byKey = new Map<string, Known[]>();

  constructor(
    private readonly type: RecordType,
    stored: readonly Known[],
    /** The folded names of accounts, by id: namesakes are told apart by them. */
    private readonly accountNames: ReadonlyMap<string, string>,
  ) {
    for (const known of stored) {
      const { as } = known;
      this.add("email", text(as.emailKey), known);
      this.add("externalId", text(as.externalId), known);
      this.add("code", text(as.code), known);
      if (typeof as.number === "number") this.add("number", String(as.number), known);
      this.add("name", text(as.nameKey), known);
    }
  }

  private add(by: Key, value: string, known: Known): void {
    if (value === "") return;
    const key = `${by} ${value}`;
    const held = this.byKey.get(key);
    if (held) held.push(known);
    else this.byKey.set(key, [known]);
  }

  /** The record a row is about. `chosen` is the key the person chose: others are no proof without the name. */
  find({ row, identity }: Recognised, chosen: string): Match {
    if (!identity) return undefined;
    const { by, value } = identity;
    if (by === "name") return this.findByName(value);
    const stored = this.byKey.get(`${by} ${value}`) ?? [];
    const [first] = stored;
    if (!first)
      return by === "externalId" && this.type === "account"
        ? this.findUnnumbered(nameKeyOf(this.type, row))
        : undefined;
    if (!isPersonType(this.type)) return first;
    const name = nameKeyOf(this.type, row);
    const nameOf = (record: RecordRow) => fold(`${text(record.familyName)} ${text(record.givenName)}`);
    // What was merged may have been called otherwise than what it lives on as: either name will do.
    const named =
      stored.find(({ as, record }) => nameOf(as) === name || nameOf(record) === name) ??
      stored.find(({ as, record }) => mayBeSame(name, nameOf(as)) || mayBeSame(name, nameOf(record)));
    if (named) return named;
    // Two systems both number from one: without the name, a number nobody chose is no proof.
    if (by === "externalId" && by !== chosen) return undefined;
    return { problem: "otherName", record: first.record };
  }

  private findUnnumbered(name: string): Match {
    return this.byKey.get(`name ${name}`)?.find(({ as }) => as.externalId === null);
  }

  private findByName(value: string): Match {
    const [name = "", company, told = ""] = value.split("|");
    const stored = this.byKey.get(`name ${name}`) ?? [];
    return stored.find(({ as }) => {
      // Who has an address or a number of their own is recognised by it.
      if (isPersonType(this.type) && (as.emailKey || as.externalId)) return false;
      // Two of one name who were born on other days, or live elsewhere, are two people.
      const known = isPersonType(this.type) ? birthOrHome(as) : "";
      if (told !== "" && known !== "" && told !== known) return false;
      if (company === undefined) return true;
      const theirs = this.type === "lead" ? fold(text(as.company)) : (this.accountNames.get(text(as.accountId)) ?? "");
      return theirs === company;
    });
  }
}
