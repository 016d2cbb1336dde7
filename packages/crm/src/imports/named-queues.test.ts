import { newId } from "@arraigo/db/columns";
import { openWorld } from "@arraigo/directory/testing";
import { inTransaction, type Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { lockQueueNames } from "../cases/lock-queue-names";
import { queues } from "../cases/tables";
import { crmModule } from "../index";
import { bringIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const company = async () => {
  const org = await world.organisation();
  return { org, boss: await org.person({ roles: ["administrator"] }) };
};

test("each queue an import makes is named once before and after, and rows in a queue nobody uses any more are counted by name", async () => {
  const { org, boss } = await company();
  const { id } = await boss.call.queues.create({ name: "Returns" });
  await boss.call.queues.archive({ id });
  const content =
    "Number,Short description,Assignment group\n1,Printer,Hardware\n2,Screen,Returns\n3,Mouse,hardware\n4,Door,Returns\n";
  const { preview, result } = await bringIn(world, org, boss, { recordType: "case", content });
  const said = [
    "The queue “Returns” is no longer in use: nobody looks into it until it is restored (2 rows)",
    "The queue “Hardware” did not exist and is made",
  ];
  expect(preview.notices.map(({ reason }) => reason)).toEqual(said);
  expect(preview).toMatchObject({ created: 4, incomplete: 0, queuesCreated: 1 });
  expect(result).toMatchObject({ created: 4, incomplete: 0, queuesCreated: 1 });
  expect(result.notices.map(({ reason }) => reason)).toEqual(said);
});

test("two imports that name the same new queues at once make each of them once, whoever is first, and neither waits for ever", async () => {
  const { org, boss } = await company();
  const people = [boss, await org.person({ roles: ["administrator"] })];
  const names = ["Network", "Hardware", "Access"];
  const plans = await Promise.all(
    people.map(async (person, which) => {
      const order = which === 0 ? names : names.toReversed();
      const rows = order.map((name, at) => `${which}-${at},Broken ${which} ${at},${name}`).join("\n");
      const content = `Number,Short description,Assignment group\n${rows}\n`;
      const { importId, mapping } = await person.call.imports.upload({
        recordType: "case",
        fileName: "cases.csv",
        contentBase64: Buffer.from(content).toString("base64"),
      });
      return { person, plan: { importId, mapping } };
    }),
  );
  await Promise.all(plans.map(({ person, plan }) => person.call.imports.commit(plan)));
  const queues = await boss.call.queues.list();
  expect(queues.map(({ name, open }) => [name, open]).sort()).toEqual(names.sort().map((name) => [name, 2]));
  const made = await Promise.all(plans.map(({ plan }) => boss.call.imports.get({ importId: plan.importId })));
  expect(made.reduce((sum, { queuesCreated }) => sum + queuesCreated, 0)).toBe(3);
});

test("a queue somebody makes between the plan and its writing is taken, and stays when the import is taken back", async () => {
  const { org, boss } = await company();
  const content = "Number,Short description,Assignment group\n1,Printer,Hardware\n";
  const { importId, mapping } = await boss.call.imports.upload({
    recordType: "case",
    fileName: "cases.csv",
    contentBase64: Buffer.from(content).toString("base64"),
  });
  let committed: Promise<unknown> | undefined;
  await inTransaction(org.system, async (tx) => {
    await lockQueueNames(org.system, tx);
    committed = boss.call.imports.commit({ importId, mapping });
    committed.catch(() => undefined);
    await waitsForNames(tx);
    const row = { id: newId(), organisationId: org.id, name: "hardware", position: 1, createdAt: new Date() };
    await tx.insert(queues).values(row);
  });
  await committed;
  expect(await boss.call.imports.get({ importId })).toMatchObject({ created: 1, queuesCreated: 0, notices: [] });
  await boss.call.imports.undo({ importId });
  expect((await boss.call.queues.list()).map(({ name }) => name)).toEqual(["hardware"]);
});

/** Until somebody stands behind whoever holds the names. */
async function waitsForNames(tx: Tx): Promise<void> {
  for (;;) {
    const { rows } = await tx.execute(
      sql`select 1 from pg_stat_activity where pg_backend_pid() = any(pg_blocking_pids(pid))`,
    );
    if (rows.length > 0) return;
    await new Promise((resume) => setTimeout(resume, 5));
  }
}
