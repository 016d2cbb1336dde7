import { heldAmong, hold, waiterFor } from "@arraigo/db/testing";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

/*
 * Whoever waits for a row must hold none that comes later in the order; then no circle of waiting can close. Each writer is stopped
 * at each table in turn, by somebody who holds all its rows, and what it holds by then is looked at from outside.
 */
let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let ana: TestPerson<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
  organisation = await world.organisation();
  ana = await organisation.person();
});
afterAll(() => world.close());

const inOrder = ["pipelines", "accounts", "contacts", "opportunities", "activities"] as const;
type Table = (typeof inOrder)[number];
let ids: Record<"account" | "other" | "contact" | "second" | "deal" | "stage" | "planned", string>;

beforeEach(async () => {
  const [account, other] = [await buildAccount(ana, "First"), await buildAccount(ana, "Second")];
  const contact = await buildContact(ana, { accountId: account });
  const second = await buildContact(ana, { accountId: other });
  const deal = await buildOpportunity(ana, { accountId: account, contactId: contact });
  await buildOpportunity(ana, { accountId: other, contactId: second });
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const planned = await ana.call.activities.plan({
    kind: "call",
    text: "Call",
    dueOn: "2026-11-20",
    opportunityId: deal,
  });
  await ana.call.activities.log({ kind: "call", text: "Called", contactId: second });
  ids = { account, other, contact, second, deal, stage: pipeline?.stages[1]?.id ?? "", planned: planned.id };
});

const step = { nextStep: "Call again", nextStepOn: "2026-12-01" };
const writers: Record<string, { takes: readonly Table[]; run: () => Promise<unknown> }> = {
  "logging a call": {
    takes: ["accounts", "contacts", "opportunities"],
    run: () => ana.call.activities.log({ kind: "call", text: "Called", opportunityId: ids.deal, ...step }),
  },
  "finishing what was planned": {
    takes: ["accounts", "contacts", "opportunities", "activities"],
    run: () => ana.call.activities.finish({ id: ids.planned, ...step }),
  },
  "changing whose contact somebody is": {
    takes: ["accounts", "contacts"],
    run: () => ana.call.contacts.update({ id: ids.contact, values: { accountId: ids.other } }),
  },
  "changing many contacts": {
    takes: ["accounts", "contacts"],
    run: () =>
      ana.call.contacts.bulkUpdate({
        ids: [ids.second, ids.contact],
        values: { accountId: ids.other, title: "Buyer" },
      }),
  },
  "relating a contact": {
    takes: ["accounts", "contacts"],
    run: () => ana.call.contacts.relate({ contactId: ids.contact, accountId: ids.other, role: "Advises" }),
  },
  "making a deal": {
    takes: ["pipelines", "accounts", "contacts"],
    run: () => buildOpportunity(ana, { accountId: ids.account, contactId: ids.contact }),
  },
  "changing a deal": {
    takes: ["accounts", "contacts", "opportunities"],
    run: () => ana.call.opportunities.update({ id: ids.deal, values: { accountId: ids.other, contactId: ids.second } }),
  },
  "moving a deal": {
    takes: ["pipelines", "contacts", "opportunities"],
    run: () =>
      ana.call.stages.move({
        type: "opportunity",
        id: ids.deal,
        stageId: ids.stage,
        fields: { contactId: ids.second },
      }),
  },
  "merging contacts": {
    takes: ["accounts", "contacts", "opportunities", "activities"],
    run: () => ana.call.merges.merge({ type: "contact", winnerId: ids.contact, loserIds: [ids.second] }),
  },
  "merging accounts": {
    takes: ["accounts", "contacts", "opportunities", "activities"],
    run: () => ana.call.merges.merge({ type: "account", winnerId: ids.account, loserIds: [ids.other] }),
  },
};

describe.each(Object.keys(writers))("%s", (name) => {
  const writer = writers[name] as (typeof writers)[string];
  it.each(writer.takes)("takes nothing that comes after %s before it", async (table) => {
    const everything = `select from crm.${table} where organisation_id = $1 for update`;
    const holder = await hold(world.test.ownerUrl, everything, [organisation.id]);
    const written = writer.run();
    await waiterFor(world.test.ownerUrl, holder.pid);
    const later = inOrder.slice(inOrder.indexOf(table) + 1);
    const held = await heldAmong(
      world.test.ownerUrl,
      later.map((each) => `crm.${each}`),
      organisation.id,
    );
    await holder.release();
    await written;
    expect(held).toEqual([]);
  });
});
