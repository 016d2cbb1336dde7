import type { Field } from "../fields/field";
import { contactName, fold } from "../records/fold";
import type { CustomValue } from "../records/record-columns";

export type Target = "account" | "contact" | "opportunity";

/** An organisation's own field, as much of it as mapping needs. */
export interface OwnField {
  key: string;
  kind: Field["kind"];
  label: { en?: string | undefined; es?: string | undefined };
  choices: readonly string[];
}

export interface LeadValues {
  givenName: string;
  familyName: string;
  company: string | null;
  title: string | null;
  email: string | null;
  phone: string | null;
  website: string | null;
  source: string | null;
  interest: string | null;
  street: string | null;
  postcode: string | null;
  city: string | null;
  region: string | null;
  country: string | null;
  notes: string | null;
  tags: readonly string[];
  nextStep: string | null;
  nextStepOn: string | null;
  custom: Readonly<Record<string, CustomValue>>;
  details: Readonly<Record<string, string | number>>;
}

export interface Draft {
  values: Record<string, unknown>;
  custom: Record<string, CustomValue>;
}

export interface Mapped extends Record<Target, Draft | null> {
  /** Fields of the lead that none of the chosen records has a place for: they stay on the lead, where everybody finds them. */
  stays: string[];
}

const address = ["street", "postcode", "city", "region", "country"] as const;
const notesMax = 4_000;

/** What an account that is made of the lead is called: the company, else the person. */
export const accountNameOf = (lead: LeadValues) => lead.company || contactName(lead);

/** What a deal with them is called, until somebody says better. */
export function dealNameOf(lead: LeadValues): string {
  return [accountNameOf(lead), lead.interest].filter(Boolean).join(" · ").slice(0, 200);
}

/**
 * Where each field of a lead goes when it becomes these records. Own fields follow to own fields of the same label and kind.
 * Whatever has no place is named, so that nothing disappears unseen.
 */
export function mapLead(
  lead: LeadValues,
  wanted: Readonly<Record<Target, boolean>>,
  own: Readonly<Record<Target | "lead", readonly OwnField[]>>,
): Mapped {
  const took = new Set<string>();
  const take = <K extends keyof LeadValues>(key: K): LeadValues[K] => {
    took.add(key);
    return lead[key];
  };
  const drafts: Record<Target, Draft | null> = { account: null, contact: null, opportunity: null };
  const place = () => Object.fromEntries(address.map((key) => [key, take(key)]));
  if (wanted.account) {
    took.add("company");
    const person = wanted.contact ? {} : { notes: take("notes"), phone: take("phone"), email: take("email") };
    drafts.account = draft({
      name: accountNameOf(lead),
      website: take("website"),
      relation: "prospect",
      ...place(),
      ...person,
      tags: take("tags"),
    });
  }
  if (wanted.contact)
    drafts.contact = draft({
      givenName: take("givenName"),
      familyName: take("familyName"),
      title: take("title"),
      email: take("email"),
      phone: take("phone"),
      ...place(),
      notes: take("notes"),
      tags: take("tags"),
    });
  if (wanted.opportunity)
    drafts.opportunity = draft({
      name: dealNameOf(lead),
      source: take("source"),
      notes: [take("interest"), wanted.account || wanted.contact ? null : take("notes")]
        .filter(Boolean)
        .join("\n\n")
        .slice(0, notesMax),
      tags: take("tags"),
    });
  const bearer = drafts.opportunity ?? drafts.contact ?? drafts.account;
  if (bearer) Object.assign(bearer.values, { nextStep: take("nextStep"), nextStepOn: take("nextStepOn") });
  for (const field of own.lead) {
    const value = lead.custom[field.key];
    if (isBlank(value)) continue;
    for (const target of ["account", "contact", "opportunity"] as const) {
      const match = drafts[target] ? own[target].find((each) => isSame(field, each, value ?? null)) : undefined;
      if (!match) continue;
      (drafts[target] as Draft).custom[match.key] = value ?? null;
      took.add(`custom.${field.key}`);
    }
  }
  return { ...drafts, stays: staying(lead, took) };
}

const draft = (values: Record<string, unknown>): Draft => ({
  values: Object.fromEntries(Object.entries(values).filter(([, value]) => !isBlank(value))),
  custom: {},
});

export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0);
}

/** The same field on another type: called the same in a language, holding the same kind, and able to hold this value. */
function isSame(one: OwnField, other: OwnField, value: CustomValue): boolean {
  const named = (["en", "es"] as const).some(
    (language) => one.label[language] && fold(one.label[language] ?? "") === fold(other.label[language] ?? ""),
  );
  if (!named || one.kind !== other.kind) return false;
  return one.kind !== "choice" || other.choices.includes(String(value));
}

function staying(lead: LeadValues, took: ReadonlySet<string>): string[] {
  const { custom, details: _details, ...fields } = lead;
  return [
    ...Object.entries(fields)
      .filter(([key, value]) => !took.has(key) && !isBlank(value))
      .map(([key]) => key),
    ...Object.entries(custom)
      .filter(([key, value]) => !took.has(`custom.${key}`) && !isBlank(value))
      .map(([key]) => `custom.${key}`),
  ];
}

/**
 * What an existing record takes from a draft: what it lacks. What it holds stands; tags are joined, notes follow its own where they
 * fit. Returns only what changes.
 */
export function fillBlanks(held: Readonly<Record<string, unknown>>, draftOf: Draft): Draft {
  const values: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(draftOf.values)) {
    if (key === "tags") {
      const tags = [...new Set([...((held.tags as string[] | undefined) ?? []), ...(value as string[])])].slice(0, 30);
      if (tags.length > ((held.tags as string[] | undefined) ?? []).length) values.tags = tags;
    } else if (key === "notes" && !isBlank(held.notes)) {
      const notes = `${String(held.notes)}\n\n${String(value)}`;
      if (!String(held.notes).includes(String(value)) && notes.length <= notesMax) values.notes = notes;
    } else if (isBlank(held[key])) values[key] = value;
  }
  // A next step is one thing: its words and its day are not mixed from two records.
  if (!isBlank(held.nextStep) || !isBlank(held.nextStepOn)) {
    delete values.nextStep;
    delete values.nextStepOn;
  }
  const own = (held.custom ?? {}) as Record<string, CustomValue>;
  const custom = Object.fromEntries(Object.entries(draftOf.custom).filter(([key]) => isBlank(own[key])));
  return { values, custom };
}
