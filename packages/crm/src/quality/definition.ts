import type { Field } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import type { RecordType } from "../record-types";

/*
 * The quality of one record, 0 to 100, and of any set of records the mean of theirs:
 *
 *   score = 40 completeness + 20 validity + 20 freshness + 15 uniqueness + 5 ownership, each part a share from 0 to 1
 *
 * completeness  Σ weights of the wanted fields that are filled ÷ Σ weights of all wanted fields. Wanted is what `wants` lists for the
 *               type (any one field of a line fills it), what the record's stage asks for (weight 3), and own required fields (weight 2).
 *               What looks ahead (next step, closing date) is wanted of open records only.
 * validity      filled e-mails, phones, web addresses, dates and choices that parse ÷ all that are filled; 1 where none is filled.
 * freshness     1 up to 90 days since the last real touch, falling evenly to 0 at 365. A touch is an activity, or the record's making;
 *               of a product, which nobody talks to, its last change. What is closed does not grow stale. Days are whole days of the
 *               organisation's calendar, so that a score stands still from midnight to midnight.
 * uniqueness    1 − the score of the surest open duplicate pair it is in.
 * ownership     1 where it has an owner who works here, else 0.
 *
 * Worked examples (all touched today, owned, no duplicates: 20 + 15 + 5 = 40 come with that):
 *   a contact with both names, e-mail, phone, account and title          40 · 11/11 + 20 · 1 + 40 = 100
 *   the same without phone (weight 2)                                     40 · 9/11 + 20 · 1 + 40 = 92.7
 *   the same, the e-mail "marta@" (1 of 1 checked values fails)           40 · 9/11 + 20 · 0 + 40 = 72.7
 *   the first one, last touched 200 days ago                              40 + 20 + 20 · (365 − 200) ÷ 275 + 20 = 92
 *   the first one, in an open pair that is 0.8 sure                       40 + 20 + 20 + 15 · 0.2 + 5 = 88
 *   the first one, its owner gone                                         95
 * `score-sql.ts` says the same for a million records at once; a property test holds the two together.
 */

export const qualityParts = ["completeness", "validity", "freshness", "uniqueness", "ownership"] as const;
export type QualityPart = (typeof qualityParts)[number];
export type PartShares = Record<QualityPart, number>;

export const partPoints: Readonly<PartShares> = {
  completeness: 40,
  validity: 20,
  freshness: 20,
  uniqueness: 15,
  ownership: 5,
};

export const freshDays = 90;
export const staleDays = 365;
export const stageWeight = 3;
export const ownWeight = 2;

/** What is wanted: any one of the fields fills it. */
export interface Want {
  fields: readonly string[];
  weight: number;
  /** Wanted only while the record is open: it looks ahead. */
  ahead?: true;
}

const want = (weight: number, ...fields: string[]): Want => ({ fields, weight });
const ahead = (weight: number, ...fields: string[]): Want => ({ fields, weight, ahead: true });

/** What a record of each type is worth little without. Fields that cannot be empty say nothing and are not counted. */
export const wants: Readonly<Record<RecordType, readonly Want[]>> = {
  account: [
    want(2, "phone", "email"),
    want(2, "website"),
    want(2, "city"),
    want(1, "country"),
    want(1, "industry"),
    want(1, "relation"),
  ],
  contact: [
    want(2, "familyName"),
    want(1, "givenName"),
    want(3, "email"),
    want(2, "phone"),
    want(2, "accountId"),
    want(1, "title"),
  ],
  lead: [want(2, "familyName", "company"), want(3, "email", "phone"), want(1, "source"), want(1, "interest")],
  opportunity: [
    want(3, "accountId", "contactId"),
    want(3, "amountMinor"),
    ahead(2, "closesOn"),
    ahead(2, "nextStepOn"),
    ahead(1, "nextStep"),
  ],
  case: [want(3, "accountId", "contactId"), want(2, "priority"), want(1, "category"), want(1, "channel")],
  product: [want(3, "priceMinor"), want(2, "costMinor"), want(1, "code"), want(1, "unit")],
};

/** An own field as far as quality looks at it; `key` as on the wire, `custom.k1`. */
export interface OwnField {
  key: string;
  field: Field;
  required: boolean;
}

export interface StageAsked {
  open: boolean;
  requires: readonly string[];
}

/** Everything wanted of a record of this type in this stage (null: the type has none). */
export function wantsIn(type: RecordType, stage: StageAsked | null, own: readonly OwnField[]): Want[] {
  const known = new Set([...Object.keys(fieldsOf(type)), ...own.map(({ key }) => key)]);
  const asked = new Set((stage?.requires ?? []).filter((field) => known.has(field)));
  const base: Want[] = [
    ...wants[type].filter((each) => !each.ahead || stage === null || stage.open),
    ...own.filter(({ required }) => required).map(({ key }) => want(ownWeight, key)),
  ].map(({ fields, weight }) => {
    const [only] = fields;
    if (fields.length !== 1 || only === undefined || !asked.has(only)) return { fields, weight };
    asked.delete(only);
    return { fields, weight: Math.max(weight, stageWeight) };
  });
  return [...base, ...[...asked].map((field) => want(stageWeight, field))];
}

