import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
let minute = 0;
beforeEach(() => {
  minute = 0;
});
/** Each act has its own moment, as it has outside. */
function later() {
  minute += 1;
  world.setNow(new Date(Date.UTC(2026, 10, 18, 12, minute)).toISOString());
}

type Person = TestPerson<typeof router>;
const already = { cause: { code: "crm.RunAlreadyUndone" } };

async function edited(ana: Person) {
  const make = async (givenName: string, city: string) =>
    (await ana.call.leads.create({ givenName, familyName: "Paz", city })).id;
  const [winnerId, loserId, other] = [
    await make("Luz", "Lugo"),
    await make("Lucía", "Vigo"),
    await make("Sol", "Soria"),
  ];
  later();
  const { runId } = await ana.call.leads.bulkUpdate({
    ids: [winnerId, loserId, other],
    values: { city: "Madrid", interest: "Pumps" },
  });
  later();
  return { winnerId, loserId, other, runId };
}

const valuesOf = async (person: Person, id: string) => (await person.call.leads.get({ id })).values;

it("what was merged while a bulk change was taken back is taken back once it is apart again, and only that", async () => {
  const ana = await (await world.organisation()).person();
  const { winnerId, loserId, other, runId } = await edited(ana);
  const { mergeId } = await ana.call.merges.merge({ type: "lead", winnerId, loserIds: [loserId] });
  later();
  const { restored, kept, stayed } = await ana.call.runs.undo({ runId });
  expect([restored, kept]).toEqual([2, 1]);
  expect(stayed).toEqual([expect.stringMatching(/is one with another record for now/)]);
  later();
  await expect(ana.call.runs.undo({ runId })).rejects.toMatchObject(already);
  await ana.call.leads.update({ id: other, values: { city: "Madrid" } });
  later();
  expect((await ana.call.merges.unmerge({ mergeId })).leftOpen).toEqual([runId]);
  expect(await valuesOf(ana, loserId)).toMatchObject({ city: "Madrid", interest: "Pumps" });
  later();
  await ana.call.leads.update({ id: loserId, values: { interest: "Valves" } });
  later();
  const further = await ana.call.runs.undo({ runId });
  expect(further.restored).toBe(1);
  expect(await valuesOf(ana, loserId)).toMatchObject({ city: "Vigo", interest: "Valves" });
  expect(await valuesOf(ana, winnerId)).toMatchObject({ city: "Lugo", interest: null });
  expect(await valuesOf(ana, other)).toMatchObject({ city: "Madrid", interest: null });
  later();
  await expect(ana.call.runs.undo({ runId })).rejects.toMatchObject(already);
});

it("the record that lived on gets its own value back too, where the merge had put another in its place", async () => {
  const ana = await (await world.organisation()).person();
  const { winnerId, loserId, runId } = await edited(ana);
  await ana.call.leads.update({ id: loserId, values: { city: "Cuenca" } });
  later();
  const { mergeId } = await ana.call.merges.merge({
    type: "lead",
    winnerId,
    loserIds: [loserId],
    choices: { city: loserId },
  });
  later();
  await ana.call.runs.undo({ runId });
  expect(await valuesOf(ana, winnerId)).toMatchObject({ city: "Cuenca" });
  later();
  await ana.call.merges.unmerge({ mergeId });
  later();
  await ana.call.runs.undo({ runId });
  expect(await valuesOf(ana, winnerId)).toMatchObject({ city: "Lugo", interest: null });
  expect(await valuesOf(ana, loserId)).toMatchObject({ city: "Cuenca", interest: null });
});

it("what was removed while a bulk change was taken back is gone on with once it is restored; what is removed after that stays so", async () => {
  const ana = await (await world.organisation()).person();
  const { winnerId, loserId, runId } = await edited(ana);
  await ana.call.leads.remove({ ids: [loserId] });
  later();
  expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 2, kept: 1 });
  later();
  await ana.call.leads.restore({ ids: [loserId] });
  await ana.call.leads.remove({ ids: [winnerId] });
  later();
  await ana.call.leads.restore({ ids: [winnerId] });
  await ana.call.leads.update({ id: winnerId, values: { interest: "Pumps" } });
  later();
  expect(await ana.call.runs.undo({ runId })).toMatchObject({ restored: 1, kept: 0 });
  expect(await valuesOf(ana, loserId)).toMatchObject({ city: "Vigo", interest: null });
  expect(await valuesOf(ana, winnerId)).toMatchObject({ interest: "Pumps" });
});

it("nobody goes on with taking back what somebody else changed", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const boss = await org.person({ roles: ["administrator"] });
  const { winnerId, loserId, runId } = await edited(boss);
  const { mergeId } = await boss.call.merges.merge({ type: "lead", winnerId, loserIds: [loserId] });
  later();
  await boss.call.runs.undo({ runId });
  await boss.call.leads.bulkReassign({ ids: [winnerId], ownerId: ana.id });
  later();
  const { leftOpen } = await boss.call.merges.unmerge({ mergeId });
  expect(leftOpen).toEqual([runId]);
  await expect(ana.call.runs.undo({ runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
