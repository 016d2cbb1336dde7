import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { organisations } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { asc, eq } from "drizzle-orm";
import type { GateField, StageKind } from "../contract";
import { defaultStages } from "./default-stages";
import { stages } from "./tables";

export interface Stage {
  id: string;
  name: string;
  position: number;
  kind: StageKind;
  requires: GateField[];
}

/** The organisation's pipeline in order. Makes the default one, in the organisation's language, on first use. */
export async function listStages(ctx: Ctx): Promise<Stage[]> {
  return inTransaction(ctx, (tx) => ensurePipeline(ctx, tx));
}

export async function ensurePipeline(ctx: Ctx, tx: Tx): Promise<Stage[]> {
  const found = await readStages(ctx, tx);
  if (found.length > 0) return found;
  const [organisation] = await tx
    .select({ language: organisations.language })
    .from(organisations)
    .where(eq(organisations.id, ctx.organisationId));
  const language = organisation?.language === "es" ? "es" : "en";
  await tx
    .insert(stages)
    .values(
      defaultStages.map((stage, position) => ({
        id: newId(),
        organisationId: ctx.organisationId,
        name: stage.name[language],
        position,
        kind: stage.kind,
        requires: [...stage.requires],
      })),
    )
    .onConflictDoNothing();
  return readStages(ctx, tx);
}

async function readStages(ctx: Ctx, tx: Tx): Promise<Stage[]> {
  const rows = await tx
    .select({
      id: stages.id,
      name: stages.name,
      position: stages.position,
      kind: stages.kind,
      requires: stages.requires,
    })
    .from(stages)
    .where(ofTenant(stages.organisationId, ctx.organisationId))
    .orderBy(asc(stages.position));
  return rows as Stage[];
}
