import type { Tx } from "@arraigo/platform";
import { askToMove } from "./ask-to-move";

/** What an identify or alias said: each of `refs` is also known by each of `to`. */
export interface Link {
  refs: string[];
  to: string[];
  /** Said with a key that anybody can read in a page. */
  claimed?: boolean;
}

/**
 * Remembers what identify and alias say, between names known or not: a name whose other name gets a person later follows it. Traits
 * are not kept. What was said before costs one look. What is only claimed neither overrides nor contests what anybody else says.
 */
export async function linkPeople(tx: Tx, links: readonly Link[], at: Date): Promise<void> {
  const pairs = new Map<string, { ref: string; target: string; claimed: boolean }>();
  for (const { refs, to, claimed = false } of links)
    for (const ref of refs)
      for (const target of to) {
        if (target === ref) continue;
        const pair = `${ref}\n${target}`;
        pairs.set(pair, { ref, target, claimed: claimed && pairs.get(pair)?.claimed !== false });
      }
  if (pairs.size === 0) return;
  const { rows } = await tx.runSql({
    name: "telemetry_learn_names",
    text: "select telemetry.learn_names($1::jsonb, $2::timestamptz) as changed",
    values: [JSON.stringify([...pairs.values()]), at.toISOString()],
  });
  await askToMove(tx, (rows[0] as { changed: number } | undefined)?.changed ?? 0);
}
