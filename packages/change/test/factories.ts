import type { Ctx } from "@arraigo/platform";
import { saveBehaviour } from "../src/behaviours/save-behaviour";
import { saveRollout } from "../src/rollouts/save-rollout";
import { saveWave } from "../src/waves/save-wave";

/** The smallest rollout that makes sense: one wave over the given units, live since 1 June 2026. */
export async function buildRollout(
  ctx: Ctx,
  { orgUnitIds, goLiveOn = "2026-06-01" }: { orgUnitIds: string[]; goLiveOn?: string },
) {
  const rollout = await saveRollout(ctx, {
    name: { en: "CRM for Sales", es: "CRM para Ventas" },
    objective: { en: "Every customer has a next step." },
    startsOn: "2026-06-01",
  });
  const wave = await saveWave(ctx, {
    rolloutId: rollout.id,
    name: { en: "First wave" },
    position: 1,
    goLiveOn,
    orgUnitIds,
  });
  return { rolloutId: rollout.id, waveId: wave.id };
}

/** A weekly behaviour: log three activities. */
export function buildBehaviour(
  ctx: Ctx,
  { rolloutId, jobRoleId, position = 1 }: { rolloutId: string; jobRoleId: string; position?: number },
) {
  return saveBehaviour(ctx, {
    rolloutId,
    jobRoleId,
    name: { en: "Logs each contact", es: "Registra cada contacto" },
    benefit: { en: "Nobody asks you for a report.", es: "Nadie te pide un informe." },
    event: "crm.activity_logged",
    filter: null,
    targetCount: 3,
    cadence: "week",
    required: true,
    position,
  });
}
