import type { Ctx, EvidenceSource, EvidenceWindow, Reading } from "@arraigo/platform";
import { inTransaction } from "@arraigo/platform";
import { disclose, protectPartition, type Suppressed } from "@arraigo/platform/disclosure";
import { sql } from "drizzle-orm";
import { groupSizeMin } from "./post";

interface Row extends Record<string, unknown> {
  part: number;
  authors: number;
  posts: number;
  answered: number;
}

/**
 * Of the posts that each group's people wrote under their own name in the window, how many got a first word. There is no
 * reading per person, and a group with too few authors is hidden, with another one where subtraction would give it away.
 * Anonymous posts belong to no group, so they are in none of these figures.
 */
async function perGroup(
  ctx: Ctx,
  groups: readonly (readonly string[])[],
  window: EvidenceWindow,
): Promise<(Reading | Suppressed)[]> {
  const rows = await inTransaction(ctx, async (tx) => {
    const members = JSON.stringify(groups.flatMap((ids, part) => ids.map((person) => ({ part, person }))));
    const found = await tx.execute<Row>(sql`
      select m.part, count(distinct p.author_id)::int as authors, count(*)::int as posts,
        count(*) filter (where
          exists (select 1 from feedback.moves v where v.organisation_id = p.organisation_id and v.post_id = p.id)
          or exists (select 1 from feedback.answers a where a.organisation_id = p.organisation_id and a.post_id = p.id)
        )::int as answered
      from json_to_recordset(${members}::json) as m(part int, person uuid)
      join feedback.posts p on p.organisation_id = ${ctx.organisationId} and p.author_id = m.person
      where p.posted_on between ${window.from}::date and ${window.to}::date
      group by m.part`);
    return new Map(found.rows.map((row) => [row.part, row]));
  });
  const sizes = groups.map((_, part) => ({ key: String(part), people: rows.get(part)?.authors ?? 0 }));
  const protections = protectPartition(sizes, groupSizeMin(ctx.privacyMode));
  return groups.map((_, part) =>
    disclose(protections.get(String(part)) ?? "small", {
      numerator: rows.get(part)?.answered ?? 0,
      denominator: rows.get(part)?.posts ?? 0,
      asOf: ctx.clock.now(),
    }),
  );
}

export const answeredShare: EvidenceSource = { perGroup };
