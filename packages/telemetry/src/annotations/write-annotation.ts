import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, count, eq, isNull } from "drizzle-orm";
import { AnnotationNotFound, KeptFull } from "../errors";
import type { OnlyId, WriteAnnotation } from "../insights-contract";
import { annotations } from "./tables";

const annotationsMax = 2_000;

/**
 * Writes a line on everybody's time axes, or changes one that is there.
 * @throws AnnotationNotFound; KeptFull from 2,000 on
 */
export function writeAnnotation(ctx: Ctx, { id, day, kind, label }: WriteAnnotation): Promise<{ id: string }> {
  return inTransaction(ctx, async (tx) => {
    const now = ctx.clock.now();
    if (id) {
      const changed = await tx
        .update(annotations)
        .set({ day, kind, label })
        .where(and(thisOne(ctx, id), isNull(annotations.goneAt)))
        .returning({ id: annotations.id });
      if (changed.length === 0) throw new AnnotationNotFound();
    } else {
      const [held] = await tx
        .select({ annotations: count() })
        .from(annotations)
        .where(and(ofTenant(annotations.organisationId, ctx.organisationId), isNull(annotations.goneAt)));
      if ((held?.annotations ?? 0) >= annotationsMax) throw new KeptFull({ maximum: annotationsMax });
    }
    const written = id ?? newId(now.getTime());
    if (!id)
      await tx.insert(annotations).values({
        id: written,
        organisationId: ctx.organisationId,
        day,
        kind,
        label,
        writtenBy: ctx.actor.personId,
        createdAt: now,
      });
    await recordAudit(ctx, tx, {
      action: "telemetry.annotation_written",
      subjectType: "annotation",
      subjectId: written,
      facts: { day, kind, label },
    });
    return { id: written };
  });
}

/** Takes a line away from every axis; `restoreAnnotation` puts it back. */
export const removeAnnotation = (ctx: Ctx, { id }: OnlyId) => setGone(ctx, id, true);

export const restoreAnnotation = (ctx: Ctx, { id }: OnlyId) => setGone(ctx, id, false);

function setGone(ctx: Ctx, id: string, gone: boolean): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const changed = await tx
      .update(annotations)
      .set({ goneAt: gone ? ctx.clock.now() : null })
      .where(thisOne(ctx, id))
      .returning({ label: annotations.label });
    const [found] = changed;
    if (!found) throw new AnnotationNotFound();
    await recordAudit(ctx, tx, {
      action: gone ? "telemetry.annotation_removed" : "telemetry.annotation_written",
      subjectType: "annotation",
      subjectId: id,
      facts: { label: found.label },
    });
  });
}

const thisOne = (ctx: Ctx, id: string) =>
  and(ofTenant(annotations.organisationId, ctx.organisationId), eq(annotations.id, id));
