import fc from "fast-check";
import type pg from "pg";
import type { Leaves } from "./generate-input";
import { columnsOf, type TenantTable } from "./tables";

export const uuidPattern = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export interface Ids {
  /** Keys of rows, by table. */
  byTable: ReadonlyMap<string, readonly string[]>;
  /** Every identifier in any column of any row, the organisation's own among them. */
  all: ReadonlySet<string>;
}

/** Everything that identifies anything in an organisation's rows. */
export async function idsOf(owner: pg.Client, tables: readonly TenantTable[], organisationId: string): Promise<Ids> {
  const byTable = new Map<string, string[]>();
  const all = new Set([organisationId]);
  const whose = new Map(tables.map((table) => [table.name, table.organisationColumn]));
  for (const { table, column } of await columnsOf(owner, tables, "uuid")) {
    const { rows } = await owner.query<{ id: string }>(
      `select distinct "${column}" as id from ${table} where ${whose.get(table)} = $1 and "${column}" is not null order by 1`,
      [organisationId],
    );
    const ids = rows.map(({ id }) => id);
    for (const id of ids) all.add(id);
    if (column === "id" && table !== "directory.organisations") byTable.set(table, ids);
  }
  return { byTable, all };
}

/** The tables whose name speaks of what a field or a procedure names: `personId` → people, `crm.accounts.get` → crm.accounts. */
function tablesMeant(ids: Ids, path: string, field: string): string[] {
  const noun = field.replace(/Ids?$/, "").toLowerCase();
  const names = [...ids.byTable.keys()];
  const singular = (table: string) =>
    (table.split(".")[1] ?? "").replace(/_/g, "").replace("people", "person").replace(/ies$/, "y").replace(/s$/, "");
  const direct =
    noun === "id" || noun === ""
      ? []
      : names.filter((name) => singular(name) === noun || noun.endsWith(singular(name)));
  if (direct.length > 0) return direct;
  const [module = "", ...parts] = path.split(".");
  const near = names.filter(
    (name) => name.startsWith(`${module}.`) && parts.some((part) => part.toLowerCase().startsWith(singular(name))),
  );
  return near.length > 0 ? near : names.filter((name) => name.startsWith(`${module}.`));
}

/** A few spread over the whole list: neither the oldest rows alone nor a pool too large to hit anything twice. */
function some(ids: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(ids.length / count));
  return ids.filter((_, index) => index % step === 0).slice(0, count);
}

/** Cursors somebody would forge who knows how ours are made, ending at a given row. */
const cursorsAt = (id: string): string[] => [
  ...[["2026-11-17T10:00:00.000Z", id], ["2030-01-01T00:00:00Z", id], ["zz", id], [id]].map((position) =>
    Buffer.from(JSON.stringify(position)).toString("base64url"),
  ),
  Buffer.from(JSON.stringify({ votes: 1_000, postedOn: "2030-01-01", id })).toString("base64url"),
  `${Date.UTC(2030, 0)}|${id}`,
  id,
];

const smallFile = Buffer.from("Email,Given name,Family name\nrosa@example.com,Rosa,Luz\nnobody,,\n").toString("base64");

/** Whose rows an input names: those of the kind a field asks for, and, where `any`, of every other kind. */
export interface Pool {
  ids: Ids;
  any: boolean;
}

/** Fills identifiers and cursors from the pools, and the few texts whose meaning no schema knows. */
export function leavesOf(path: string, pools: readonly Pool[]): Leaves {
  return (field, schema) => {
    if (field === "cursor")
      return fc.constantFrom(...pools.flatMap(({ ids }) => some([...ids.all], 4)).flatMap(cursorsAt));
    if (field === "contentBase64") return fc.constant(smallFile);
    if (field === "timeZone") return fc.constantFrom("America/Bogota", "Europe/Madrid", "UTC");
    if (schema.format !== "uuid") return undefined;
    return fc.oneof(
      ...pools.map(({ ids, any }) => {
        const meant = any
          ? []
          : tablesMeant(ids, path, field).flatMap((table) => some(ids.byTable.get(table) ?? [], 8));
        return fc.constantFrom(...(meant.length > 0 ? meant : some([...ids.all], 60)));
      }),
    );
  };
}
