import { telemetryEvents } from "@arraigo/events";
import { emit, type Tx } from "@arraigo/platform";
import type { Stored } from "./stored-event";

const peopleMax = 500;
const namesMax = 200;

/** Tells whoever keeps figures that these people did something new. In the transaction of the events, in order of the people. */
export async function tellUsageRecorded(tx: Tx, { people, names, from, to }: Stored): Promise<void> {
  if (from === null || to === null) return;
  for (let start = 0; start < people.length; start += peopleMax)
    for (let first = 0; first < Math.max(names.length, 1); first += namesMax)
      await emit(tx, telemetryEvents.usageRecorded, {
        people: people.slice(start, start + peopleMax),
        names: names.slice(first, first + namesMax),
        days: { from, to },
      });
}
