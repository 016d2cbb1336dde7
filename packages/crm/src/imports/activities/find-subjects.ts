import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and } from "drizzle-orm";
import type { SteppedType } from "../../record-types";
import { fold } from "../../records/fold";
import { type RecordRow, tableOf } from "../../records/record-table";
import { nameKey } from "../plan/find-names";
import { furtherAddresses, settleKnown, thereOrMerged } from "../plan/former-keys";
import { type Key, keyedBy } from "../plan/known-records";
import type { SubjectTarget } from "./activity-targets";
import { peopleAtNumbers } from "./people-at-numbers";

/** A record that something may be about. */
export interface Candidate {
  type: SteppedType;
  id: string;
  accountId: string | null;
  contactId: string | null;
  /** Found by nothing but its name: somebody else may be called so. */
  isByName: boolean;
}

/** By what a text is looked up, the surest first: what one of them finds, the next ones need not. */
const keysOf: Readonly<Record<SteppedType, readonly Key[]>> = {
  account: ["externalId", "name"],
  contact: ["externalId", "email", "name"],
  lead: ["externalId", "email", "name"],
  opportunity: ["externalId", "name"],
  case: ["externalId", "number"],
};

/** Among which types a column's names are looked for. Whom others call a contact may be a lead here. */
export const typesNamed: Readonly<Record<SubjectTarget, readonly (readonly SteppedType[])[]>> = {
  contactId: [["contact"], ["lead"]],
  accountId: [["account"]],
  opportunityId: [["opportunity"]],
  caseId: [["case"]],
  leadId: [["lead"]],
  aboutId: [["account", "contact", "lead", "opportunity", "case"]],
};

/** So many names are remembered; a file that names more asks again. */
const rememberedMax = 100_000;
const text = (value: unknown) => (typeof value === "string" ? value : "");

function keyOf(type: SteppedType, by: Key, name: string): string {
  switch (by) {
    case "externalId":
      return name;
    case "email":
      return name.includes("@") ? name.toLowerCase() : "";
    case "number":
      return /^#?(\d{1,9})(?:\s|$)/.exec(name)?.[1] ?? "";
    default:
      if (name.includes("@")) return "";
      return type === "contact" || type === "lead" ? nameKey("contact", name) : fold(name);
  }
}

/** What a record is found by, of one kind of key. */
function keyIn(record: RecordRow, by: Key): string {
  if (by === "number") return typeof record.number === "number" ? String(record.number) : "";
  return text(by === "email" ? record.emailKey : by === "name" ? record.nameKey : record.externalId);
}

/**
 * Remembers which records the names of a file stand for: every one of them, so that nobody is guessed among namesakes. Only records
 * the importer may read; what was merged stands for what it lives on as.
 */
export class SubjectBook {
  private readonly known = new Map<SteppedType, Map<string, readonly Candidate[]>>();

  /** `readable` says whose records of a type may be named; null for anybody's. */
  constructor(private readonly readable: Readonly<Record<SteppedType, ReadonlySet<string> | null>>) {}

  /** The records a learnt name stands for, of one type. */
  of(type: SteppedType, name: string): readonly Candidate[] {
    return this.known.get(type)?.get(name) ?? [];
  }

  /** Looks up every name that is not known yet: a read a type and kind of key, none a name. */
  async learn(ctx: Ctx, tx: Tx, type: SteppedType, names: Iterable<string>): Promise<void> {
    const known = this.known.get(type) ?? new Map<string, readonly Candidate[]>();
    this.known.set(type, known);
    if (known.size > rememberedMax) known.clear();
    let asked = [...new Set(names)].filter((name) => !known.has(name));
    for (const name of asked) known.set(name, []);
    for (const by of keysOf[type]) {
      if (asked.length === 0) return;
      const found = await this.find(ctx, tx, type, by, asked);
      for (const [name, candidates] of found) known.set(name, candidates);
      asked = asked.filter((name) => !found.has(name));
    }
    if (type !== "contact" && type !== "lead") return;
    for (const [name, records] of await peopleAtNumbers(ctx, tx, type, asked))
      known.set(name, this.candidates(type, records, false));
  }

  private candidates(type: SteppedType, records: readonly RecordRow[], isByName: boolean): Candidate[] {
    const owners = this.readable[type];
    return records
      .filter(({ ownerId }) => owners === null || (ownerId !== null && owners.has(ownerId)))
      .map(({ id, accountId, contactId }) => ({
        type,
        id,
        accountId: type === "account" ? id : text(accountId) || null,
        contactId: type === "contact" ? id : text(contactId) || null,
        isByName,
      }));
  }

  private async find(
    ctx: Ctx,
    tx: Tx,
    type: SteppedType,
    by: Key,
    names: readonly string[],
  ): Promise<Map<string, Candidate[]>> {
    const keys = new Map(names.map((name) => [name, keyOf(type, by, name)]));
    const wanted = [...new Set(keys.values())].filter((key) => key !== "");
    if (wanted.length === 0) return new Map();
    const table = tableOf[type];
    const stored = (await tx
      .select()
      .from(table)
      .where(and(ofTenant(table.organisationId, ctx.organisationId), thereOrMerged(type), keyedBy(type, by, wanted)))
      .orderBy(table.createdAt, table.id)) as RecordRow[];
    const further = by === "email" ? await furtherAddresses(ctx, tx, type, wanted) : [];
    const records = new Map<string, Map<string, RecordRow>>();
    for (const { record, as } of await settleKnown(ctx, tx, type, stored, further)) {
      const key = keyIn(as, by);
      records.set(key, (records.get(key) ?? new Map()).set(record.id, record));
    }
    const found = new Map<string, Candidate[]>();
    for (const [name, key] of keys) {
      const candidates = this.candidates(type, [...(records.get(key)?.values() ?? [])], by === "name");
      if (key !== "" && candidates.length > 0) found.set(name, candidates);
    }
    return found;
  }
}
