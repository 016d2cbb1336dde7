import { newId } from "@arraigo/db/columns";
import type { TelemetryPort, UsageEvent } from "@arraigo/platform";
import { retractEvents } from "./retract-events";
import { storeEvents } from "./store-events";
import type { EventRow } from "./stored-event";
import { tellUsageRecorded } from "./tell-usage-recorded";

/** An event of one of our own modules as a row: the person is known, and the id is made here. */
export function rowOf({ name, personId, occurredAt, properties, messageId }: UsageEvent): EventRow {
  return { m: messageId ?? newId(), n: name, o: occurredAt.toISOString(), p: personId, x: properties };
}

/** How our own modules report use: the log and rollups that outside events go to, on the transaction of what was done. */
export const telemetryPort: TelemetryPort = {
  async record(ctx, tx, events) {
    if (events.length === 0) return;
    await tellUsageRecorded(tx, await storeEvents(tx, events.map(rowOf), ctx.clock.now()));
  },
  async retract(_ctx, tx, uses) {
    if (uses.length === 0) return;
    await tellUsageRecorded(tx, await retractEvents(tx, uses));
  },
};
