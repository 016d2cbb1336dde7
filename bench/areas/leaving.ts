import { setTimeout as sleep } from "node:timers/promises";
import type { Bench } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { type Call, caller, run, upload } from "../lib/import-calls";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const contacts = { whole: 50_000, quick: 5_000 };
/** Somebody waits for it in a form. */
const handedSecondsMax = 10;
const askedSecondsMax = 1;
const undoneSecondsMax = 60;

const facts = (name: string) => ({
  email: `${name.toLowerCase()}@example.com`,
  givenName: name,
  familyName: "Bench",
  language: "en",
  timeZone: "UTC",
  startsOn: "2020-01-01",
});

const secondsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1_000;
};

/** Until the background has taken the run back, asking as often as a screen does. Throws where a record stayed. */
async function undone(call: Call, runId: string, records: number): Promise<void> {
  for (;;) {
    const now = await call("crm.runs.get", { runId }, false);
    const undo = now["undo"] as { restored: number } | null;
    if (now["undone"] === true && undo?.restored === records) return;
    if (now["undone"] === true || now["problem"] !== null) throw new Error(JSON.stringify(now).slice(0, 400));
    await sleep(250);
  }
}

/**
 * Somebody with many contacts leaves: the form that enters their last day hands all of them over in its own transaction, over HTTP;
 * then the whole goes back in the background.
 */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  const records = quick ? contacts.quick : contacts.whole;
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Leaving");
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    try {
      const call = caller(product.url, await signIn(product.url, administrator));
      for (const name of ["Leaver", "Heir"]) await call("directory.people.save", facts(name));
      const { rows: people } = await owner.query<{ id: string }>(
        "select id from directory.people where email like any(array['leaver@%', 'heir@%']) order by given_name desc",
      );
      const [id, successorId] = people.map((person) => person.id);
      const lines = Array.from(
        { length: records },
        (_, at) => `Rosa,Luz ${at},rosa${at}@customer.example,leaver@example.com`,
      );
      const file = `First name,Last name,Email,Owner\n${lines.join("\n")}\n`;
      await run(call, await upload(call, "contacts.csv", Buffer.from(file)));
      const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
      const leaving = { ...facts("Leaver"), id, endsOn: yesterday, handover: { successorId } };
      const handed = await secondsOf(() => call("directory.people.save", leaving));
      const { rows: runs } = await owner.query<{ id: string; records: number }>(
        "select id, records from crm.runs where kind = 'handover'",
      );
      if (runs[0]?.records !== records) throw new Error(`${runs[0]?.records} of ${records} contacts were handed over`);
      log(`${records.toLocaleString("en")} contacts handed over in ${handed.toFixed(1)} s`);
      report({ name: `handed_${records}`, value: handed, unit: "s", target: handedSecondsMax, better: "lower" });
      await call("directory.people.save", { ...facts("Leaver"), id, endsOn: null });
      const runId = runs[0].id;
      const began = performance.now();
      const asked = await secondsOf(() => call("crm.runs.undo", { runId }));
      report({ name: "undo_asked", value: asked, unit: "s", target: askedSecondsMax, better: "lower" });
      await undone(call, runId, records);
      const back = (performance.now() - began) / 1_000;
      report({ name: `undone_${records}`, value: back, unit: "s", target: undoneSecondsMax, better: "lower" });
    } finally {
      await product.stop();
    }
  });
}
