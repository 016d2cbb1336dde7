import { holds } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage, type Localised } from "@arraigo/platform/contract";
import { groupMinimum } from "@arraigo/platform/disclosure";
import type { AnnotationKind, AnnotationsInput } from "../insights-contract";

/*
 * What reached fewer people than a group must have moves no curve, and could tell whom it was about; so it is not drawn. Instants
 * become days where the organisation is.
 */
const listSql = `
with zone as materialized (select time_zone as name from directory.organisations where id = $1::uuid),
bounds as materialized (
  select ($2::date)::timestamp at time zone z.name as first, ($3::date + 1)::timestamp at time zone z.name as beyond from zone z
)
select a.id::text as id, a.day::text as day, a.kind, to_jsonb(a.label) as what, null::jsonb as of
from telemetry.annotations a where a.organisation_id = $1::uuid and a.gone_at is null and a.day between $2::date and $3::date
union all
select null, w.go_live_on::text, 'go_live', w.name, r.name
from change.waves_v1 w join change.rollouts_v1 r on r.organisation_id = w.organisation_id and r.rollout_id = w.rollout_id
where w.organisation_id = $1::uuid and w.go_live_on between $2::date and $3::date
union all
select null, c.day::text, 'course', c.title, null
from (
  select a.course_id, a.title, (a.assigned_at at time zone z.name)::date as day, count(*) as people
  from training.assigned_v1 a, zone z, bounds b
  where a.organisation_id = $1::uuid and a.assigned_at >= b.first and a.assigned_at < b.beyond group by 1, 2, 3
) c where c.people >= $4::int
union all
select null, (m.sent_at at time zone z.name)::date::text, 'message', m.subject, null
from sponsorship.messages_v1 m, zone z, bounds b
where m.organisation_id = $1::uuid and m.sent_at >= b.first and m.sent_at < b.beyond and m.recipients >= $4::int
order by day, kind, id, what
limit 200`;

interface Row {
  id: string | null;
  day: string;
  kind: AnnotationKind;
  what: string | Localised | null;
  of: Localised | null;
}

export interface Annotation {
  /** Null for what another module knows: it is changed there. */
  id: string | null;
  day: string;
  kind: AnnotationKind;
  /** In the reader's language where there is one. Null: a message whose subject was for one unit. */
  label: string | null;
  /** Of which rollout a go-live is. */
  of: string | null;
}

/**
 * What stands on the time axis between two local days, at most 200, oldest first: go-lives, courses and messages as their modules
 * publish them now, and what people wrote. `mayWrite` says whether the reader may add to it.
 */
export async function listAnnotations(
  ctx: Ctx,
  { from, until }: AnnotationsInput,
): Promise<{ annotations: Annotation[]; mayWrite: boolean }> {
  const { language } = ctx.actor;
  const rows = await inTransaction(ctx, async (tx) => {
    const values = [tx.organisationId, from, until, groupMinimum(ctx.privacyMode)];
    return (await tx.runSql({ name: "telemetry_annotations", text: listSql, values })).rows as unknown as Row[];
  });
  const said = (words: string | Localised | null) =>
    words === null || typeof words === "string" ? words : inLanguage(words, language);
  return {
    annotations: rows.map(({ what, of, ...row }) => ({ ...row, label: said(what), of: said(of) })),
    mayWrite: holds(ctx, "telemetry.annotation.write"),
  };
}
