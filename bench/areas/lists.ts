import { ask } from "../lib/ask";
import { type Bench, percentile } from "../lib/bench";
import { startServer } from "../lib/child";
import { withDatabase } from "../lib/database";
import { filledCrm, get } from "../lib/filled-crm";
import { type ListedCase, listedCases } from "../lib/listed-cases";
import { narrowedReader } from "../lib/narrowed-reader";
import { repository, signIn, startProduct } from "../lib/product";
import { untilIdle } from "../lib/until-idle";

/** What `--only` takes: the kinds of what is asked. */
export const parts = ["list", "timeline", "search"] as const satisfies readonly ListedCase["kind"][];

const ratioMax = 3;
/** The most that ninety-five of a hundred answers may take, in milliseconds. */
const p95Max: Record<ListedCase["kind"], number> = { list: 100, timeline: 50, search: 150 };

async function timed(runs: number, work: (run: number) => Promise<number>) {
  for (let run = 0; run < 10; run++) await work(run + 1_000);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const rows = await work(run);
    if (rows === 0) throw new Error("an empty answer measures nothing");
    times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** Lists, records, timelines and search of a full CRM over HTTP, signed in, each beside plain SQL in the same run. */
export async function measure({ quick, only, log, report }: Bench): Promise<void> {
  await withDatabase(
    async (database) => {
      const crm = await filledCrm(database, quick, log);
      if (crm.indexedIn !== null) report({ name: "own_fields_indexed", value: crm.indexedIn, unit: "s" });
      const reader = await narrowedReader(database.owner, crm);
      const product = await startProduct(repository, { DATABASE_URL: database.url });
      const client = await database.owner.connect();
      const cookie = await signIn(product.url, crm.administrator);
      const { rows: open } = await client.query<{ token: string }>(
        "select token from directory.sessions order by created_at desc limit 1",
      );
      const bare = await startServer("bare", database.url, open[0]?.token ?? "");
      try {
        await untilIdle(client, log);
        const session = { url: product.url, cookie };
        const manager = { ...reader, session: { url: product.url, cookie: await signIn(product.url, reader) } };
        const runs = quick ? 60 : 150;
        const smallest = await timed(runs * 4, async () => {
          await get(session, "directory.session.current", undefined);
          return 1;
        });
        report({ name: "smallest_request_p50", value: smallest.p50, unit: "ms" });
        for (const each of await listedCases(session, client, crm, manager)) {
          if (only !== undefined && only !== each.kind) continue;
          const plain = await timed(runs, async (run) => {
            let rows = 0;
            for (const { text, values } of each.sql(run)) rows += (await client.query(text, values)).rows.length;
            return rows;
          });
          const handled = await timed(runs, async (run) => {
            const { status, body } = await ask(bare.url, {}, JSON.stringify(each.sql(run)));
            return status === 200 ? (JSON.parse(body) as unknown[][]).flat().length : 0;
          });
          const value = await timed(runs, each.api);
          report({
            name: `${each.name}_p50`,
            value: value.p50,
            unit: "ms",
            floor: plain.p50,
            bare: handled.p50,
            target: ratioMax,
            better: "lower",
          });
          report({
            name: `${each.name}_p95`,
            value: value.p95,
            unit: "ms",
            target: p95Max[each.kind],
            better: "lower",
          });
        }
      } finally {
        bare.stop();
        client.release();
        await product.stop();
      }
    },
    quick ? "lists-quick" : "lists-whole",
  );
}
