import type { Tx } from "@arraigo/platform";
import { askToMove } from "./ask-to-move";

/** What an identify or alias said: each of `refs` is also known by each of `to`. */
export interface Link {
  refs: string[];
  to: string[];
}

/**
 * Remembers what identify and alias say, between names known or not: a name whose other name gets a person later follows it. Traits
 * are not kept. What was said before costs one look.
 */
export async function linkPeople(tx: Tx, links: readonly Link[], at: Date): Promise<void> {
  const pairs = new Map<string, { ref: string; target: string }>();
  for (const { refs, to } of links)
    for (const ref of refs)
      for (const target of to) if (target !== ref) pairs.set(`${ref}\n${target}`, { ref, target });
  if (pairs.size === 0) return;
  const { rows } = await tx.runSql({
    name: "telemetry_learn_names",
    text: "select telemetry.learn_names($1::jsonb, $2::timestamptz) as changed",
    values: [JSON.stringify([...pairs.values()]), at.toISOString()],
  });
  await askToMove(tx, (rows[0] as { changed: number } | undefined)?.changed ?? 0);
}
