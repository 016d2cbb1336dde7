import { ofTenant } from "@arraigo/db";
import { holds, reaches } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotPermitted, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { ConvertLead } from "../contract";
import { LeadConverted, NothingToConvertTo } from "../errors";
import { assertMovable } from "../pipeline/assert-movable";
import { enterStages } from "../pipeline/enter-stages";
import { holdProcess } from "../pipeline/hold-process";
import { stageById } from "../pipeline/list-stages";
import type { RecordType } from "../record-types";
import { changeRecords } from "../records/change-records";
import { createRecords } from "../records/create-records";
import { recordById } from "../records/find-record";
import { holdInOrder } from "../records/lock-order";
import { recordName } from "../records/record-keys";
import type { RecordRow } from "../records/record-table";
import { newRunId } from "../runs/run";
import { recordHistory } from "../timeline/record-event";
import { carryActivities, carryPoints, relateTo } from "./carry-over";
import { enterCarried, startOf } from "./enter-carried";
import { asLeadValues, mappingOf } from "./lead-mapping";
import { type Draft, fillBlanks, type Target } from "./map-lead";
import { conversions, leads } from "./tables";
import { wonStageOf } from "./won-stage";

export interface Converted {
  accountId: string | null;
  contactId: string | null;
  opportunityId: string | null;
}

/**
 * Makes customers of a lead: an account, a contact, an opportunity, each new or one that was there, in one transaction. Its fields,
 * addresses with their consent, activities and next step go along; what is there already is only filled where it was blank. The
 * lead stays, closed, with its history, and leads there. Its own process decides whether it may (`crm.StageGateUnmet`), and only
 * whoever may move it closes it by that.
 */
export async function convertLead(ctx: Ctx, input: ConvertLead): Promise<Converted> {
  return inTransaction(ctx, async (tx) => {
    await holdProcess(ctx, tx, "opportunity");
    await holdProcess(ctx, tx, "lead");
    const existing = (part: object | null) => (part && "existingId" in part ? [String(part.existingId)] : []);
    const joined = [["account", existing(input.account)] as const, ["contact", existing(input.contact)] as const];
    await holdInOrder(ctx, tx, new Map(joined), "no key update");
    const found = await recordById(ctx, tx, "crm.lead.write", "lead", input.id, true);
    await assertMovable(ctx, tx, found);
    if (found.convertedAt) throw new LeadConverted();
    if (!input.account && !input.contact && !input.opportunity) throw new NothingToConvertTo();
    const runId = newRunId(ctx);
    const won = await wonStageOf(ctx, tx, found.stageId as string);
    const { custom, ...fields } = input.fields ?? {};
    const closing = { ...fields, nextStep: null, nextStepOn: null };
    const [entered] = await enterStages(ctx, tx, "lead", [{ id: found.id, stageId: won.id, values: closing, custom }], {
      runId,
      converting: true,
      override: input.override,
    });
    // What was filled in on the way to the gate goes along; the next step does, too, though the lead has none any more.
    const lead: RecordRow = {
      ...(entered?.row ?? found),
      nextStep: found.nextStep,
      nextStepOn: found.nextStepOn,
    };
    const mapped = await mappingOf(ctx, tx, lead, {
      account: input.account !== null,
      contact: input.contact !== null,
      opportunity: input.opportunity !== null,
    });
    const making: Making = { ctx, tx, lead, runId, made: [] };
    const accountId = await accountOf(making, input, mapped.account);
    const contact = await contactOf(making, input, mapped.contact, accountId);
    const opportunityId = await opportunityOf(making, input, mapped.opportunity, accountId, contact?.id ?? null);
    const converted = { accountId, contactId: contact?.id ?? null, opportunityId };
    const isNew = making.made.includes("contact");
    const written =
      contact && (isNew || (await mayChange(ctx, tx, "contact", contact)))
        ? await carryPoints(ctx, tx, lead, contact)
        : [];
    const journal = {
      points: written.map((each) => each.id),
      written,
      relation: contact && accountId && !isNew ? await relateTo(ctx, tx, contact, accountId) : null,
      activities: await carryActivities(ctx, tx, lead.id, converted),
    };
    const stageId = input.opportunity?.stageId;
    if (opportunityId && stageId) await enterCarried(ctx, tx, opportunityId, stageId, runId);
    await settle(making, converted, journal);
    return converted;
  });
}

interface Making {
  ctx: Ctx;
  tx: Tx;
  lead: RecordRow;
  runId: string;
  made: Target[];
}

