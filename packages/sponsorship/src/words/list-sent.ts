import { ofTenant } from "@arraigo/db";
import { withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, CursorUnreadable, inTransaction } from "@arraigo/platform";
import { inLanguage, type Localised } from "@arraigo/platform/contract";
import { isTooSmall } from "@arraigo/platform/disclosure";
import { and, desc, eq, sql } from "drizzle-orm";
import type { ListMessages } from "../contract";
import { audienceMin } from "./audience-min";
import { messages } from "./tables";

/**
 * Messages sent, newest first: to whom, how many it reached and how many opened it. A small audience shows no reading figure.
 * A sponsor sees their own; change managers and leadership see everybody's.
 */
export async function listSent(ctx: Ctx, { cursor, limit }: ListMessages) {
  const after = readPlace(cursor);
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: messages.id,
        subject: messages.subject,
        body: messages.body,
        audienceKind: messages.audienceKind,
        audienceId: messages.audienceId,
        audience: sql<
          string | null
        >`(select u.name from directory.org_units u where u.organisation_id = ${messages.organisationId} and u.id = ${messages.audienceId})`,
        rollout: sql<Localised | null>`(select r.name from change.rollouts_v1 r where r.organisation_id = ${messages.organisationId} and r.rollout_id = ${messages.audienceId})`,
        recipients: messages.recipients,
        read: sql<number>`(select count(*)::int from sponsorship.receipts r where r.organisation_id = ${messages.organisationId} and r.message_id = ${messages.id} and r.read_at is not null)`,
        sentAt: messages.sentAt,
        givenName: people.givenName,
        familyName: people.familyName,
      })
      .from(messages)
      .innerJoin(people, and(eq(people.organisationId, messages.organisationId), eq(people.id, messages.sponsorId)))
      .where(
        and(
          ofTenant(messages.organisationId, ctx.organisationId),
          withinReach(ctx, "sponsorship.presence.read", messages.sponsorId),
          after && sql`(${messages.sentAt}, ${messages.id}) < (${after.sentAt}, ${after.id}::uuid)`,
        ),
      )
      .orderBy(desc(messages.sentAt), desc(messages.id))
      .limit(limit + 1);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      messages: page.map(({ givenName, familyName, read, audience, rollout, ...row }) => ({
        ...row,
        /** The unit's or the rollout's name; null for everybody. */
        audience: audience ?? (rollout && inLanguage(rollout, ctx.actor.language)),
        subject: inLanguage(row.subject, ctx.actor.language),
        body: inLanguage(row.body, ctx.actor.language),
        sponsor: `${givenName} ${familyName}`,
        read: isTooSmall(row.recipients, audienceMin[ctx.privacyMode]) ? null : read,
        sentAt: row.sentAt.toISOString(),
      })),
      next: rows.length > limit && last ? `${last.sentAt.getTime()}|${last.id}` : null,
    };
  });
}

/** Where the last page ended. @throws CursorUnreadable for anything this list did not hand out. */
function readPlace(cursor: string | undefined): { sentAt: Date; id: string } | undefined {
  if (cursor === undefined) return undefined;
  const [, millis, id] = /^(\d{1,13})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (!millis || !id) throw new CursorUnreadable({}, "cursor");
  return { sentAt: new Date(Number(millis)), id };
}
