import { createContacts, createOpportunities, recordActivities } from "@arraigo/crm";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople } from "@arraigo/directory";
import { systemContext } from "@arraigo/platform";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fingerprint, type TenantTable, tenantTables } from "../attack/testing/tables";
import { assemble } from "../serve";
import { type Act, actWhole, killInTheMiddle } from "./testing/kill-in-the-middle";

const personId = "019cd9ab-0000-7000-8000-000000000001";
const createdAt = new Date("2026-11-01T12:00:00Z");

/** Where it dies is drawn anew every day; KILL_SEED draws a day's again. */
const seed = Number(process.env["KILL_SEED"] ?? Math.floor(Date.now() / 86_400_000));
const kills = 2;

const someOf = (writes: readonly string[]) =>
  fc.sample(fc.shuffledSubarray([...writes], { minLength: kills, maxLength: kills }), { seed, numRuns: 1 })[0] ?? [];

describe("kill -9 in the middle", () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let parts: Awaited<ReturnType<typeof assemble>>;
  let owner: pg.Client;
  let tables: readonly TenantTable[];
  let organisationId: string;
  let contacts: string[];

  beforeAll(async () => {
    test = await testDatabase();
    parts = await assemble({
      databaseUrl: test.ownerUrl,
      url: "http://localhost:3000",
      secret: "a secret for tests, long enough to sign with",
      mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
    });
    const facts = await createOrganisation(parts.services.database, { name: "Killed" });
    organisationId = facts.id;
    const system = systemContext(parts.services, facts, "test");
    await enrolPeople(system, {
      people: [
        { id: personId, email: "ada@example.com", givenName: "Ada", familyName: "Todo", startsOn: "2020-01-01" },
      ],
      roles: [{ personId, role: "administrator" }],
    });
    contacts = await createContacts(
      system,
      Array.from({ length: 200 }, (_, index) => ({
        givenName: "Rosa",
        familyName: `Luz ${index}`,
        email: `rosa${index}@customer.example`,
        ownerId: personId,
        createdAt,
      })),
    );
    const [first = "", second = ""] = contacts;
    await createOpportunities(system, [
      { name: "Renewal", ownerId: personId, contactId: second, currency: "USD", stagePosition: 0, createdAt },
    ]);
    await recordActivities(
      system,
      [first, second].map((contactId) => ({
        kind: "call",
        text: "Spoke about the renewal",
        actorId: personId,
        contactId,
        occurredAt: createdAt,
      })),
    );
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    tables = await tenantTables(owner);
  }, 60_000);
  afterAll(async () => {
    await owner.end();
    await parts.stop();
    await test.close();
  });

  const act = (path: string, input: unknown): Act => ({
    databaseUrl: test.ownerUrl,
    organisationId,
    personId,
    path,
    input,
  });
  const everything = () => fingerprint(owner, tables, organisationId);
  const answerOf = (text: string) =>
    (JSON.parse(text.slice(text.indexOf("{"))) as { result: { data: Record<string, unknown> } }).result.data;

  /** Killed at some of its writes, then left alone: first nothing at all may have happened, then all of it. */
  async function killedThenWhole(path: string, input: unknown, writes: readonly string[]) {
    const before = await everything();
    for (const table of someOf(writes)) {
      await killInTheMiddle(act(path, input), table);
      expect(await everything(), `killed as it wrote into ${table} (KILL_SEED=${seed})`).toEqual(before);
    }
    return answerOf(await actWhole(act(path, input)));
  }
  const titled = async (title: string) =>
    (
      await owner.query("select id from crm.contacts where organisation_id = $1 and title = $2", [
        organisationId,
        title,
      ])
    ).rowCount;

  it("leaves a bulk edit wholly undone or wholly done, and its undo as well", async () => {
    const changing = ["crm.contacts", "crm.record_events", "crm.runs"];
    const { runId } = await killedThenWhole(
      "crm.contacts.bulkUpdate",
      { ids: contacts, values: { title: "Buyer" } },
      changing,
    );
    expect(await titled("Buyer")).toBe(contacts.length);
    await killedThenWhole("crm.runs.undo", { runId }, changing);
    expect(await titled("Buyer")).toBe(0);
  }, 120_000);

  it("leaves a merge wholly undone or wholly done, and its unmerging as well", async () => {
    const [winnerId, loserId] = contacts;
    const pointing = async (id: string | undefined) =>
      (
        await owner.query("select id from crm.opportunities where organisation_id = $1 and contact_id = $2", [
          organisationId,
          id,
        ])
      ).rowCount;
    const merging = ["crm.merges", "crm.merge_moves", "crm.opportunities", "crm.contacts", "crm.record_events"];
    const { mergeId } = await killedThenWhole(
      "crm.merges.merge",
      { type: "contact", winnerId, loserIds: [loserId] },
      merging,
    );
    expect([await pointing(winnerId), await pointing(loserId)]).toEqual([1, 0]);
    await killedThenWhole("crm.merges.unmerge", { mergeId }, [
      "crm.opportunities",
      "crm.contacts",
      "crm.merges",
      "crm.record_events",
    ]);
    expect([await pointing(winnerId), await pointing(loserId)]).toEqual([0, 1]);
  }, 120_000);
});
