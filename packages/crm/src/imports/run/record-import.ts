import { ofTenant } from "@arraigo/db";
import { holds } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNotNull, isNull } from "drizzle-orm";
import { queues } from "../../cases/tables";
import { movePermission } from "../../pipeline/assert-movable";
import { pipelinesOf } from "../../pipeline/list-stages";
import { isStaged, type RecordType } from "../../record-types";
import { recordName } from "../../records/record-keys";
import { tableOf } from "../../records/record-table";
import { ownersInScope } from "../../records/scope";
import type { Importable } from "../importable";
import type { FileRun, ImportRun } from "../plan/import-run";
import { type BatchPlan, planBatch } from "../plan/plan-batch";
import { stageFinder } from "../plan/stage-words";
import { writeBatch } from "./write-batch";

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

/**
 * Whether a batch only makes people on whom nothing else of the import depends: it locks no record, and no other batch names what it
 * makes. Two of those are written side by side without ever waiting for each other.
 */
const standsAlone = (run: ImportRun, { updates, missing }: BatchPlan): boolean =>
  run.type === "contact" && updates.length === 0 && missing.length === 0;

/** Records of one type as something that can be imported, within the importer's reach. `currency`: of amounts nobody said one for. */
export async function recordImport(
  ctx: Ctx,
  tx: Tx,
  file: FileRun<RecordType>,
  currency: string,
): Promise<Importable<BatchPlan>> {
  const { type, mapping } = file;
  const owners = await ownersInScope(ctx, tx, `crm.${type}.write`);
  const pipelines = isStaged(type) ? await pipelinesOf(ctx, tx, type) : [];
  const makes = (["account", "contact"] as const).filter(
    (each) => mapping.createRelated && holds(ctx, `crm.${each}.write`),
  );
  // Queues are the organisation's, not one's own: whoever may write anybody's cases may add one.
  const run: ImportRun = {
    ...file,
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
      Object.fromEntries(
        mapping.columns.flatMap(({ field, values }) => (field === "stageId" ? Object.entries(values ?? {}) : [])),
      ),
    ),
    currency,
  };
  return {
    run,
    plan: (own, inner, batch) => planBatch(own, inner, run, batch),
    write: (own, inner, plan) => writeBatch(own, inner, run, plan),
    changes: ({ updates }) =>
      updates
        .filter(({ changed, landing }) => changed.changes.length > 0 || landing.stage)
        .map(({ row, record, changed }) => ({ row, name: recordName(type, record), changes: changed.changes })),
    standsAlone: (plan) => standsAlone(run, plan),
    // Companies may be named as parents before their own row comes up: each batch has to see what the one before wrote.
    isInTurn: type === "account",
  };
}
