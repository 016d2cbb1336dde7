import type { Ctx, UsageEvent } from "@arraigo/platform";
import { appointSponsor, recordReads, sendMessage, setConsent } from "@arraigo/sponsorship";
import { addDays, dateIn, instantIn } from "../calendar";
import type { SimulatedPeople } from "../people/plan-people";
import type { Random } from "../random";
import { messages } from "../texts/messages";

export interface SponsorshipOptions {
  random: Random;
  people: SimulatedPeople;
  rolloutId: string;
  sponsorId: string;
  now: Date;
  manager: Ctx;
  sponsorAt(at: Date): Ctx;
}

/** What the sponsor said and who opened it. Answers the usage that goes with it. */
export async function writeSponsorship(ctx: Ctx, options: SponsorshipOptions): Promise<UsageEvent[]> {
  const { random, people, rolloutId, sponsorId, now, manager, sponsorAt } = options;
  await appointSponsor(manager, { personId: sponsorId, rolloutId });
  await setConsent(sponsorAt(now), { consents: true });
  const usage: UsageEvent[] = [];
  const today = dateIn(ctx.actor.timeZone, now);
  for (const { weeksAgo, audience, subject, body, readShare } of messages) {
    const sentOn = addDays(today, -weeksAgo * 7);
    const at = instantIn(ctx.actor.timeZone, sentOn, 9 * 60 + 10);
    const unitId = people.unitIds.get(audience);
    const { id } = await sendMessage(sponsorAt(at), {
      audience: unitId ? { kind: "org_unit", id: unitId } : { kind: "organisation" },
      subject,
      body,
      submissionKey: random.id(at),
    });
    usage.push({ name: "sponsorship.message_sent", personId: sponsorId, occurredAt: at });
    const reads = people.people
      .filter((person) => person.id !== sponsorId && (!unitId || person.unitId === unitId) && random.chance(readShare))
      .map((person) => ({ personId: person.id, at: new Date(at.getTime() + random.whole(5, 3_000) * 60_000) }));
    await recordReads(ctx, id, reads);
    usage.push(
      ...reads.map(({ personId, at: occurredAt }) => ({ name: "sponsorship.message_read", personId, occurredAt })),
    );
  }
  return usage;
}
