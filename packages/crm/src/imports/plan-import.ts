import type { MatchKey } from "../contract";
import { contactKeys, fold } from "../records/fold";
import type { RowFailure, RowValues } from "./row-values";

/** A contact as an import sees it: stored already, or made by an earlier row of the same file. */
export interface KnownContact {
  id: string;
  givenName: string;
  familyName: string;
  nameKey: string;
  emailKey: string | null;
  email: string | null;
  phone: string | null;
  title: string | null;
  /** The account's name. */
  company: string | null;
  tags: string[];
  notes: string | null;
  externalId: string | null;
  details: Record<string, string | number>;
  /** Whether the importing person may change it. */
  writable: boolean;
}

const plainFields = ["givenName", "familyName", "email", "phone", "title", "notes", "externalId"] as const;
type PlainField = (typeof plainFields)[number];

export interface PlannedChange {
  field: PlainField | "company" | "tags" | "details";
  from: string | null;
  to: string | null;
}

export interface PlannedCreate {
  line: number;
  contact: KnownContact;
}

export interface PlannedUpdate {
  line: number;
  contact: KnownContact;
  changes: PlannedChange[];
}

export interface ImportPlan {
  creates: PlannedCreate[];
  updates: PlannedUpdate[];
  updated: number;
  unchanged: number;
  failures: RowFailure[];
}

export interface PlanOptions {
  match: MatchKey;
  newId: () => string;
}

/** Contacts by every key an import looks them up with. */
class Known {
  private readonly byEmail = new Map<string, KnownContact[]>();
  private readonly byExternalId = new Map<string, KnownContact[]>();
  private readonly byName = new Map<string, KnownContact[]>();

  add(contact: KnownContact): void {
    if (contact.emailKey) push(this.byEmail, contact.emailKey, contact);
    if (contact.externalId) push(this.byExternalId, contact.externalId, contact);
    push(this.byName, `${contact.nameKey} ${fold(contact.company ?? "")}`, contact);
  }

  /** The contact a row is about: by the chosen key, then by the next one the row has, then by name and company. */
  find(row: RowValues, match: MatchKey): KnownContact | undefined {
    if (match === "none") return undefined;
    const { nameKey, emailKey } = contactKeys(row);
    const sameName = (each: KnownContact) => each.nameKey === nameKey;
    const email = emailKey ? (this.byEmail.get(emailKey) ?? []) : [];
    const numbered = row.externalId ? (this.byExternalId.get(row.externalId) ?? []) : [];
    if (match === "externalId" && row.externalId) return numbered[0];
    // Two systems both number from one: without the name, a number is no proof.
    if (emailKey) return email.find(sameName) ?? email[0] ?? numbered.find(sameName);
    if (row.externalId) return numbered.find(sameName);
    return this.byName
      .get(`${nameKey} ${row.company ? fold(row.company) : ""}`)
      ?.find((each) => each.emailKey === null && each.externalId === null);
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

function asKnown(row: RowValues, id: string): KnownContact {
  const { nameKey, emailKey } = contactKeys(row);
  return {
    id,
    givenName: row.givenName,
    familyName: row.familyName,
    nameKey,
    emailKey,
    email: row.email,
    phone: row.phone,
    title: row.title,
    company: row.company,
    tags: [...row.tags],
    notes: row.notes,
    externalId: row.externalId,
    details: { ...row.details },
    writable: true,
  };
}

/**
 * Writes a row into a contact and says what changed. What the file leaves empty stays; `blanksOnly` fills gaps and overwrites
 * nothing, for a second row about somebody an earlier row has already described.
 */
function applyRow(contact: KnownContact, row: RowValues, blanksOnly: boolean): PlannedChange[] {
  const changes: PlannedChange[] = [];
  for (const field of plainFields) {
    const to = row[field];
    const from = contact[field] || null;
    if (
      !to ||
      to === from ||
      (field === "email" && to.toLowerCase() === from?.toLowerCase()) ||
      (blanksOnly && from !== null)
    )
      continue;
    contact[field] = to;
    changes.push({ field, from, to });
  }
  if (row.company && fold(row.company) !== fold(contact.company ?? "") && !(blanksOnly && contact.company)) {
    changes.push({ field: "company", from: contact.company, to: row.company });
    contact.company = row.company;
  }
  const tags = row.tags.filter((tag) => !contact.tags.includes(tag));
  if (tags.length > 0 && contact.tags.length + tags.length <= 30) {
    changes.push({ field: "tags", from: contact.tags.join(", ") || null, to: [...contact.tags, ...tags].join(", ") });
    contact.tags = [...contact.tags, ...tags];
  }
  for (const [name, value] of Object.entries(row.details)) {
    const from = contact.details[name];
    if (from === value || (blanksOnly && from !== undefined)) continue;
    contact.details[name] = value;
    changes.push({ field: "details", from: from === undefined ? null : `${name}: ${from}`, to: `${name}: ${value}` });
  }
  const keys = contactKeys(contact);
  contact.nameKey = keys.nameKey;
  contact.emailKey = keys.emailKey;
  return changes;
}

/**
 * Decides what becomes of every row: one planner for the dry run and for the import itself, so that their counts are the same by
 * construction. Doing the same import again finds everything unchanged. Pure: reads nothing, writes nothing.
 */
export function planImport(
  rows: readonly RowValues[],
  stored: readonly KnownContact[],
  options: PlanOptions,
): ImportPlan {
  const known = new Known();
  for (const contact of stored) known.add(contact);
  /** Contacts an earlier row of this file has spoken for, and the line it stands on. */
  const spokenFor = new Map<string, number>();
  const updates = new Map<string, PlannedUpdate>();
  const plan: ImportPlan = { creates: [], updates: [], updated: 0, unchanged: 0, failures: [] };
  const created = new Set<string>();
  for (const row of rows) {
    const found = known.find(row, options.match);
    if (!found) {
      const contact = asKnown(row, options.newId());
      known.add(contact);
      spokenFor.set(contact.id, row.line);
      created.add(contact.id);
      plan.creates.push({ line: row.line, contact });
      continue;
    }
    const earlier = spokenFor.get(found.id);
    const failed = (problem: "sharedKey" | "notYours", params: Record<string, number> = {}) =>
      plan.failures.push({ line: row.line, problem, params, cells: [] });
    // Two people behind one address or number are not one person; which is which, a person decides.
    if (earlier !== undefined && found.nameKey !== contactKeys(row).nameKey) {
      failed("sharedKey", { line: earlier });
      continue;
    }
    if (!found.writable) {
      failed("notYours");
      continue;
    }
    spokenFor.set(found.id, earlier ?? row.line);
    const changes = applyRow(found, row, earlier !== undefined);
    if (changes.length === 0) {
      plan.unchanged++;
      continue;
    }
    plan.updated++;
    if (created.has(found.id)) continue;
    const held = updates.get(found.id);
    if (held) held.changes.push(...changes);
    else updates.set(found.id, { line: row.line, contact: found, changes });
  }
  plan.updates = [...updates.values()];
  return plan;
}
