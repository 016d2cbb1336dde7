import { saveBehaviour, savePlan, saveRollout, saveWave } from "@arraigo/change";
import type { Ctx } from "@arraigo/platform";
import { addDays } from "../calendar";
import type { SimulatedPeople } from "../people/plan-people";
import { units } from "../people/units";
import { behaviours } from "../process/behaviours";

/** Weeks after the first Monday in which each wave goes live. */
export const goLiveWeeks = { 1: 0, 2: 3, 3: 7 } as const;

const waveNames = {
  1: { en: "Wave 1", es: "Oleada 1" },
  2: { en: "Wave 2", es: "Oleada 2" },
  3: { en: "Wave 3", es: "Oleada 3" },
} as const;

/** What was promised: a slow start, a steep middle, three quarters after twenty weeks. */
const plan: readonly (readonly [week: number, share: number])[] = [
  [0, 0],
  [2, 0.04],
  [4, 0.1],
  [6, 0.18],
  [8, 0.28],
  [10, 0.39],
  [12, 0.49],
  [14, 0.58],
  [16, 0.65],
  [18, 0.7],
  [20, 0.74],
];

/** Plans the rollout through the change module's own verbs, as its change manager. */
export async function writeRollout(manager: Ctx, people: SimulatedPeople, firstMonday: string): Promise<string> {
  const { id: rolloutId } = await saveRollout(manager, {
    name: { en: "CRM for Sales and Service", es: "CRM para Ventas y Servicio" },
    objective: {
      en: "Every customer says a thing once, and every deal has a next step.",
      es: "Cada cliente cuenta las cosas una sola vez, y cada negocio tiene un próximo paso.",
    },
    startsOn: firstMonday,
  });
  for (const position of [1, 2, 3] as const) {
    const orgUnitIds = units
      .filter((unit) => unit.wave === position)
      .flatMap((unit) => people.unitIds.get(unit.name) ?? []);
    await saveWave(manager, {
      rolloutId,
      name: waveNames[position],
      position,
      goLiveOn: addDays(firstMonday, goLiveWeeks[position] * 7),
      orgUnitIds,
    });
  }
  for (const [index, { key: _key, difficulty: _difficulty, jobRole, ...behaviour }] of behaviours.entries())
    await saveBehaviour(manager, {
      ...behaviour,
      rolloutId,
      jobRoleId: people.jobRoleIds.get(jobRole) ?? "",
      filter: null,
      cadence: "week",
      position: index + 1,
    });
  await savePlan(manager, {
    rolloutId,
    points: plan.map(([week, share]) => ({ day: addDays(firstMonday, week * 7), share })),
  });
  return rolloutId;
}
