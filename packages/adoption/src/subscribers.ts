import { changeEvents, directoryEvents, telemetryEvents } from "@arraigo/events";
import { type Ctx, inTransaction, on } from "@arraigo/platform";
import { forgetPerson } from "./standing/forget-person";
import { recomputePeople } from "./standing/recompute-people";
import { rolloutDays } from "./standing/recompute-rollout";

export const subscribers = [
  on(telemetryEvents.usageRecorded, "recomputePeople", (ctx, { people }) => recomputePeople(ctx, people)),
  on(telemetryEvents.personErased, "forgetPerson", (ctx, { personId }) => forgetPerson(ctx, personId)),
  // Absences, job roles, first and last days change what was expected of a person, the past included.
  on(directoryEvents.personChanged, "recomputePerson", (ctx, { personId }) => recomputePeople(ctx, [personId])),
  on(directoryEvents.peopleImported, "recomputeEverybody", (ctx) => queueEveryRollout(ctx)),
  on(changeEvents.rolloutChanged, "recomputeRollout", (ctx, { rolloutId }) => queueRollouts(ctx, [rolloutId])),
];

async function queueEveryRollout(ctx: Ctx): Promise<void> {
  const rollouts = await inTransaction(ctx, (tx) => rolloutDays(ctx, tx));
  await queueRollouts(
    ctx,
    rollouts.map(({ rolloutId }) => rolloutId),
  );
}

function queueRollouts(ctx: Ctx, rolloutIds: readonly string[]): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    for (const rolloutId of rolloutIds) await tx.enqueue("adoption.recomputeRollout", { rolloutId, after: null });
  });
}
