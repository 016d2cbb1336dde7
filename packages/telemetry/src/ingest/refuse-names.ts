import type { Tx } from "@arraigo/platform";
import { namesBeyond } from "../catalogue/names-beyond";
import { describeRejected } from "../rejected/describe-rejected";
import type { Delivery } from "./read-delivery";

const reason = "names_full" as const;

/**
 * The deliveries with events under one name too many among what was refused. Known names cost nothing, and however many new ones came,
 * the database is asked once.
 */
export async function refuseNames(tx: Tx, deliveries: readonly Delivery[]): Promise<readonly Delivery[]> {
  const names = deliveries.flatMap(({ unseen }) => unseen.map(({ row }) => row.n));
  const beyond = await namesBeyond(tx, names);
  return beyond.size === 0 ? deliveries : deliveries.map((delivery) => without(beyond, delivery));
}

function without(beyond: ReadonlySet<string>, delivery: Delivery): Delivery {
  const { rows, rejected, unseen, observed, keyId } = delivery;
  const refused = unseen.filter(({ row }) => beyond.has(row.n));
  return {
    ...delivery,
    rows: rows.filter(({ n }) => !beyond.has(n)),
    rejected: [
      ...rejected,
      ...refused.map(({ row, sent, protocol }) => ({
        ...describeRejected(sent, { reason, sourceId: keyId, protocol }),
        // The id it would have had, also where the sender gave none.
        messageId: row.m,
      })),
    ],
    observed: observed && {
      ...observed,
      arrivals: observed.arrivals.map((arrival) =>
        arrival.outcome === "stored" && arrival.name !== undefined && beyond.has(arrival.name)
          ? { outcome: "refused", reason, name: arrival.name }
          : arrival,
      ),
    },
  };
}
