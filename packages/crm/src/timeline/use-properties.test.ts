import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { activityKinds } from "../contract";
import { crmModule } from "../index";
import { manifest } from "../manifest";
import { recordTypes } from "../record-types";
import type { router } from "../router";
import { usesOf } from "./uses-of";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => {
  world.usage.length = 0;
});

const declared: Readonly<Record<string, { is: readonly string[] | "number" | "id"; of: readonly string[] }>> =
  manifest.telemetryProperties;
const secret = "Confidential words";

/** Each use so far with what it says besides its name, by name. */
const said = () =>
  Object.fromEntries(world.usage.map(({ name, properties }) => [name.replace("crm.", ""), properties]));

/** Nothing leaves but what the manifest declares: one of its words, a number, or an id. */
function expectDeclared() {
  expect(world.usage.length).toBeGreaterThan(0);
  for (const { name, properties } of world.usage)
    for (const [property, value] of Object.entries(properties ?? {})) {
      const { is, of } = declared[property] ?? { is: [], of: [] };
      expect(of, property).toContain(name.replace("crm.", ""));
      if (is === "number") expect(value).toBeTypeOf("number");
      else if (is === "id") expect(value).toMatch(/^[0-9a-f-]{36}$/);
      else expect(is, property).toContain(value);
    }
  expect(JSON.stringify(world.usage)).not.toContain(secret);
}

test("what an event may say is declared of events there are", () => {
  for (const [property, { is, of }] of Object.entries(declared)) {
    expect(Object.keys(manifest.telemetry), property).toEqual(expect.arrayContaining([...of]));
    expect(is.length, property).toBeGreaterThan(0);
  }
  expect(declared["record_type"]?.is).toEqual(recordTypes);
  expect(declared["activity_kind"]?.is).toEqual(activityKinds);
});

test("an activity says what it was and on what kind of record; a note to oneself says no kind of record", async () => {
  const company = await world.organisation();
  const ana = await company.person();
  const { id } = await ana.call.contacts.create({ familyName: secret, email: "v@norte.example" });
  world.usage.length = 0;
  const step = { nextStep: secret, nextStepOn: "2026-11-19" };
  await ana.call.activities.log({ kind: "call", text: secret, contactId: id, ...step });
  await ana.call.activities.plan({ text: secret, dueOn: "2026-11-19" });
  expect(said()).toEqual({
    activity_logged: { record_type: "contact", activity_kind: "call" },
    next_step_set: { record_type: "contact" },
    activity_planned: { activity_kind: "task" },
  });
  expectDeclared();
});

test("a move says where to: stage, pipeline, and whether that is open, won or lost", async () => {
  const company = await world.organisation();
  const ana = await company.person();
  const { id } = await ana.call.leads.create({ familyName: secret, company: secret });
  const [pipeline] = await ana.call.pipelines.list({ type: "lead" });
  const stage = pipeline?.stages.find(({ kind }) => kind === "lost");
  world.usage.length = 0;
  await ana.call.stages.move({ type: "lead", id, stageId: stage?.id ?? "", fields: { reason: secret } });
  expect(said()).toEqual({ lead_moved: { stage: stage?.id, pipeline: pipeline?.id, stage_kind: stage?.kind } });
  expectDeclared();
});

test("a change of many says how many and of what kind, and so does an export; a change of one says neither", async () => {
  const company = await world.organisation();
  const ana = await company.person({ roles: ["administrator"] });
  const leo = await company.person();
  const ids: string[] = [];
  for (const name of ["Norte", "Sur", "Este"]) ids.push((await ana.call.accounts.create({ name })).id);
  world.usage.length = 0;
  await ana.call.accounts.bulkUpdate({ ids, values: { notes: secret } } as never);
  await ana.call.accounts.bulkReassign({ ids: ids.slice(1), ownerId: leo.id });
  await ana.call.accounts.remove({ ids: ids.slice(2) });
  await ana.call.accounts.update({ id: ids[0] ?? "", values: { notes: "Other" } } as never);
  await ana.call.accounts.export({});
  expect(said()).toEqual({
    records_changed: { record_type: "account", records: 3 },
    records_reassigned: { record_type: "account", records: 2 },
    records_removed: { record_type: "account", records: 1 },
    account_updated: {},
    list_exported: { record_type: "account" },
  });
  expectDeclared();
});

test("what a use knows of itself and the manifest does not declare stays where it is", () => {
  const [use] = usesOf([
    {
      subjectType: "account",
      subjectId: "a",
      accountId: null,
      kind: "created",
      occurredAt: new Date(0),
      about: { stage: "s", activity_kind: "call" },
    },
  ]);
  expect(use).toMatchObject({ name: "account_created", properties: {} });
});
