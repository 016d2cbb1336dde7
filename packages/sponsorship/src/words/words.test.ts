import { newId } from "@arraigo/db/columns";
import { openWorld } from "@arraigo/directory/testing";
import { sponsorshipEvents } from "@arraigo/events";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage } from "../../test/factories";
import { sponsorshipModule } from "../index";
import { deliverMessage } from "./deliver-message";

let world: Awaited<ReturnType<typeof openWorld<typeof sponsorshipModule.router>>>;
beforeAll(async () => {
  world = await openWorld(sponsorshipModule);
});
afterAll(() => world.close());

async function setting(readers = 6) {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit("Service");
  const sponsor = await organisation.person({ roles: ["sponsor"], givenName: "Carmen", familyName: "Ortiz" });
  const people = [];
  for (let each = 0; each < readers; each++) people.push(await organisation.person({ orgUnitId: unit }));
  return { organisation, unit, sponsor, people, leader: await organisation.person({ roles: ["leader"] }) };
}

test("a message goes to everybody of the audience but its sender", async () => {
  const { sponsor, unit, people } = await setting();
  const toUnit = await buildMessage(sponsor.ctx, { kind: "org_unit", id: unit });
  expect(toUnit.recipients).toBe(6);
  const toAll = await buildMessage(sponsor.ctx);
  expect(toAll.recipients).toBe(people.length + 1);
});

test("the size of an audience can be asked before anything is sent", async () => {
  const { sponsor, unit } = await setting();
  expect(await sponsor.call.messages.countAudience({ audience: { kind: "org_unit", id: unit } })).toEqual({
    people: 6,
  });
});

test("whoever sends is not counted among those who hear it", async () => {
  const { sponsor, people } = await setting();
  const { people: counted } = await sponsor.call.messages.countAudience({ audience: { kind: "organisation" } });
  const { recipients } = await buildMessage(sponsor.ctx);
  expect(counted).toBe(recipients);
  expect(counted).toBe(people.length + 1);
});

test("the same request sent twice is one message", async () => {
  const { sponsor } = await setting();
  const submissionKey = newId();
  const [first, second] = await Promise.all([
    buildMessage(sponsor.ctx, undefined, submissionKey),
    buildMessage(sponsor.ctx, undefined, submissionKey),
  ]);
  expect(second.id).toBe(first.id);
  expect((await sponsor.call.messages.sent({ limit: 10 })).messages).toHaveLength(1);
});

test("sending tells the world how many were reached, not whom", async () => {
  const { sponsor, people } = await setting();
  world.published.length = 0;
  const { id, recipients } = await buildMessage(sponsor.ctx);
  expect(world.published).toEqual([
    { event: sponsorshipEvents.messageSent.name, payload: { messageId: id, sponsorId: sponsor.id, recipients } },
  ]);
  expect(recipients).toBe(people.length + 1);
});

test("a reader is counted once, however often they open it, and in their language", async () => {
  const { sponsor, organisation } = await setting();
  const diego = await organisation.person({ language: "es" });
  const { id } = await buildMessage(sponsor.ctx);
  const [first] = await Promise.all([diego.call.messages.read({ id }), diego.call.messages.read({ id })]);
  await diego.call.messages.read({ id });
  expect(first.subject).toBe("Por qué importan los próximos pasos");
  expect((await sponsor.call.messages.sent({ limit: 10 })).messages[0]).toMatchObject({ read: 1 });
});

