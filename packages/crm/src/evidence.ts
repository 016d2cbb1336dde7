import { ofTenant } from "@arraigo/db";
import { type EvidenceSource, inTransaction, type Reading } from "@arraigo/platform";
import { and, count, isNull, sql } from "drizzle-orm";
import { contacts } from "./contacts/tables";
import { opportunities } from "./opportunities/tables";
import { uuids } from "./records/scope";

/** Required of an open opportunity: amount, close date, next step, its date, and with whom. Of a contact: name, e-mail, phone, account. */
const opportunityFields = 5;
const contactFields = 4;

/** Filled required fields of a person's open opportunities and contacts ÷ all of them. Who owns nothing has no reading. */
export const dataQuality: EvidenceSource = {
  perPerson: (ctx, people) =>
    inTransaction(ctx, async (tx) => {
      const filledDeal = sql<number>`sum(num_nonnulls(${opportunities.amountMinor}, ${opportunities.closesOn}, nullif(${opportunities.nextStep}, ''), ${opportunities.nextStepOn}, coalesce(${opportunities.accountId}, ${opportunities.contactId})))::int`;
      const deals = await tx
        .select({ ownerId: opportunities.ownerId, filled: filledDeal, records: count() })
        .from(opportunities)
        .where(
          and(
            ofTenant(opportunities.organisationId, ctx.organisationId),
            isNull(opportunities.closedAt),
            sql`${opportunities.ownerId} = any(${uuids(people)})`,
          ),
        )
        .groupBy(opportunities.ownerId);
      const filledContact = sql<number>`sum(num_nonnulls(nullif(${contacts.givenName} || ${contacts.familyName}, ''), ${contacts.email}, ${contacts.phone}, ${contacts.accountId}))::int`;
      const owned = await tx
        .select({ ownerId: contacts.ownerId, filled: filledContact, records: count() })
        .from(contacts)
        .where(
          and(ofTenant(contacts.organisationId, ctx.organisationId), sql`${contacts.ownerId} = any(${uuids(people)})`),
        )
        .groupBy(contacts.ownerId);
      const readings = new Map<string, Reading>();
      const add = (ownerId: string | null, numerator: number, denominator: number) => {
        if (!ownerId) return;
        const before = readings.get(ownerId);
        readings.set(ownerId, {
          numerator: (before?.numerator ?? 0) + numerator,
          denominator: (before?.denominator ?? 0) + denominator,
          asOf: ctx.clock.now(),
        });
      };
      for (const row of deals) add(row.ownerId, row.filled, row.records * opportunityFields);
      for (const row of owned) add(row.ownerId, row.filled, row.records * contactFields);
      return readings;
    }),
};
