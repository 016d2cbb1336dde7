import { changeEvents, directoryEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, on } from "@arraigo/platform";
import { fillWaves } from "./waves/fill-waves";

/** New people of a wave's units join the wave. */
async function takeInNewcomers(ctx: Ctx): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    for (const rolloutId of await fillWaves(ctx, tx)) await emit(tx, changeEvents.rolloutChanged, { rolloutId });
  });
}

export const subscribers = [
  on(directoryEvents.personChanged, "takeInNewcomer", takeInNewcomers),
  on(directoryEvents.peopleImported, "takeInImported", takeInNewcomers),
];
