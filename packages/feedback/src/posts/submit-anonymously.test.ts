import { connect } from "@arraigo/db";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAnonymousPost, newReceipt } from "../../test/factories";
import { feedbackModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
let organisation: TestOrganisation<typeof router>;
let ana: TestPerson<typeof router>;
let manager: TestPerson<typeof router>;

beforeAll(async () => {
  world = await openWorld(feedbackModule);
  organisation = await world.organisation();
  ana = await organisation.person();
  manager = await organisation.person({ roles: ["change_manager"] });
});
afterAll(() => world.close());

interface Cell {
  table: string;
  row: string;
}

/** Asks past row level security, as the database's owner could. */
async function askAsOwner<Row>(ask: (query: (sql: string) => Promise<Row[]>) => Promise<Row[]>): Promise<Row[]> {
  const owner = connect({ url: world.test.ownerUrl, role: null, connectionsMax: 1 });
  try {
    return await ask(async (sql) => (await owner.pool.query(sql)).rows);
  } finally {
    await owner.close();
  }
}

/** Every row of every table there is, as text. */
async function everyRow(): Promise<Cell[]> {
  return askAsOwner<Cell>(async (query) => {
    const tables = await query(
      `select format('%I.%I', table_schema, table_name) as table, '' as row from information_schema.tables
       where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'drizzle')`,
    );
    const cells: Cell[] = [];
    for (const { table } of tables)
      cells.push(...(await query(`select '${table}' as table, to_jsonb(t)::text as row from ${table} t`)));
    return cells;
  });
}

describe("an anonymous post", () => {
  it("leaves nothing anywhere that leads back: no person, no session, no request, no time finer than the day, no record", async () => {
    world.setNow("2026-11-18T09:41:27.123Z");
    const before = new Set((await everyRow()).map(({ table, row }) => table + row));
    const effects = [world.published, world.usage, world.enqueued, world.mails].map((each) => each.length);
    const { receipt } = await buildAnonymousPost(ana, {
      screenPath: "/crm/accounts/0192aa11-0000-7000-8000-0000000000aa?q=acme",
    });

    const added = (await everyRow()).filter(({ table, row }) => !before.has(table + row));
    expect(added.map(({ table }) => table)).toEqual(["feedback_anonymous.posts"]);
    const row = added[0]?.row ?? "";
    for (const trace of [
      ana.id,
      ana.ctx.actor.sessionId ?? "-",
      ana.ctx.requestId,
      receipt,
      "09:41",
      "0192aa11",
      "acme",
    ])
      expect(row).not.toContain(trace);
    expect(row).toContain('"posted_on": "2026-11-18"');
    expect(row).not.toMatch(/\d{2}:\d{2}/u);
    expect([world.published, world.usage, world.enqueued, world.mails].map((each) => each.length)).toEqual(effects);
  });

  it("has an id in which no time is written", async () => {
    const { postId } = await buildAnonymousPost(ana);
    expect(postId[14]).toBe("4"); // random; a version 7 id begins with its millisecond
  });

  it("has no column for a person, and nothing that points outside its own schema", async () => {
    const columns = await askAsOwner<{ name: string }>((query) =>
      query(
        "select column_name as name from information_schema.columns where table_schema = 'feedback_anonymous' order by 1",
      ),
    );
    expect(columns.map(({ name }) => name)).toEqual(
      "area id kind organisation_id posted_on receipt_hash screen_path status stems text".split(" "),
    );
    const keys = await askAsOwner<{ name: string }>((query) =>
      query(
        "select conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace where n.nspname = 'feedback_anonymous' and c.contype = 'f'",
      ),
    );
    expect(keys).toEqual([]);
  });

  it("shows its fate and its answers to whoever holds the receipt, and to nobody by another one", async () => {
    const { postId, receipt } = await buildAnonymousPost(ana);
    await manager.call.posts.move({ postId, to: "under_review", reason: "We look at the targets on Monday" });
    await manager.call.posts.answer({ postId, submissionKey: postId, text: "Thank you for saying it" });
    const found = await ana.call.posts.findByReceipt({ receipt });
    expect(found).toMatchObject({ status: "under_review", moves: [{ reason: "We look at the targets on Monday" }] });
    expect(found.replies).toMatchObject([{ text: "Thank you for saying it" }]);
    await expect(ana.call.posts.findByReceipt({ receipt: newReceipt() })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("is one post, however often the same receipt arrives", async () => {
    const receipt = newReceipt();
    const first = await buildAnonymousPost(ana, { receipt });
    const second = await buildAnonymousPost(ana, { receipt });
    expect(second.postId).toBe(first.postId);
  });

  it("is anonymous to everybody, its author included, and can be supported by name", async () => {
    const { postId } = await buildAnonymousPost(ana);
    for (const reader of [ana, manager])
      expect(await reader.call.posts.get({ postId })).toMatchObject({ author: { as: "anonymous" } });
    await manager.call.posts.vote({ postId });
    expect(await ana.call.posts.get({ postId })).toMatchObject({ votes: 1 });
    expect((await ana.call.posts.list({ mine: true })).posts).toEqual([]);
  });

  it("tells nobody when it moves but those who supported it", async () => {
    const { postId } = await buildAnonymousPost(ana);
    const before = (await everyRow()).filter(({ table }) => table === "directory.notices").length;
    await manager.call.posts.move({ postId, to: "planned", reason: "In the spring" });
    expect((await everyRow()).filter(({ table }) => table === "directory.notices").length).toBe(before);
  });

  it("is refused once the organisation's day is full, because nobody can be slowed down who is not known", async () => {
    const { submitPosts } = await import("../index");
    const full = await world.organisation();
    const person = await full.person();
    await submitPosts(
      full.system,
      Array.from({ length: 300 }, () => ({
        kind: "idea" as const,
        text: "Again",
        screen: { path: "/crm", title: "Board" },
        at: new Date("2026-11-18T10:00:00Z"),
      })),
    );
    await expect(buildAnonymousPost(person)).rejects.toMatchObject({ code: "TOO_MANY_REQUESTS" });
  });
});