/** Says what is written below for JavaScript and PostgreSQL alike: no look-around, no classes that depend on a locale. */
export const patterns = {
  email: "^[^ @,;<>]+@[^ @.,;<>]+([.][^ @.,;<>]+)+$",
  phone: "^[^0-9A-Za-z]*([0-9][^0-9A-Za-z]*){6,17}((x|ext)[. ]*[0-9]{1,6})?$",
  url: "^([Hh][Tt][Tt][Pp][Ss]?://)?[^ /.:@]+([.][^ /.:@]+)+(:[0-9]+)?([/?#][^ ]*)?$",
  date: "^(19|20)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
} as const;

export type Check = { key: string } & (
  | { by: "pattern"; pattern: keyof typeof patterns }
  | { by: "choice"; choices: readonly string[] }
);

/** The fields whose values can be wrong, and how that shows. */
export function checksOf(type: RecordType, own: readonly OwnField[]): Check[] {
  const fields = [...Object.entries(fieldsOf(type)), ...own.map(({ key, field }) => [key, field] as const)];
  return fields.flatMap(([key, field]): Check[] => {
    if (field.readOnly) return [];
    if (field.kind === "email" || field.kind === "phone" || field.kind === "url" || field.kind === "date")
      return [{ key, by: "pattern", pattern: field.kind }];
    return field.kind === "choice" ? [{ key, by: "choice", choices: field.choices ?? [] }] : [];
  });
}

/** Whether a value says anything: an amount of zero does, a blank does not. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "string") return /[^ \t\r\n]/.test(value);
  return !Array.isArray(value) || value.length > 0;
}

export function isValid(check: Check, value: unknown): boolean {
  const text = String(value);
  if (check.by === "choice") return check.choices.includes(text);
  return new RegExp(patterns[check.pattern]).test(text);
}

/** 1 up to 90 days since the last touch, 0 from 365 on. */
export function freshnessAfter(days: number): number {
  return Math.min(1, Math.max(0, (staleDays - days) / (staleDays - freshDays)));
}

/** What is known about one record. `valueOf` reads a field by its key on the wire. */
export interface RecordFacts {
  wants: readonly Want[];
  checks: readonly Check[];
  valueOf: (key: string) => unknown;
  /** Days since the last touch; null where that does not matter any more. */
  untouchedDays: number | null;
  /** How sure the surest open duplicate pair is, 0 without one. */
  duplicateScore: number;
  owner: "here" | "left" | "none";
}

/** Each part of one record's score as a share from 0 to 1. */
export function measureParts(facts: RecordFacts): PartShares {
  const wanted = facts.wants.reduce((sum, { weight }) => sum + weight, 0);
  const given = facts.wants.reduce((sum, { fields, weight }) => sum + (fields.some(has(facts)) ? weight : 0), 0);
  const checked = facts.checks.filter(({ key }) => has(facts)(key));
  const valid = checked.filter((check) => isValid(check, facts.valueOf(check.key)));
  return {
    completeness: wanted === 0 ? 1 : given / wanted,
    validity: checked.length === 0 ? 1 : valid.length / checked.length,
    freshness: facts.untouchedDays === null ? 1 : freshnessAfter(facts.untouchedDays),
    uniqueness: 1 - facts.duplicateScore,
    ownership: facts.owner === "here" ? 1 : 0,
  };
}

const has = (facts: RecordFacts) => (key: string) => isFilled(facts.valueOf(key));

/** 0 to 100. */
export function scoreOf(parts: PartShares): number {
  return qualityParts.reduce((sum, part) => sum + partPoints[part] * parts[part], 0);
}

/** Something that costs a record points, and how many come back when it is put right. */
export type QualityFinding = { points: number } & (
  | { part: "completeness"; fields: readonly string[] }
  | { part: "validity"; fields: readonly string[] }
  | { part: "freshness"; days: number }
  | { part: "uniqueness" }
  | { part: "ownership"; because: "unowned" | "left" }
);

/** Everything that could be better, what brings most first. The points of all of them and the score add up to 100. */
export function findingsOf(facts: RecordFacts): QualityFinding[] {
  const parts = measureParts(facts);
  const wanted = facts.wants.reduce((sum, { weight }) => sum + weight, 0);
  const checked = facts.checks.filter(({ key }) => has(facts)(key));
  const findings: QualityFinding[] = [
    ...facts.wants
      .filter(({ fields }) => !fields.some(has(facts)))
      .map(({ fields, weight }) => ({
        part: "completeness" as const,
        fields,
        points: (partPoints.completeness * weight) / wanted,
      })),
    ...checked
      .filter((check) => !isValid(check, facts.valueOf(check.key)))
      .map(({ key }) => ({ part: "validity" as const, fields: [key], points: partPoints.validity / checked.length })),
  ];
  const lost = (part: QualityPart) => partPoints[part] * (1 - parts[part]);
  if (facts.untouchedDays !== null && parts.freshness < 1)
    findings.push({ part: "freshness", days: Math.floor(facts.untouchedDays), points: lost("freshness") });
  if (parts.uniqueness < 1) findings.push({ part: "uniqueness", points: lost("uniqueness") });
  if (facts.owner !== "here")
    findings.push({
      part: "ownership",
      because: facts.owner === "left" ? "left" : "unowned",
      points: lost("ownership"),
    });
  return findings.sort((one, other) => other.points - one.points);
}
