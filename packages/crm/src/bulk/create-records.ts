import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { accounts } from "../accounts/tables";
import { contacts } from "../contacts/tables";
import { opportunities } from "../opportunities/tables";
import { stagesOf } from "../pipeline/list-stages";
import { stageEntries } from "../pipeline/tables";
import { insertRows } from "../records/bulk-rows";
import { accountKeys, contactKeys, namedKeys } from "../records/fold";
import { type RecordEvent, recordHistory } from "../timeline/record-event";
import { createdEvent, stageEntriesOf } from "./created-event";
import { type BulkOverride, writeOverrides } from "./write-overrides";

/*
 * The bulk forms of creating: many records in a few statements, each at its own time, with the history they would have had one by
 * one. For the system alone (seeds, migrations): they check no permission and publish no event.
 */

export interface BulkAccount {
  id?: string;
  name: string;
  website?: string;
  phone?: string;
  city?: string;
  ownerId: string | null;
  createdAt: Date;
}

export async function createAccounts(ctx: Ctx, rows: readonly BulkAccount[]): Promise<string[]> {
  const made = rows.map((row) => ({
    id: row.id ?? newId(row.createdAt.getTime()),
    organisationId: ctx.organisationId,
    name: row.name,
    ...accountKeys(row),
    website: row.website ?? null,
    phone: row.phone ?? null,
    city: row.city ?? null,
    ownerId: row.ownerId,
    details: {},
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
  }));
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, accounts, made);
    await recordHistory(
      ctx,
      tx,
      made.map((row) => createdEvent("account", row.id, row.id, row.ownerId, row.createdAt)),
    );
  });
  return made.map((row) => row.id);
}

export interface BulkContact {
  id?: string;
  givenName: string;
  familyName: string;
  email?: string;
  phone?: string;
  title?: string;
  accountId?: string;
  ownerId: string | null;
  tags?: string[];
  createdAt: Date;
}

export async function createContacts(ctx: Ctx, rows: readonly BulkContact[]): Promise<string[]> {
  const made = rows.map((row) => ({
    id: row.id ?? newId(row.createdAt.getTime()),
    organisationId: ctx.organisationId,
    givenName: row.givenName,
    familyName: row.familyName,
    ...contactKeys(row),
    email: row.email ?? null,
    phone: row.phone ?? null,
    title: row.title ?? null,
    accountId: row.accountId ?? null,
    ownerId: row.ownerId,
    tags: row.tags ?? [],
    details: {},
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
  }));
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, contacts, made);
    await recordHistory(
      ctx,
      tx,
      made.map((row) => createdEvent("contact", row.id, row.accountId, row.ownerId, row.createdAt)),
    );
  });
  return made.map((row) => row.id);
}

export interface BulkOpportunity {
  id?: string;
  name: string;
  ownerId: string | null;
  accountId?: string;
  contactId?: string;
  amountMinor?: number;
  currency: string;
  closesOn?: string;
  nextStep?: string;
  nextStepOn?: string;
  reason?: string;
  /** Where it stands by now: the place in the default pipeline, 0 to 4 (won is 3, lost is 4). */
  stagePosition: number;
  createdAt: Date;
  /** When it entered each stage on its way, oldest first, the last being `stagePosition`. Left out: created there. */
  moves?: readonly { stagePosition: number; at: Date }[];
  /** Where its last move went past the gate. */
  override?: BulkOverride;
}

export async function createOpportunities(ctx: Ctx, rows: readonly BulkOpportunity[]): Promise<string[]> {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await stagesOf(ctx, tx, "opportunity");
    const stageAt = (position: number) => {
      const stage = pipeline[position];
      if (!stage) throw new Error(`the pipeline has no stage ${position}`);
      return stage;
    };
    const history: RecordEvent[] = [];
    const entries: object[] = [];
    const made = rows.map((row) => {
      const id = row.id ?? newId(row.createdAt.getTime());
      const stage = stageAt(row.stagePosition);
      const enteredAt = row.moves?.at(-1)?.at ?? row.createdAt;
      const accountId = row.accountId ?? null;
      history.push(createdEvent("opportunity", id, accountId, row.ownerId, row.createdAt));
      let before = { stage: stageAt(row.moves?.length ? 0 : row.stagePosition), at: row.createdAt };
      const steps = [{ stageId: before.stage.id, at: before.at }];
      for (const move of row.moves ?? []) {
        const to = stageAt(move.stagePosition);
        history.push({
          ...createdEvent("opportunity", id, accountId, row.ownerId, move.at),
          kind: "moved",
          changes: [
            { field: "stage", from: before.stage.name, to: to.name },
            { field: "stageId", from: before.stage.id, to: to.id },
            { field: "stageEnteredAt", from: before.at.toISOString(), to: move.at.toISOString() },
          ],
        });
        before = { stage: to, at: move.at };
        steps.push({ stageId: to.id, at: move.at });
      }
      entries.push(
        ...stageEntriesOf({ organisationId: ctx.organisationId, recordType: "opportunity", recordId: id, steps }),
      );
      return {
        id,
        organisationId: ctx.organisationId,
        name: row.name,
        ...namedKeys([row.name]),
        ownerId: row.ownerId,
        accountId,
        contactId: row.contactId ?? null,
        amountMinor: row.amountMinor ?? null,
        currency: row.currency,
        closesOn: row.closesOn ?? null,
        nextStep: row.nextStep ?? null,
        nextStepOn: row.nextStepOn ?? null,
        reason: row.reason ?? null,
        stageId: stage.id,
        stageEnteredAt: enteredAt,
        closedAt: stage.kind === "open" ? null : enteredAt,
        createdAt: row.createdAt,
        updatedAt: enteredAt,
      };
    });
    await insertRows(tx, opportunities, made);
    await insertRows(tx, stageEntries, entries);
    const passed = made.flatMap((row, index) => {
      const override = rows[index]?.override;
      const { id: recordId, accountId, stageId, stageEnteredAt: at } = row;
      return override ? [{ ...override, recordId, accountId, stageId, at }] : [];
    });
    history.push(...(await writeOverrides(ctx, tx, passed)));
    await recordHistory(ctx, tx, history);
    return made.map((row) => row.id);
  });
}
