import { filed, withinReach } from "@arraigo/directory";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { inLanguage, type Localised } from "@arraigo/platform/contract";
import { type SQL, sql } from "drizzle-orm";
import { audienceMin } from "../words/audience-min";

/** Presence is looked at over the last four weeks. */
const windowDays = 28;

interface PresenceRow {
  [column: string]: unknown;
  person_id: string;
  given_name: string;
  family_name: string;
  rollout_id: string;
  rollout: Localised;
  consented: boolean;
  active_days: number;
  messages: number;
  recipients: number;
  read: number;
  last_message_at: string | null;
}

function presence(ctx: Ctx, today: string, sponsorCondition: SQL): SQL {
  const since = sql`${today}::date - ${windowDays}::int`;
  // A small audience is in neither sum, or its readers could be had by taking the other messages away.
  const counts = sql`m.sent_at > ${since} and m.recipients >= ${audienceMin[ctx.privacyMode]}`;
  return sql`
    select s.person_id, p.given_name, p.family_name, s.rollout_id, r.name as rollout, s.consented_at is not null as consented,
      (select count(distinct u.day)::int from telemetry.usage_by_person_day_v1 u
        where u.organisation_id = s.organisation_id and u.person_id = s.person_id and u.day > ${since} and u.day <= ${today}::date) as active_days,
      sent.messages, sent.recipients, sent.read, sent.last_message_at
    from sponsorship.sponsors s
    join directory.people p on p.organisation_id = s.organisation_id and p.id = s.person_id
    join change.rollouts_v1 r on r.organisation_id = s.organisation_id and r.rollout_id = s.rollout_id
    cross join lateral (
      select count(*) filter (where m.sent_at > ${since})::int as messages,
        coalesce(sum(m.recipients) filter (where ${counts}), 0)::int as recipients,
        coalesce(sum((select count(*) from sponsorship.receipts c
          where c.organisation_id = m.organisation_id and c.message_id = m.id and c.read_at is not null)) filter (where ${counts}), 0)::int as read,
        max(m.sent_at) as last_message_at
      from sponsorship.messages m where m.organisation_id = s.organisation_id and m.sponsor_id = s.person_id
    ) as sent
    where s.organisation_id = ${ctx.organisationId} and ${sponsorCondition}
    order by ${filed(sql`p.family_name`)}, ${filed(sql`p.given_name`)}, s.person_id, s.rollout_id
    limit 200`;
}

/**
 * How present each sponsor is: days they used the system themselves and what they said, over four weeks, measured and not
 * self-reported. Others see a sponsor's figures only where the sponsor agreed to it; the sponsor always sees their own.
 */
export async function listPresence(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const today = localToday(ctx);
    const { rows } = await tx.execute<PresenceRow>(
      presence(ctx, today, withinReach(ctx, "sponsorship.presence.read", sql`s.person_id`)),
    );
    return rows.map((row) => {
      const own = row.person_id === ctx.actor.personId;
      return {
        personId: row.person_id,
        name: `${row.given_name} ${row.family_name}`,
        rolloutId: row.rollout_id,
        rollout: inLanguage(row.rollout, ctx.actor.language),
        own,
        consented: row.consented,
        windowDays,
        asOf: today,
        figures:
          own || row.consented
            ? {
                activeDays: row.active_days,
                messages: row.messages,
                recipients: row.recipients,
                read: row.recipients === 0 ? null : row.read,
                lastMessageAt: row.last_message_at && new Date(row.last_message_at).toISOString(),
              }
            : null,
      };
    });
  });
}
