import { directoryEvents } from "@arraigo/events";
import { inTransaction, on } from "@arraigo/platform";

/** Somebody added, or given an e-mail or number, may be whom a name stood for all along. */
export const subscribers = [
  on(directoryEvents.personChanged, "recheckPerson", (ctx, { personId }) =>
    inTransaction(ctx, (tx) => tx.enqueue("telemetry.recheckPeople", { personId })),
  ),
  on(directoryEvents.peopleImported, "recheckEverybody", (ctx) =>
    inTransaction(ctx, (tx) => tx.enqueue("telemetry.recheckPeople", {})),
  ),
];
