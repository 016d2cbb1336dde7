import { changeEvents, telemetryEvents } from "@arraigo/events";
import { inTransaction, on } from "@arraigo/platform";
import { recomputePeople } from "./standing/recompute-people";

export const subscribers = [
  on(telemetryEvents.usageRecorded, "recomputePeople", (ctx, { people }) => recomputePeople(ctx, people)),
  on(changeEvents.rolloutChanged, "recomputeRollout", (ctx, { rolloutId }) =>
    inTransaction(ctx, (tx) => tx.enqueue("adoption.recomputeRollout", { rolloutId, after: null })),
  ),
];