test("reading keeps the first time it was read", async () => {
  const { sponsor, people } = await setting();
  const { id } = await buildMessage(sponsor.ctx);
  world.setNow("2026-11-18T13:00:00Z");
  await people[0]?.call.messages.read({ id });
  world.setNow("2026-11-19T13:00:00Z");
  await people[0]?.call.messages.read({ id });
  world.setNow("2026-11-18T12:00:00Z");
  const owner = new pg.Client({ connectionString: world.test.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query(
    "select read_at from sponsorship.receipts where message_id = $1 and read_at is not null",
    [id],
  );
  await owner.end();
  expect(rows).toEqual([{ read_at: new Date("2026-11-18T13:00:00Z") }]);
});

test("somebody a message did not go to cannot read it", async () => {
  const { sponsor, unit, leader } = await setting();
  const { id } = await buildMessage(sponsor.ctx, { kind: "org_unit", id: unit });
  await expect(leader.call.messages.read({ id })).rejects.toThrow("MessageNotFound");
  const stranger = await (await world.organisation()).person();
  await expect(stranger.call.messages.read({ id })).rejects.toThrow("MessageNotFound");
});

test("an audience below five people shows no reading figure", async () => {
  const { sponsor, unit, people } = await setting(4);
  const { id } = await buildMessage(sponsor.ctx, { kind: "org_unit", id: unit });
  await people[0]?.call.messages.read({ id });
  expect((await sponsor.call.messages.sent({ limit: 10 })).messages[0]).toMatchObject({ recipients: 4, read: null });
});

test("an audience with nobody in it is refused, and no message is left behind", async () => {
  const { sponsor, organisation } = await setting();
  const empty = await organisation.orgUnit("Empty");
  await expect(buildMessage(sponsor.ctx, { kind: "org_unit", id: empty })).rejects.toThrow("AudienceEmpty");
  expect((await sponsor.call.messages.sent({ limit: 10 })).messages).toEqual([]);
});

test("everybody is told once, even when the delivery runs twice", async () => {
  const { sponsor, unit, organisation } = await setting();
  const { id } = await buildMessage(sponsor.ctx, { kind: "org_unit", id: unit });
  await deliverMessage(organisation.system, { messageId: id });
  await deliverMessage(organisation.system, { messageId: id });
  const owner = new pg.Client({ connectionString: world.test.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query("select params from directory.notices where organisation_id = $1", [
    organisation.id,
  ]);
  await owner.end();
  expect(rows).toHaveLength(6);
  expect(rows[0].params).toEqual({ sponsor: "Carmen Ortiz", subject: "Why next steps matter" });
});

test("only a sponsor can send", async () => {
  const { people, leader } = await setting();
  for (const person of [people[0], leader])
    await expect(
      person?.call.messages.send({
        audience: { kind: "organisation" },
        subject: { en: "Hi" },
        body: { en: "Hi" },
        submissionKey: newId(),
      }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("sent messages come in pages that neither skip nor repeat", async () => {
  const { sponsor, leader } = await setting();
  const sent = [];
  for (let each = 0; each < 5; each++) sent.push((await buildMessage(sponsor.ctx)).id);
  const first = await leader.call.messages.sent({ limit: 3 });
  const second = await leader.call.messages.sent({ limit: 3, cursor: first.next ?? undefined });
  expect([...first.messages, ...second.messages].map((message) => message.id)).toEqual(sent.toReversed());
  expect(second.next).toBeNull();
});

test("a cursor that no list handed out is refused as bad input", async () => {
  const { leader } = await setting();
  for (const cursor of ["abc|def", "1|not-an-id", "99999999999999999|0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee", "|"])
    await expect(leader.call.messages.sent({ limit: 3, cursor })).rejects.toMatchObject({
      code: "BAD_REQUEST",
      cause: { code: "platform.CursorUnreadable", field: "cursor" },
    });
});

test("a sponsor of one unit speaks to that unit and those below it, and to nobody else", async () => {
  const { organisation, unit } = await setting();
  const below = await organisation.orgUnit("Second line", unit);
  await organisation.person({ orgUnitId: below });
  const elsewhere = await organisation.orgUnit("Finance");
  await organisation.person({ orgUnitId: elsewhere });
  const sponsor = await organisation.person({ roles: ["sponsor"], roleUnitId: unit });
  expect((await buildMessage(sponsor.ctx, { kind: "org_unit", id: below })).recipients).toBe(1);
  await expect(buildMessage(sponsor.ctx, { kind: "org_unit", id: elsewhere })).rejects.toThrow("AudienceOutOfReach");
  await expect(buildMessage(sponsor.ctx)).rejects.toThrow("AudienceOutOfReach");
});