async function accountOf(making: Making, input: ConvertLead, draft: Draft | null): Promise<string | null> {
  if (!input.account || !draft) return null;
  if ("existingId" in input.account) return (await fill(making, "account", input.account.existingId, draft)).id;
  const name = input.account.name ?? draft.values.name;
  return make(making, "account", { ...draft, values: { ...draft.values, name } });
}

async function contactOf(making: Making, input: ConvertLead, draft: Draft | null, accountId: string | null) {
  if (!input.contact || !draft) return null;
  const values = accountId ? { ...draft.values, accountId } : draft.values;
  const { ctx, tx } = making;
  if ("existingId" in input.contact) return fill(making, "contact", input.contact.existingId, { ...draft, values });
  const id = await make(making, "contact", { ...draft, values });
  return recordById(ctx, tx, "crm.contact.read", "contact", id);
}

async function opportunityOf(
  making: Making,
  input: ConvertLead,
  draft: Draft | null,
  accountId: string | null,
  contactId: string | null,
): Promise<string | null> {
  if (!input.opportunity || !draft) return null;
  const { ctx, tx } = making;
  const { stageId, ...said } = input.opportunity;
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  const stage = stageId ? await startOf(ctx, tx, await stageById(ctx, tx, "opportunity", stageId)) : undefined;
  const values = { ...draft.values, ...given, accountId, contactId };
  return make(making, "opportunity", { ...draft, values }, stage);
}

/** A new record in the care of whoever had the lead. */
async function make(
  { ctx, tx, lead, runId, made }: Making,
  type: Target,
  { values, custom }: Draft,
  stage?: Awaited<ReturnType<typeof stageById>>,
): Promise<string> {
  if (!holds(ctx, `crm.${type}.write`)) throw new NotPermitted({ permission: `crm.${type}.write` });
  made.push(type);
  // What a file brought and no field stands for is kept with the person, or else with the company.
  const details = type === "contact" || (type === "account" && !made.includes("contact")) ? lead.details : {};
  const drafted = { values, custom, ownerId: lead.ownerId, details, ...(stage ? { stage } : {}) };
  const [id = ""] = await createRecords(ctx, tx, type, [drafted], { runId });
  return id;
}

/** One that was there: filled where it was blank, if the actor may change it; else only pointed at. */
async function fill(
  { ctx, tx, runId }: Making,
  type: "account" | "contact",
  id: string,
  draft: Draft,
): Promise<RecordRow> {
  const row = await recordById(ctx, tx, `crm.${type}.read`, type, id, true);
  const { values, custom } = fillBlanks(row, draft);
  const [changed] = (await mayChange(ctx, tx, type, row))
    ? await changeRecords(ctx, tx, type, [{ id: row.id, values, custom }], { runId })
    : [];
  return changed?.row ?? row;
}

async function mayChange(ctx: Ctx, tx: Tx, type: RecordType, row: RecordRow): Promise<boolean> {
  const permission = `crm.${type}.write`;
  return holds(ctx, permission) && (await reaches(ctx, tx, permission, row.ownerId));
}

async function settle(
  { ctx, tx, lead, runId, made }: Making,
  converted: Converted,
  journal: typeof conversions.$inferInsert.journal,
): Promise<void> {
  const now = ctx.clock.now();
  const by = ctx.actor.personId;
  await tx
    .update(leads)
    .set({
      convertedAccountId: converted.accountId,
      convertedContactId: converted.contactId,
      convertedOpportunityId: converted.opportunityId,
      convertedAt: now,
      convertedBy: by,
    })
    .where(and(ofTenant(leads.organisationId, ctx.organisationId), eq(leads.id, lead.id)));
  await tx.insert(conversions).values({
    ...converted,
    id: runId,
    organisationId: ctx.organisationId,
    leadId: lead.id,
    made,
    journal,
    convertedBy: by,
    convertedAt: now,
  });
  const name = recordName("lead", { ...asLeadValues(lead) });
  await recordHistory(
    ctx,
    tx,
    (
      [
        ["lead", lead.id],
        ["account", converted.accountId],
        ["contact", converted.contactId],
        ["opportunity", converted.opportunityId],
      ] as const
    ).flatMap(([subjectType, subjectId]) =>
      subjectId
        ? [
            {
              subjectType,
              subjectId,
              // Under the account once, on the account itself.
              accountId: subjectType === "account" ? subjectId : null,
              kind: "converted" as const,
              runId,
              changes: [{ field: "lead", from: null, to: name, toValue: lead.id }],
            },
          ]
        : [],
    ),
  );
  await emit(tx, crmEvents.leadConverted, {
    leadId: lead.id,
    ...converted,
    convertedBy: by,
    occurredAt: now.toISOString(),
  });
}
