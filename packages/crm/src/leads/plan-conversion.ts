import { holds, reaches } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { pointRows } from "../contacts/read-points";
import type { LeadById } from "../contract";
import { findLookAlikes } from "../duplicates/find-look-alikes";
import { organisationFacts } from "../duplicates/load-facts";
import { LeadConverted } from "../errors";
import { fieldWords } from "../pipeline/assert-gate";
import { pipelinesOf } from "../pipeline/list-stages";
import { recordById } from "../records/find-record";
import { recordName } from "../records/record-keys";
import { asLeadValues, mappingOf } from "./lead-mapping";
import { accountNameOf, dealNameOf } from "./map-lead";
import { wonStageOf } from "./won-stage";

const shownMax = 5;

/**
 * What converting a lead would do, before anything is done: who may be there already, likeliest first and with the reasons; what
 * would be made; and which of its fields have no place and stay on the lead.
 */
export async function planConversion(ctx: Ctx, input: LeadById) {
  return inTransaction(ctx, async (tx) => {
    const row = await recordById(ctx, tx, "crm.lead.read", "lead", input.id);
    if (row.convertedAt) throw new LeadConverted();
    const lead = asLeadValues(row);
    const points = await pointRows(ctx, tx, "lead", row.id);
    const values = (kind: "email" | "phone") => [
      ...new Set([lead[kind], ...points.filter((point) => point.kind === kind).map((point) => point.value)]),
    ];
    const said = (kind: "email" | "phone") => values(kind).filter((value): value is string => Boolean(value));
    const place = {
      street: lead.street,
      city: lead.city,
      postcode: lead.postcode,
      region: lead.region,
      country: lead.country,
    };
    const accounts = lead.company
      ? await findLookAlikes(
          ctx,
          tx,
          {
            id: row.id,
            name: lead.company,
            ...organisationFacts({ ...place, website: lead.website, email: lead.email, phone: lead.phone }),
          },
          ["account"],
          { max: shownMax },
        )
      : [];
    const contacts = await findLookAlikes(
      ctx,
      tx,
      {
        ...place,
        id: row.id,
        givenName: lead.givenName,
        familyName: lead.familyName,
        company: lead.company,
        emails: said("email"),
        phones: said("phone"),
      },
      ["contact"],
      { max: shownMax },
    );
    const mapped = await mappingOf(ctx, tx, row, { account: true, contact: true, opportunity: true });
    const won = await wonStageOf(ctx, tx, row.stageId as string);
    return {
      id: row.id,
      name: recordName("lead", row),
      mayConvert: holds(ctx, "crm.lead.write") && (await reaches(ctx, tx, "crm.lead.write", row.ownerId)),
      may: {
        account: holds(ctx, "crm.account.write"),
        contact: holds(ctx, "crm.contact.write"),
        opportunity: holds(ctx, "crm.opportunity.write"),
      },
      stageId: won.id,
      accounts,
      contacts,
      accountName: accountNameOf(lead),
      isCompany: Boolean(lead.company),
      contactName: `${lead.givenName} ${lead.familyName}`.trim() || lead.email || "",
      opportunityName: dealNameOf(lead),
      nextStep: lead.nextStep,
      nextStepOn: lead.nextStepOn,
      pipelines: (await pipelinesOf(ctx, tx, "opportunity")).map(({ id, name, stages }) => ({
        id,
        name,
        firstStageId: stages[0]?.id ?? null,
      })),
      stays: await fieldWords(ctx, tx, "lead", mapped.stays),
    };
  });
}
