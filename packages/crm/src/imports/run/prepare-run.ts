import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, NotPermitted, type Tx } from "@arraigo/platform";
import { and, isNotNull, isNull } from "drizzle-orm";
import { queues } from "../../cases/tables";
import { MappingMismatched, MappingNameless, MappingUnknown } from "../../errors";
import type { ImportMapping } from "../../imports-contract";
import { movePermission } from "../../pipeline/assert-movable";
import { pipelinesOf } from "../../pipeline/list-stages";
import { isStaged, type RecordType } from "../../record-types";
import { tableOf } from "../../records/record-table";
import { ownersInScope } from "../../records/scope";
import { usualCurrency } from "../../settings/usual-currency";
import { openTable, type Table } from "../file/open-table";
import type { FileFacts } from "../file/survey-table";
import { type ImportTarget, importTargets, matchKeysOf, namingOf } from "../mapping/import-targets";
import { identityFields } from "../plan/identity";
import type { ImportRun } from "../plan/import-run";
import { NameBook } from "../plan/name-book";
import { stageFinder } from "../plan/stage-words";
import { rowReader } from "../rows/row-reader";
import { storedFile } from "./stored-file";

export interface Prepared {
  run: ImportRun;
  table: Table;
}

/** What an import needs of its row in the database. */
export interface HeldImport {
  id: string;
  recordType: string;
  facts: FileFacts | null;
}

/** A mapping must fit the file and the type: as many columns, fields that exist, a name, a key rows can have. */
function assertMapping(
  type: RecordType,
  facts: FileFacts,
  mapping: ImportMapping,
  targets: ReadonlyMap<string, ImportTarget>,
): void {
  const { columns } = mapping;
  if (columns.length !== facts.columns.length)
    throw new MappingMismatched({ expected: facts.columns.length, found: columns.length }, "mapping.columns");
  for (const [index, { field }] of columns.entries())
    if (field !== "detail" && field !== "skip" && !targets.has(field))
      throw new MappingUnknown({ field }, `mapping.columns.${index}`);
  if (!matchKeysOf[type].includes(mapping.match)) throw new MappingUnknown({ field: mapping.match }, "mapping.match");
  if (!columns.some(({ field }) => namingOf[type].includes(field))) throw new MappingNameless({}, "mapping.columns");
}

/** Whose records of a type the actor may read; null for anybody's. */
async function readableOwners(ctx: Ctx, tx: Tx, type: RecordType): Promise<ReadonlySet<string> | null> {
  const permission = `crm.${type}.read`;
  const owners = holds(ctx, permission) ? await ownersInScope(ctx, tx, permission) : [];
  return owners === null ? null : new Set(owners);
}

/** Where else a person may be: leads among contacts, contacts among leads; undefined where there are none at all. */
async function elsewhereOf(ctx: Ctx, tx: Tx, type: RecordType): Promise<ImportRun["elsewhere"]> {
  const other = type === "lead" ? "contact" : type === "contact" ? "lead" : undefined;
  if (!other) return undefined;
  const table = tableOf[other];
  const [any] = await tx
    .select({ id: table.id })
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), isNull(table.goneAt)))
    .orderBy(table.id)
    .limit(1);
  return any && { type: other, readOwners: await readableOwners(ctx, tx, other) };
}

async function archivedQueues(ctx: Ctx, tx: Tx): Promise<ReadonlySet<string>> {
  const rows = await tx
    .select({ id: queues.id })
    .from(queues)
    .where(and(ofTenant(queues.organisationId, ctx.organisationId), isNotNull(queues.archivedAt)))
    .orderBy(queues.id);
  return new Set(rows.map(({ id }) => id));
}

/** Whose records the actor may move; nobody's where they hold no such right. */
async function movableOwners(ctx: Ctx, tx: Tx): Promise<ReadonlySet<string> | null> {
  if (!holds(ctx, movePermission)) return new Set();
  const owners = await ownersInScope(ctx, tx, movePermission);
  return owners === null ? null : new Set(owners);
}

/** The same mapping with nothing but what rows are recognised by. */
const keysOnly = (mapping: ImportMapping): ImportMapping => ({
  ...mapping,
  columns: mapping.columns.map((column) => (identityFields.has(column.field) ? column : { field: "skip" })),
});

/**
 * Everything one pass over an import's file needs: the file opened as it was found out to be, the rows' reader, the actor's reach.
 * Throws where the mapping does not fit, or the actor may not write such records at all.
 */
export async function prepareRun(ctx: Ctx, held: HeldImport, mapping: ImportMapping): Promise<Prepared> {
  const type = held.recordType as RecordType;
  const { facts } = held;
  if (!facts) throw new MappingMismatched({ expected: 0, found: mapping.columns.length }, "mapping");
  const permission = `crm.${type}.write`;
  if (!holds(ctx, permission)) throw new NotPermitted({ permission });
  const table = await openTable(await storedFile(ctx, held.id), {
    encoding: facts.encoding ?? undefined,
    delimiter: facts.delimiter ?? undefined,
    sheet: facts.sheet ?? undefined,
    hasHeader: facts.headerLine !== null,
    headerLine: facts.headerLine ?? undefined,
  });
  return inTransaction(ctx, async (tx) => {
    const targets = new Map((await importTargets(ctx, tx, type)).map((target) => [target.key, target]));
    assertMapping(type, facts, mapping, targets);
    const currency = await usualCurrency(ctx, tx);
    const owners = await ownersInScope(ctx, tx, permission);
    const pipelines = isStaged(type) ? await pipelinesOf(ctx, tx, type) : [];
    const place = { timeZone: ctx.actor.timeZone, currency };
    const options = { type, columns: facts.columns, mapping, targets, place };
    const keys = new Set(mapping.match === "none" ? [] : [mapping.match as string]);
    const makes = (["account", "contact"] as const).filter(
      (each) => mapping.createRelated && holds(ctx, `crm.${each}.write`),
    );
    // Queues are the organisation's, not one's own: whoever may write anybody's cases may add one.
    const run: ImportRun = {
      importId: held.id,
      type,
      facts,
      mapping,
      read: rowReader(options, keys),
      readKey: rowReader({ ...options, mapping: keysOnly(mapping) }, keys),
      book: new NameBook(),
      writeOwners: owners === null ? null : new Set(owners),
      moveOwners: await movableOwners(ctx, tx),
      readOwners: await readableOwners(ctx, tx, type),
      elsewhere: await elsewhereOf(ctx, tx, type),
      makes: new Set(mapping.createRelated && owners === null ? [...makes, "queue"] : makes),
      archivedQueues: type === "case" ? await archivedQueues(ctx, tx) : new Set(),
      queueInstead: new Map(),
      pipelines,
      findStage: stageFinder(
        pipelines.flatMap((pipeline) => pipeline.stages),
        mapping.columns.find(({ field }) => field === "stageId")?.values,
      ),
      currency,
    };
    return { run, table };
  });
}
