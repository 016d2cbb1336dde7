import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { ImportRow } from "../rows/import-row";
import { type NamedKind, nameKey } from "./find-names";
import type { FileRun, ImportRun } from "./import-run";

/** Which kind of thing a field's name is looked up among. */
const kindOf: Readonly<Record<string, NamedKind>> = {
  accountId: "account",
  parentId: "account",
  contactId: "contact",
  productId: "product",
  queueId: "queue",
};

export type Made = "account" | "contact" | "queue";

/** Something a row names and nobody has made yet. */
export interface MissingName {
  /** The id it will have. */
  id: string;
  kind: Made;
  name: string;
  row: ImportRow;
}

const detailCharactersMax = 2_000;

/** Looks up everything the rows of a batch name, in one read a kind. */
export async function learnNames(ctx: Ctx, tx: Tx, run: ImportRun, rows: readonly ImportRow[]): Promise<void> {
  const wanted = new Map<NamedKind, string[]>();
  const want = (kind: NamedKind, name: string) => {
    const names = wanted.get(kind);
    if (names) names.push(name);
    else wanted.set(kind, [name]);
  };
  for (const row of rows) {
    for (const [field, name] of Object.entries(row.names)) {
      const kind = kindOf[field];
      if (kind) want(kind, name);
    }
    if (row.owner) want("person", row.owner);
  }
  for (const [kind, names] of wanted) await run.book.learn(ctx, tx, kind, names);
}

/** What rows name and nobody has made yet, each once, where the import makes such things. From here on it counts as there. */
export function missingNames(run: ImportRun, rows: readonly ImportRow[]): MissingName[] {
  const missing = new Map<string, MissingName>();
  for (const row of rows)
    for (const [field, name] of Object.entries(row.names)) {
      const kind = kindOf[field];
      if (kind !== "account" && kind !== "contact" && kind !== "queue") continue;
      if (!run.makes.has(kind) || run.book.idOf(kind, name) !== null) continue;
      const key = nameKey(kind, name);
      if (key !== "" && !missing.has(`${kind} ${key}`)) missing.set(`${kind} ${key}`, { id: newId(), kind, name, row });
    }
  for (const { id, kind, name, row } of missing.values()) {
    run.book.tell(kind, name, id);
    if (kind === "queue") row.notices.push({ problem: "queueMade", params: { value: name } });
  }
  return [...missing.values()];
}

/** A company that is another one's parent may stand in the same batch: then it is made once, with its own row's values. */
export function tellParents(run: ImportRun, rows: readonly ImportRow[], ids: ReadonlyMap<ImportRow, string>): void {
  const parents = new Set(rows.flatMap((row) => (row.names.parentId ? [nameKey("account", row.names.parentId)] : [])));
  if (parents.size === 0) return;
  for (const [row, id] of ids) {
    const name = String(row.values.name ?? "");
    if (parents.has(nameKey("account", name)) && run.book.idOf("account", name) === null)
      run.book.tell("account", name, id);
  }
}

/** Puts the ids in the names' place. A name that stands for nobody is kept beside, and listed. */
export function settleNames(run: ImportRun, row: ImportRow): void {
  for (const [field, name] of Object.entries(row.names)) {
    const kind = kindOf[field];
    const id = kind ? run.book.idOf(kind, name) : null;
    if (id !== null) {
      row.values[field] = id;
      if (run.archivedQueues.has(id)) row.notices.push({ problem: "queueArchived", params: { value: name } });
    } else {
      row.details[headerOf(run, field)] = name.slice(0, detailCharactersMax);
      row.notices.push({ problem: "unknownReference", params: { value: name, field } });
    }
  }
}

export const headerOf = (run: FileRun, field: string): string =>
  run.facts.columns[run.mapping.columns.findIndex((column) => column.field === field)]?.header ?? field;
