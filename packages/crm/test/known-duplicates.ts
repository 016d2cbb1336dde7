import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PersonFacts } from "../src/duplicates/facts";
import { type FoundPair, findPersonPairs } from "../src/duplicates/find-pairs";

/** People of whom it is known which are one and the same: `entity` is equal for records of one person. */
export interface KnownPeople {
  people: PersonFacts[];
  entity: Map<string, string>;
}

export interface DuplicateScore {
  /** Of the pairs found, the share that is right; of the right pairs, the share found; their harmonic mean. */
  precision: number;
  recall: number;
  f1: number;
  truePairs: number;
  found: FoundPair[];
  wrong: FoundPair[];
}

/** Where real files lie, outside the product. */
export const sampleFolder =
  process.env["ARRAIGO_SAMPLE_DATA"] ?? join(dirname(fileURLToPath(import.meta.url)), "../../../../shared/data");

/** A file of persons with known duplicates; null where the folder is absent. Its social security number is never looked at. */
export function readKnownPeople(file: string, fields: { birthDate: boolean }): KnownPeople | null {
  const path = join(sampleFolder, "crm", file);
  if (!existsSync(path)) return null;
  const [head = [], ...rows] = readFileSync(path, "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(",").map((cell) => cell.trim()));
  const entity = new Map<string, string>();
  const people = rows.map((row): PersonFacts => {
    const cell = (name: string) => row[head.indexOf(name)] ?? "";
    const id = cell("rec_id");
    entity.set(id, id.split("-")[1] ?? id);
    const street = [`${cell("street_number")} ${cell("address_1")}`.trim(), cell("address_2")]
      .filter(Boolean)
      .join(", ");
    return {
      id,
      givenName: cell("given_name"),
      familyName: cell("surname"),
      street,
      city: cell("suburb"),
      postcode: cell("postcode"),
      region: cell("state"),
      bornOn: fields.birthDate ? isoDate(cell("date_of_birth")) : null,
    };
  });
  return { people, entity };
}

/** A day that exists, as the import would keep it; anything else is not known. */
function isoDate(digits: string): string | null {
  const iso = digits.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  const day = Date.parse(iso);
  return digits.length === 8 && !Number.isNaN(day) && new Date(day).toISOString().startsWith(iso) ? iso : null;
}

/** Pairs of ids held against what is known. */
export function scorePairs<P extends { one: string; other: string }>(
  { entity }: KnownPeople,
  found: readonly P[],
): Omit<DuplicateScore, "found" | "wrong"> & { found: readonly P[]; wrong: P[] } {
  const sizes = new Map<string, number>();
  for (const one of entity.values()) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const truePairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  const wrong = found.filter((pair) => entity.get(pair.one) !== entity.get(pair.other));
  const right = found.length - wrong.length;
  const precision = found.length === 0 ? 1 : right / found.length;
  const recall = truePairs === 0 ? 1 : right / truePairs;
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1, truePairs, found, wrong };
}

/** Compares everybody in memory, and the pairs with what is known. */
export function scoreDuplicates(known: KnownPeople): DuplicateScore {
  const found = findPersonPairs(known.people);
  return { ...scorePairs(known, found), found };
}
