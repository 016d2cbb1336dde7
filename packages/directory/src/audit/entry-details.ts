import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";

type Plain = string | number | boolean | null;

/** One fact of an audit entry: what changed from what to what, or, with `changed` false, what it was about (`to`). */
export interface EntryDetail {
  key: string;
  changed: boolean;
  from: Plain;
  to: Plain;
  /** The whole fact as a sentence in the reader's language, where its module has one. */
  said: string | null;
}

interface Entry {
  action: string;
  facts: Record<string, unknown>;
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/iu;
const isPlain = (value: unknown): value is Plain =>
  value === null || ["string", "number", "boolean"].includes(typeof value);
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What entries tell besides what was done: changes from → to first. Ids of people, units, job roles and locations become their
 * names, in one read a page; an id of anything else tells nobody anything and is left out.
 */
export async function entryDetails(ctx: Ctx, tx: Tx, entries: readonly Entry[]): Promise<EntryDetail[][]> {
  const all = entries.map((entry) => detailsOf(ctx, entry));
  const ids = all.flat().flatMap(({ from, to }) => [from, to].filter((value) => isId(value)));
  const names = await namesOf(ctx, tx, [...new Set(ids)]);
  const named = (value: Plain): Plain => (isId(value) ? (names.get(value) ?? null) : value);
  return all.map((details) =>
    details
      .map((detail) => ({ ...detail, from: named(detail.from), to: named(detail.to) }))
      .filter((detail) => detail.said !== null || detail.from !== null || detail.to !== null),
  );
}

const isId = (value: Plain): value is string => typeof value === "string" && uuid.test(value);

function detailsOf(ctx: Ctx, { action, facts }: Entry): EntryDetail[] {
  const changes = isObject(facts["changes"]) ? pairsIn(facts["changes"]) : [];
  const beforeAfter =
    isObject(facts["before"]) && isObject(facts["after"]) ? differences(facts["before"], facts["after"]) : [];
  const { from, to } = facts;
  const value =
    from !== undefined && to !== undefined && isPlain(from) && isPlain(to) ? [changed("value", from, to)] : [];
  const used = new Set(["changes", "before", "after", ...(value.length > 0 ? ["from", "to"] : [])]);
  const rest = Object.entries(facts).flatMap(([key, each]) =>
    !used.has(key) && isPlain(each) ? [about(ctx, action, key, each)] : [],
  );
  return [...changes, ...beforeAfter, ...value, ...rest];
}

const changed = (key: string, from: Plain, to: Plain): EntryDetail => ({ key, changed: true, from, to, said: null });

function pairsIn(changes: Record<string, unknown>): EntryDetail[] {
  return Object.entries(changes).flatMap(([key, pair]) => {
    if (!isObject(pair)) return [];
    const { from = null, to = null } = pair;
    return isPlain(from) && isPlain(to) ? [changed(key, from, to)] : [];
  });
}

function differences(before: Record<string, unknown>, after: Record<string, unknown>): EntryDetail[] {
  return Object.keys({ ...before, ...after }).flatMap((key) => {
    const [from = null, to = null] = [before[key], after[key]];
    return isPlain(from) && isPlain(to) && from !== to ? [changed(key, from, to)] : [];
  });
}

function about(ctx: Ctx, action: string, key: string, value: Plain): EntryDetail {
  return { key, changed: false, from: null, to: value, said: sentence(ctx, action, key, value) };
}

/** Facts whose module can say them: a permission's own sentence, and what was handed over. */
function sentence(ctx: Ctx, action: string, key: string, value: Plain): string | null {
  const say = (message: string, params?: Record<string, string | number>) => {
    try {
      return ctx.translate(ctx.actor.language, message, params);
    } catch {
      return null;
    }
  };
  if (key === "permission" && typeof value === "string") {
    const [module = "", ...name] = value.split(".");
    return say(`${module}.permissions.${name.join("_")}`);
  }
  const [module, kind] = key.split(".");
  if (action === "directory.work_handed_over" && kind && typeof value === "number")
    return say(`${module}.handover.${kind}`, { count: value });
  return null;
}

async function namesOf(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const wanted = sql`any(${sql.param(`{${ids.join(",")}}`)}::uuid[])`;
  const { rows } = await tx.execute<{ id: string; name: string }>(sql`
    select p.id, p.given_name || ' ' || p.family_name as name from directory.people p
      where p.organisation_id = ${ctx.organisationId} and p.id = ${wanted}
    union all select u.id, u.name from directory.org_units u where u.organisation_id = ${ctx.organisationId} and u.id = ${wanted}
    union all select j.id, j.name from directory.job_roles j where j.organisation_id = ${ctx.organisationId} and j.id = ${wanted}
    union all select l.id, l.name from directory.locations l where l.organisation_id = ${ctx.organisationId} and l.id = ${wanted}
    order by id`);
  return new Map(rows.map((row) => [row.id, row.name]));
}
