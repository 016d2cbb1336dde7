import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { accounts } from "../../accounts/tables";
import type { NamedSubjects } from "../../activities/activity-subjects";
import { contacts } from "../../contacts/tables";
import type { SteppedType } from "../../record-types";
import { uuids } from "../../records/scope";
import { headerOf } from "../plan/settle-names";
import type { ImportRow, RowProblem } from "../rows/import-row";
import type { ActivityRun } from "./activity-run";
import { type SubjectTarget, subjectTargets } from "./activity-targets";
import { type Candidate, typesNamed } from "./find-subjects";

const partsMax = 20;
const addressed = /^.*[<([]\s*([^<>()[\]\s]+@[^<>()[\]\s]+)\s*[>)\]]$/;

/** Several names in one cell, "Ana Vega (ana@lago.example); Eva Paz": each as it can be looked up. */
function partsOf(name: string): string[] {
  const parts = name.split(name.includes("@") ? /[;,|\n]/ : /[;|\n]/).map((part) => part.trim());
  return parts
    .filter((part) => part !== "")
    .map((part) => addressed.exec(part)?.[1] ?? part)
    .slice(0, partsMax);
}

const columnOf: Readonly<Record<SteppedType, keyof NamedSubjects>> = {
  account: "accountId",
  contact: "contactId",
  lead: "leadId",
  opportunity: "opportunityId",
  case: "caseId",
};

/** Looks up everything the rows of a batch are about. */
export async function learnSubjects(ctx: Ctx, tx: Tx, run: ActivityRun, rows: readonly ImportRow[]): Promise<void> {
  const wanted = new Map<SteppedType, Set<string>>();
  for (const row of rows)
    for (const target of subjectTargets) {
      const name = row.names[target];
      if (name === undefined) continue;
      for (const type of typesNamed[target].flat()) {
        const names = wanted.get(type) ?? new Set();
        for (const each of [name, ...partsOf(name)]) names.add(each);
        wanted.set(type, names);
      }
    }
  for (const [type, names] of wanted) await run.subjects.learn(ctx, tx, type, names);
}

/** What a column's cell names: each of several names in it that anybody has, with the records it may stand for. */
interface Named {
  name: string;
  candidates: readonly Candidate[];
}

function namedIn(run: ActivityRun, target: SubjectTarget, cell: string): Named[] {
  const look = (name: string): Named => {
    const byTypes = typesNamed[target].map((types) => types.flatMap((type) => run.subjects.of(type, name)));
    return { name, candidates: byTypes.find((found) => found.length > 0) ?? [] };
  };
  const whole = look(cell);
  if (whole.candidates.length > 0) return [whole];
  return partsOf(cell)
    .map(look)
    .filter(({ candidates }) => candidates.length > 0);
}

/** Of several, those that belong to what the row says beside: the Ana Vega of this company, this company's deal. */
function belonging(candidates: readonly Candidate[], chosen: readonly Candidate[]): readonly Candidate[] {
  const ids = new Set(chosen.flatMap(({ id, accountId, contactId }) => [id, accountId, contactId]));
  const own = candidates.filter(
    ({ id, accountId, contactId }) =>
      ids.has(id) || (accountId !== null && ids.has(accountId)) || (contactId !== null && ids.has(contactId)),
  );
  return own.length === 0 ? candidates : own;
}

/** The accounts a row may mean by its account: whoever only bears a name and belongs to another one is somebody else. */
function accountsSaid(run: ActivityRun, row: ImportRow): ReadonlySet<string> {
  for (const target of ["accountId", "aboutId"] as const) {
    const cell = row.names[target];
    const named = cell === undefined ? [] : namedIn(run, target, cell).flatMap(({ candidates }) => candidates);
    if (named.length > 0 && named.every(({ type }) => type === "account")) return new Set(named.map(({ id }) => id));
  }
  return new Set();
}

const isElsewhere = ({ candidates }: Named, said: ReadonlySet<string>) =>
  said.size > 0 &&
  candidates.every(({ isByName, accountId }) => isByName && accountId !== null && !said.has(accountId));

/** Who else a cell names beside the one that was taken from it. */
function othersIn(cell: string, found: readonly Named[], taken: Candidate): string[] {
  const isTaken = (name: string) =>
    found.some((each) => each.name === name && each.candidates.some(({ id }) => id === taken.id));
  return isTaken(cell) ? [] : partsOf(cell).filter((part) => !isTaken(part));
}

