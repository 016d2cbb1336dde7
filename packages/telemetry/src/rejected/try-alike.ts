import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { triedNames } from "../catalogue/names-beyond";
import type { RejectionReason, TryAlike } from "../contract";
import type { Delivery } from "../ingest/read-delivery";
import { nextAlike, nextOf } from "./alike";
import { ofTheLeaving } from "./of-the-leaving";
import { readAgain } from "./read-again";

export interface TriedAlike {
  /** Of these would be stored `fresh`; `known` have counted already, and change nothing; the others would be refused, and stay. */
  total: number;
  fresh: number;
  known: number;
  refused: number;
  /** Why the oldest of those would be; null where those are of people being erased alone. */
  firstRefused: { id: string; reason: RejectionReason } | null;
}

/** What mending all refused events of a group in one way would do. Stores nothing, and looks at each of them as mending would. */
export function tryAlike(ctx: Ctx, { mending, ...group }: TryAlike): Promise<TriedAlike> {
  return inTransaction(ctx, async (tx) => {
    const tried: TriedAlike = { total: 0, fresh: 0, known: 0, refused: 0, firstRefused: null };
    const beyondOf = triedNames();
    const seen = new Set<string>();
    for (let after: string | null = null, more = true; more; ) {
      const rows = await nextAlike(ctx, tx, group, after);
      const deliveries = await readAgain(ctx, tx, rows, mending);
      const beyond = await beyondOf(tx, namesIn(deliveries));
      const known = await idsThatCounted(tx, deliveries);
      const leaving = await ofTheLeaving(tx, deliveries);
      for (const [index, delivery] of deliveries.entries()) {
        const reason = refusalOf(delivery, beyond);
        tried.total += 1;
        if (reason) {
          tried.refused += 1;
          tried.firstRefused ??= { id: rows[index]?.id ?? "", reason };
        } else if (leaving.has(delivery)) tried.refused += 1;
        else if (delivery.rows.some(({ m }) => known.has(m) || seen.has(m))) tried.known += 1;
        else tried.fresh += 1;
        for (const { m } of delivery.rows) seen.add(m);
      }
      after = nextOf(rows);
      more = after !== null;
    }
    return tried;
  });
}

/** Why a mended event would be refused again; undefined where it would not. */
export const refusalOf = ({ rejected, rows }: Delivery, beyond: ReadonlySet<string>): RejectionReason | undefined =>
  rejected[0]?.reason ?? (rows.some(({ n }) => beyond.has(n)) ? "names_full" : undefined);

export const namesIn = (deliveries: readonly Delivery[]): string[] =>
  deliveries.flatMap(({ unseen }) => unseen.map(({ row }) => row.n));

async function idsThatCounted(tx: Tx, deliveries: readonly Delivery[]): Promise<ReadonlySet<string>> {
  const { rows } = await tx.runSql(
    "select m.message_id as id from telemetry.message_ids m where m.organisation_id = $1::uuid and m.message_id = any($2::text[])",
    [tx.organisationId, deliveries.flatMap((delivery) => delivery.rows.map(({ m }) => m))],
  );
  return new Set((rows as { id: string }[]).map(({ id }) => id));
}
