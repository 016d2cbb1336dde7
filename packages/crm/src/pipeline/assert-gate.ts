import type { Ctx } from "@arraigo/platform";
import { StageGateUnmet } from "../errors";
import { type GateSubject, gateSubject, unmetFields } from "./gate";
import type { Stage } from "./list-stages";

/** The one gate behind every way in. Says everything that is missing at once, by name and in words. */
export function assertGate(ctx: Ctx, stage: Pick<Stage, "name" | "requires">, subject: GateSubject): void {
  const missing = unmetFields(stage.requires, gateSubject(subject));
  if (missing.length === 0) return;
  const words = missing.map((field) => ctx.translate(ctx.actor.language, `crm.fields.${field}`).toLowerCase());
  throw new StageGateUnmet({ stage: stage.name, fields: missing.join(","), words: words.join(", ") }, missing[0]);
}