/**
 * The records a row is about, or why that cannot be said: of namesakes, only one that belongs to what else the row names, and nobody
 * of another account than the row's. A name that nobody has stays in the text and is listed, where anything else is found; so do the
 * others where a cell names several, since an activity is about one of each type.
 */
export function settleSubjects(run: ActivityRun, row: ImportRow, isTask: boolean): Candidate[] | RowProblem {
  const chosen = new Map<SteppedType, Candidate>();
  const open: { target: SubjectTarget; cell: string; found: readonly Named[]; named: Named }[] = [];
  const left: { target: SubjectTarget; name: string; problem: "unknownReference" | "nameElsewhere" }[] = [];
  const take = (target: SubjectTarget, cell: string, found: readonly Named[], only: Candidate) => {
    if (!chosen.has(only.type)) chosen.set(only.type, only);
    const others = othersIn(cell, found, only);
    if (others.length > 0)
      row.notices.push({ problem: "othersLeftOff", params: { value: others.join(", "), field: target } });
  };
  const said = accountsSaid(run, row);
  for (const target of subjectTargets) {
    const cell = row.names[target];
    if (cell === undefined) continue;
    const found = namedIn(run, target, cell);
    const named = found.find((each) => !isElsewhere(each, said));
    const [only, other] = named?.candidates ?? [];
    if (!named || !only)
      left.push({ target, name: cell, problem: found.length > 0 ? "nameElsewhere" : "unknownReference" });
    else if (other) open.push({ target, cell, found, named });
    else take(target, cell, found, only);
    if (only && partsOf(cell).length > 1) row.details[headerOf(run, target)] = cell;
  }
  for (const { target, cell, found, named } of open) {
    const [only, other] = belonging(named.candidates, [...chosen.values()]);
    if (!only || other) return { problem: "aboutSeveral", params: { value: named.name, field: target } };
    take(target, cell, found, only);
  }
  const [first] = left;
  if (chosen.size === 0 && first)
    return { problem: "aboutUnknown", params: { value: first.name, field: first.target } };
  if (chosen.size === 0 && !isTask) return { problem: "aboutNobody", params: {} };
  for (const { target, name, problem } of left) {
    row.details[headerOf(run, target)] = name;
    row.notices.push({ problem, params: { value: name, field: target } });
  }
  return [...chosen.values()];
}

/** The records named with those they belong to, as whoever logs by hand gets them: the deal's contact, the contact's account. */
export async function withBelonging(
  ctx: Ctx,
  tx: Tx,
  each: readonly (readonly Candidate[])[],
): Promise<NamedSubjects[]> {
  const contactIds = each.flatMap((some) => some.flatMap(({ contactId }) => (contactId ? [contactId] : [])));
  const people = new Map(
    (contactIds.length === 0
      ? []
      : await tx
          .select({ id: contacts.id, accountId: contacts.accountId })
          .from(contacts)
          .where(
            and(
              ofTenant(contacts.organisationId, ctx.organisationId),
              isNull(contacts.goneAt),
              sql`${contacts.id} = any(${uuids([...new Set(contactIds)])})`,
            ),
          )
    ).map((row) => [row.id, row]),
  );
  const named = each.map((some): NamedSubjects => {
    const subjects: Record<string, string | null> = {};
    for (const { type, id } of some) subjects[columnOf[type]] = id;
    const through = some.map(({ contactId }) => contactId).find((id) => id !== null && people.has(id));
    subjects.contactId ??= through ?? null;
    subjects.accountId ??=
      some.map(({ accountId }) => accountId).find((id) => id !== null) ??
      people.get(subjects.contactId ?? "")?.accountId ??
      null;
    return subjects;
  });
  const accountIds = [...new Set(named.flatMap(({ accountId }) => (accountId ? [accountId] : [])))];
  if (accountIds.length === 0) return named;
  const there = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(
      and(
        ofTenant(accounts.organisationId, ctx.organisationId),
        isNull(accounts.goneAt),
        sql`${accounts.id} = any(${uuids(accountIds)})`,
      ),
    );
  const live = new Set(there.map(({ id }) => id));
  return named.map((subjects) => ({
    ...subjects,
    accountId: subjects.accountId && live.has(subjects.accountId) ? subjects.accountId : null,
  }));
}
