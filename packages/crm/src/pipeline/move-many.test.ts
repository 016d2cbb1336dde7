import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import { createRecords } from "../records/create-records";
import { refusedMax } from "./move-step";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = Awaited<ReturnType<Awaited<ReturnType<typeof world.organisation>>["person"]>>;

const full = { currency: "EUR", amountMinor: 100, closesOn: "2026-12-01", nextStep: "Send", nextStepOn: "2026-11-20" };

async function deals(person: Person, count: number, values: Record<string, unknown>) {
  await inTransaction(person.ctx, (tx) =>
    createRecords(
      person.ctx,
      tx,
      "opportunity",
      Array.from({ length: count }, (_, index) => ({ values: { ...values, name: `${values["name"]} ${index}` } })),
    ),
  );
}

/** Ana with deals that may go, deals that miss something, and somebody else's deal, all under one word. */
async function series({ ready, bare }: { ready: number; bare: number }) {
  const company = await world.organisation();
  const [ana, leo] = [await company.person(), await company.person()];
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const [first, , proposal] = pipeline?.stages ?? [];
  await deals(ana, ready, { ...full, name: "Faro ready" });
  await deals(ana, bare, { currency: "EUR", name: "Faro bare" });
  await deals(ana, 1, { ...full, name: "Elsewhere" });
  await deals(leo, 1, { ...full, name: "Faro his" });
  const standing = async (stageId: string | undefined) =>
    (await ana.call.opportunities.count({ conditions: [{ field: "stageId", op: "anyOf", value: [stageId ?? ""] }] }))
      .count;
  return { ana, first: first?.id ?? "", proposal: proposal?.id ?? "", standing };
}

it("all that a list finds move as one run with one event; what misses something stays, is named and counted; undone, all stand as before", async () => {
  const { ana, first, proposal, standing } = await series({ ready: 3, bare: 2 });
  const before = world.published.length;
  const filter = { search: "faro" };
  const answer = await ana.call.stages.moveMany({ type: "opportunity", filter, stageId: proposal });
  expect(answer).toMatchObject({ moved: 3, refusedCount: 2, outOfReach: 0 });
  expect(answer.refused.map(({ name }) => name).sort()).toEqual(["Faro bare 0", "Faro bare 1"]);
  expect(answer.refused[0]?.missing).toContain("amount");
  expect(world.published.slice(before)).toMatchObject([{ event: "crm.records_moved", payload: { records: 3 } }]);
  expect([await standing(first), await standing(proposal)]).toEqual([4, 3]);
  expect(await ana.call.runs.undo({ runId: answer.runId ?? "" })).toMatchObject({ restored: 3, kept: 0 });
  expect([await standing(first), await standing(proposal)]).toEqual([7, 0]);
});

it("more than can be read is counted beside the first that stay", async () => {
  const { ana, proposal } = await series({ ready: 1, bare: refusedMax + 5 });
  const answer = await ana.call.stages.moveMany({ type: "opportunity", filter: { search: "faro" }, stageId: proposal });
  expect(answer).toMatchObject({ moved: 1, refusedCount: refusedMax + 5, toDo: 0 });
  expect(answer.refused).toHaveLength(refusedMax);
});

it("a converted lead among many stays where it is, is named, and stops none of the others", async () => {
  const ana = await (await world.organisation()).person();
  const made = await Promise.all(
    ["Rosa", "Ines"].map((givenName) =>
      ana.call.leads.create({ givenName, familyName: "Faro", company: "Faro", interest: "Pumps" }),
    ),
  );
  const [pipeline] = await ana.call.pipelines.list({ type: "lead" });
  const [converted] = made;
  await ana.call.leads.convert({ id: converted?.id ?? "", account: {}, contact: {}, opportunity: null });
  const lost = pipeline?.stages.find((stage) => stage.kind === "lost")?.id ?? "";
  await ana.call.leads.update({ id: made[1]?.id ?? "", values: { reason: "Price" } });
  const answer = await ana.call.stages.moveMany({ type: "lead", filter: { search: "faro" }, stageId: lost });
  expect(answer).toMatchObject({ moved: 1, refused: [{ id: converted?.id, reason: "converted", missing: "" }] });
});

it("records are named or found by a filter, never both and never neither", async () => {
  const { ana, proposal } = await series({ ready: 1, bare: 0 });
  const to = { type: "opportunity", stageId: proposal } as const;
  for (const chosen of [{}, { ids: [crypto.randomUUID()], filter: { search: "faro" } }])
    await expect(ana.call.stages.moveMany({ ...to, ...chosen })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
