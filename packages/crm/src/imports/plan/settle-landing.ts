import type { Ctx } from "@arraigo/platform";
import { readInstant } from "@arraigo/platform/files";
import { criteriaFor, gateSubject, unmetFields } from "../../pipeline/gate";
import type { Stage } from "../../pipeline/list-stages";
import { isStaged } from "../../record-types";
import type { RecordRow } from "../../records/record-table";
import type { ImportRow } from "../rows/import-row";
import type { ImportRun } from "./import-run";
import { headerOf } from "./settle-names";

/** Where a row's record comes to stand, and in whose care. */
export interface Landing {
  /** Undefined: whoever imports, or whose it is already. */
  ownerId: string | undefined;
  stage: Stage | undefined;
  /** What the stage's gate asks for and the row does not say. */
  missing: string[];
}

/** A record may be given to whom the importer may write for; others' names are kept beside, and listed. */
function settleOwner(ctx: Ctx, run: ImportRun, row: ImportRow, record: RecordRow | undefined): string | undefined {
  if (!row.owner) return undefined;
  const id = run.book.idOf("person", row.owner);
  if (id !== null && id === (record ? record.ownerId : ctx.actor.personId)) return undefined;
  if (id !== null && (run.writeOwners === null || run.writeOwners.has(id))) return id;
  row.details[headerOf(run, "ownerId")] = row.owner;
  row.notices.push({ problem: id === null ? "unknownOwner" : "ownerOutOfReach", params: { value: row.owner } });
  return undefined;
}

function settleStage(run: ImportRun, row: ImportRow, record: RecordRow | undefined): Stage | undefined {
  if (!isStaged(run.type) || !row.stage) return undefined;
  const said = run.findStage(row.stage);
  const ended = row.status ? run.findStage(row.status) : undefined;
  // "Negotiation" and "Won" beside each other: how it ended counts, and where it stands where that is no word known here.
  const stage = ended && (!said || ended.kind !== "open") ? ended : said;
  const held = record?.ownerId ?? "";
  if (stage && record && stage.id !== record.stageId && run.moveOwners !== null && !run.moveOwners.has(held)) {
    row.notices.push({ problem: "stageNotYours", params: { value: row.stage } });
    return undefined;
  }
  if (stage) return stage;
  row.details[headerOf(run, "stageId")] = row.stage;
  row.notices.push({ problem: "unknownStage", params: { value: row.stage } });
  return undefined;
}

/** The date a closed deal is said to close on is the day it closed, where nothing says it better and that day is no later than today. */
function settleClosing(ctx: Ctx, row: ImportRow, stage: Stage | undefined): void {
  const { closesOn } = row.values;
  if (!stage || stage.kind === "open" || row.closedAt !== null || typeof closesOn !== "string") return;
  const noon = readInstant(`${closesOn} 12:00`, "ymd", ctx.actor.timeZone);
  if (noon && new Date(noon) <= ctx.clock.now()) row.closedAt = noon;
}

/** What the gate of the stage a new record lands in asks for, on the whole way there, and nobody knows. Listed, never silently passed. */
function unmet(run: ImportRun, row: ImportRow, stage: Stage | undefined): string[] {
  if (!stage) return [];
  const stages = run.pipelines.find((pipeline) => pipeline.id === stage.pipelineId)?.stages ?? [];
  const criteria = criteriaFor(stages, null, stage);
  const subject = gateSubject({ ...row.values, custom: row.custom });
  return [
    ...unmetFields(criteria.fields, subject),
    ...criteria.activities.map(({ kind }) => `activity.${kind}`),
    ...(criteria.approvals.length > 0 ? ["approval"] : []),
  ];
}

/**
 * Decides owner and stage of a row, and what is to be said about them. Whether the gate lets a record in that is here already, is
 * asked once its other changes are known (`settle-moves.ts`).
 */
export function settleLanding(ctx: Ctx, run: ImportRun, row: ImportRow, record?: RecordRow): Landing {
  const ownerId = settleOwner(ctx, run, row, record);
  const stage = settleStage(run, row, record);
  if (!record) settleClosing(ctx, row, stage);
  const missing = record ? [] : unmet(run, row, stage);
  if (stage && missing.length > 0)
    row.notices.push({ problem: "gateUnmet", params: { stage: stage.name, fields: missing.join(",") } });
  return { ownerId, stage, missing };
}
