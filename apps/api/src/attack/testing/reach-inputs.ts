import fc from "fast-check";
import { arbitraryOf, withoutOptions } from "./generate-input";
import { type Ids, leavesOf } from "./ids";
import { type Owned, ofTheirType } from "./owned-records";
import type { Procedure, Schema } from "./procedures";
import { seedFor } from "./seed";

type Fields = Record<string, unknown>;
const samples = 4;

/** Inputs that name other people's records of the kind asked for: first those that get furthest, then some of every shape. */
export function reachInputs({ input, path }: Procedure, owned: Owned, ids: Ids): unknown[] {
  if (!input) return [undefined];
  const drawn = fc.sample(arbitraryOf(input, leavesOf(path, [{ ids, any: false }])), {
    numRuns: samples,
    seed: seedFor(path),
  });
  const theirs = drawn.map((sample, index) =>
    ofTheirType(owned, path, index % 2 === 0 ? withoutOptions(input, sample) : sample, index),
  );
  const plain = theirs
    .filter(isFields)
    .slice(0, 2)
    .flatMap((sample) => plainly(input, sample, owned));
  return [...(owned.asked.get(path) ?? []), ...plain, ...theirs];
}

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What must be there, with values that no rule refuses; then the same with each other record it may name, and as wide as it may ask. */
function plainly(schema: Schema, sample: Fields, owned: Owned): Fields[] {
  const { properties = {} } = schema;
  const must = withoutOptions(schema, sample) as Fields;
  for (const [field, { type, format, enum: choices, anyOf, properties: inner }] of Object.entries(properties)) {
    if (field in must && format === "date") must[field] = field === "from" ? "2026-10-20" : "2026-11-18";
    if (type === "string" && /name$|^subject$/i.test(field)) must[field] = "Attack";
    if (choices?.includes("all")) must[field] = "all";
    if (field === "ownerId" && field in must && anyOf?.some(({ type: each }) => each === "null")) must[field] = null;
    if (field === "values" && inner && "notes" in inner) must[field] = { notes: "Attack" };
  }
  if ("ids" in properties && "filter" in properties)
    return [
      { ...must, ids: owned.some() },
      { ...must, filter: {} },
    ];
  const naming = Object.keys(properties).flatMap((field) => {
    const [id] = owned.ids.get(tableNamed[field] ?? "") ?? [];
    return id && !(field in must) ? [{ ...must, [field]: id }] : [];
  });
  return [must, ...naming];
}

const tableNamed: Readonly<Record<string, string>> = {
  accountId: "crm.accounts",
  parentId: "crm.accounts",
  contactId: "crm.contacts",
  leadId: "crm.leads",
  opportunityId: "crm.opportunities",
  caseId: "crm.cases",
};
