import type { PersonRow, Problem } from "./read-row";

/** A person as the import compares them: by name where the file speaks names, so that a plan needs no ids. */
export interface KnownPerson {
  id: string;
  email: string;
  givenName: string;
  familyName: string;
  externalId: string | null;
  orgUnitPath: string;
  managerEmail: string | null;
  jobRole: string | null;
  location: string | null;
  language: string;
  timeZone: string;
  startsOn: string;
  endsOn: string | null;
  workloadPercent: number;
}

export interface ImportPlan {
  created: PersonRow[];
  updated: { row: PersonRow; known: KnownPerson }[];
  unchanged: number;
  problems: Problem[];
}

export const pathKey = (path: readonly string[]) => path.join(" / ").toLowerCase();

const fail = (row: PersonRow, problem: string, params: Problem["params"] = {}): Problem => ({
  line: row.line,
  problem,
  params,
});

/**
 * What an import would do, from what is there and what the file says. Pure, and the same for dry run and import, so that their
 * counts cannot differ. A row that cannot go in takes nothing else with it, except rows that need it as their manager.
 */
export function planRows(rows: readonly (PersonRow | Problem)[], known: ReadonlyMap<string, KnownPerson>): ImportPlan {
  const problems: Problem[] = [];
  const standing = new Map<string, PersonRow>();
  const numbers = new Map<string, string>();
  for (const person of known.values()) if (person.externalId) numbers.set(person.externalId, person.email);
  for (const row of rows) {
    if ("problem" in row) problems.push(row);
    else {
      const problem = problemOfItself(row, standing, known, numbers);
      if (problem) problems.push(problem);
      else {
        standing.set(row.email, row);
        if (row.externalId) numbers.set(row.externalId, row.email);
      }
    }
  }
  dropBrokenManagers(standing, known, problems);

  const plan: ImportPlan = {
    created: [],
    updated: [],
    unchanged: 0,
    problems: problems.sort((a, b) => a.line - b.line),
  };
  for (const row of standing.values()) {
    const person = known.get(row.email);
    if (!person) plan.created.push(row);
    else if (differs(row, person)) plan.updated.push({ row, known: person });
    else plan.unchanged++;
  }
  return plan;
}

function problemOfItself(
  row: PersonRow,
  before: ReadonlyMap<string, PersonRow>,
  known: ReadonlyMap<string, KnownPerson>,
  numbers: ReadonlyMap<string, string>,
): Problem | undefined {
  const twin = before.get(row.email);
  if (twin) return fail(row, "emailRepeated", { line: twin.line });
  const person = known.get(row.email);
  if (!person && !(row.givenName && row.familyName)) return fail(row, "nameMissing");
  const holder = row.externalId && numbers.get(row.externalId);
  if (holder && holder !== row.email) return fail(row, "externalIdTaken", { value: row.externalId ?? "" });
  const startsOn = row.startsOn ?? person?.startsOn;
  const endsOn = row.endsOn ?? person?.endsOn;
  if (startsOn && endsOn && endsOn < startsOn) return fail(row, "endsBeforeStart");
  return undefined;
}

/** Drops rows whose manager is nobody, or is themselves further up, until nothing more falls. */
function dropBrokenManagers(
  standing: Map<string, PersonRow>,
  known: ReadonlyMap<string, KnownPerson>,
  problems: Problem[],
): void {
  const managerOf = (email: string) => standing.get(email)?.manager ?? known.get(email)?.managerEmail ?? undefined;
  const drop = (row: PersonRow, problem: string, params: Problem["params"] = {}) => {
    standing.delete(row.email);
    problems.push(fail(row, problem, params));
  };
  for (let before = -1; before !== standing.size; ) {
    before = standing.size;
    for (const row of [...standing.values()])
      if (row.manager && !standing.has(row.manager) && !known.has(row.manager))
        drop(row, "managerUnknown", { value: row.manager });
    for (const row of [...standing.values()])
      if (row.manager && leadsBack(row.email, managerOf)) drop(row, "managerLoop");
  }
}

function leadsBack(email: string, managerOf: (email: string) => string | undefined): boolean {
  const seen = new Set<string>();
  for (let above = managerOf(email); above !== undefined && !seen.has(above); above = managerOf(above)) {
    if (above === email) return true;
    seen.add(above);
  }
  return false;
}

const alike = [
  "givenName",
  "familyName",
  "externalId",
  "language",
  "timeZone",
  "startsOn",
  "endsOn",
  "workloadPercent",
] as const;

function differs(row: PersonRow, person: KnownPerson): boolean {
  if (alike.some((field) => row[field] !== undefined && row[field] !== person[field])) return true;
  if (row.orgUnit && pathKey(row.orgUnit) !== person.orgUnitPath) return true;
  if (row.manager && row.manager !== person.managerEmail) return true;
  if (row.jobRole && row.jobRole.toLowerCase() !== person.jobRole?.toLowerCase()) return true;
  return row.location !== undefined && row.location.toLowerCase() !== person.location?.toLowerCase();
}
