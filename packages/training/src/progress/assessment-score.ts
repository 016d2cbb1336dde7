import { type Ctx, type EvidenceSource, type EvidenceWindow, inTransaction, type Reading } from "@arraigo/platform";
import { sql } from "drizzle-orm";

interface Row extends Record<string, unknown> {
  person_id: string;
  scores: number;
  assessments: number;
}

/**
 * The mean of the latest score in each required assessment (the quiz of a course assigned to the person), as of the end of the
 * window: the sum of the shares, over how many there are. Who has not answered any yet is absent, not zero.
 */
async function perPerson(ctx: Ctx, people: readonly string[], window: EvidenceWindow): Promise<Map<string, Reading>> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.execute<Row>(sql`
      select person_id, sum(share)::float8 as scores, count(*)::int as assessments from (
        select distinct on (t.person_id, t.course_id) t.person_id, t.course_id, t.right::float8 / t.asked as share
        from training.attempts t
        join training.assignments a
          on a.organisation_id = t.organisation_id and a.course_id = t.course_id and a.person_id = t.person_id
        where t.organisation_id = ${ctx.organisationId} and t.attempted_on <= ${window.to}::date
          and t.person_id = any(${sql.param(`{${people.join(",")}}`)}::uuid[])
        order by t.person_id, t.course_id, t.attempted_at desc, t.id desc
      ) latest group by person_id`),
  );
  const asOf = ctx.clock.now();
  return new Map(rows.map((row) => [row.person_id, { numerator: row.scores, denominator: row.assessments, asOf }]));
}

export const assessmentScore: EvidenceSource = { perPerson };
