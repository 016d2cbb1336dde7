import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { StagedRecord } from "../contract";
import { recordById } from "../records/find-record";
import { ownerName } from "../records/owner-name";
import type { StagedRow } from "../records/record-table";
import { flagsOf } from "./flags";
import { stageInWords } from "./given-names";
import { pipelinesOf } from "./list-stages";
import { stageLimits } from "./stage-limits";
import { stageEntries, stages } from "./tables";

const dayMs = 86_400_000;
const entriesMax = 200;

/**
 * A record's way so far: its pipeline, how long it was in each stage (in days, all stays added up), each entry with who moved it,
 * and its flags. Stages that were given up since keep their names here.
 */
export async function stageTimes(ctx: Ctx, input: StagedRecord) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const row = (await recordById(ctx, tx, `crm.${type}.read`, type, input.id)) as unknown as StagedRow;
    const now = ctx.clock.now();
    const pipelines = await pipelinesOf(ctx, tx, type);
    const pipeline = pipelines.find((each) => each.stages.some((stage) => stage.id === row.stageId));
    const limits = await stageLimits(ctx, tx, type);
    const entries = await tx
      .select({
        id: stageEntries.id,
        stageId: stageEntries.stageId,
        stageName: stages.name,
        enteredAt: stageEntries.enteredAt,
        leftAt: stageEntries.leftAt,
        enteredByName: ownerName,
      })
      .from(stageEntries)
      .innerJoin(
        stages,
        and(eq(stages.organisationId, stageEntries.organisationId), eq(stages.id, stageEntries.stageId)),
      )
      .leftJoin(
        people,
        and(eq(people.organisationId, stageEntries.organisationId), eq(people.id, stageEntries.enteredBy)),
      )
      .where(
        and(
          ofTenant(stageEntries.organisationId, ctx.organisationId),
          eq(stageEntries.recordId, row.id),
          isNull(stageEntries.undoneAt),
        ),
      )
      .orderBy(asc(stageEntries.enteredAt), sql`${stageEntries.leftAt} asc nulls last`, asc(stageEntries.id))
      .limit(entriesMax);
    const days = (from: Date, to: Date | null) => ((to ?? now).getTime() - from.getTime()) / dayMs;
    return {
      stageId: row.stageId,
      closedAt: row.closedAt?.toISOString() ?? null,
      pipeline: pipeline
        ? {
            id: pipeline.id,
            name: pipeline.name,
            stages: pipeline.stages.map((stage) => ({
              id: stage.id,
              name: stage.name,
              kind: stage.kind,
              staysDaysMax: limits.find((limit) => limit.stageId === stage.id)?.staysDaysMax ?? null,
              days: entries
                .filter((entry) => entry.stageId === stage.id)
                .reduce((sum, entry) => sum + days(entry.enteredAt, entry.leftAt), 0),
              times: entries.filter((entry) => entry.stageId === stage.id).length,
            })),
          }
        : null,
      /** The other pipelines it could go on in. */
      others: pipelines
        .filter((each) => each.id !== pipeline?.id)
        .map(({ id, name, stages: steps }) => ({
          id,
          name,
          stages: steps.map((each) => ({ id: each.id, name: each.name, kind: each.kind })),
        })),
      entries: entries.map((entry) => ({
        ...entry,
        stageName: stageInWords(type, entry.stageName, ctx.actor.language),
        enteredAt: entry.enteredAt.toISOString(),
        leftAt: entry.leftAt?.toISOString() ?? null,
        days: days(entry.enteredAt, entry.leftAt),
      })),
      flags: flagsOf({ ...row, closesOn: row.closesOn as string | null | undefined }, limits, now, localToday(ctx)),
    };
  });
}
