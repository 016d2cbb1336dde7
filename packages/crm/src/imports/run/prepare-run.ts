import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction, NotPermitted } from "@arraigo/platform";
import { MappingMismatched, MappingNameless, MappingUnknown } from "../../errors";
import type { ImportMapping } from "../../imports-contract";
import type { ImportType } from "../../record-types";
import { usualCurrency } from "../../settings/usual-currency";
import { activityImport } from "../activities/activity-import";
import { openTable, type Table } from "../file/open-table";
import type { FileFacts } from "../file/survey-table";
import type { Importable } from "../importable";
import { type ImportTarget, importTargets, matchKeysOf, namingOf } from "../mapping/import-targets";
import { identityFields } from "../plan/identity";
import { NameBook } from "../plan/name-book";
import { rowReader } from "../rows/row-reader";
import { recordImport } from "./record-import";
import { storedFile } from "./stored-file";

export interface Prepared extends Importable {
  table: Table;
}

/** What an import needs of its row in the database. */
export interface HeldImport {
  id: string;
  recordType: string;
  facts: FileFacts | null;
}

/** What somebody needs to write what such files hold. */
const writePermission = (type: ImportType) => (type === "activity" ? "crm.activity.log" : `crm.${type}.write`);

/** A mapping must fit the file and the type: as many columns, fields that exist, a name, a key rows can have. */
function assertMapping(
  type: ImportType,
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
  const type = held.recordType as ImportType;
  const { facts } = held;
  if (!facts) throw new MappingMismatched({ expected: 0, found: mapping.columns.length }, "mapping");
  const permission = writePermission(type);
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
    const options = {
      type,
      columns: facts.columns,
      mapping,
      targets,
      place: { timeZone: ctx.actor.timeZone, currency },
    };
    const keys = new Set(mapping.match === "none" ? [] : [mapping.match as string]);
    const file = {
      importId: held.id,
      facts,
      mapping,
      read: rowReader(options, keys),
      readKey: rowReader({ ...options, mapping: keysOnly(mapping) }, keys),
      book: new NameBook(),
    };
    const importable =
      type === "activity"
        ? await activityImport(ctx, tx, file, mapping)
        : await recordImport(ctx, tx, { ...file, type }, currency);
    return { ...importable, table };
  });
}
