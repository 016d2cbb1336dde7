import type { Pool } from "pg";

const waitedSecondsMax = 1_800;

/** What was filled in at once is on disk, measured, counted and looked through by the background first, as it is after an import. */
export async function untilIdle(client: Pick<Pool, "query">, log: (line: string) => void): Promise<void> {
  const began = performance.now();
  await client.query("checkpoint");
  const written = async () =>
    Number(
      (await client.query<{ at: string }>("select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') as at")).rows[0]?.at,
    );
  for (let before = await written(); ; ) {
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    const now = await written();
    const seconds = (performance.now() - began) / 1_000;
    if (now - before < 500_000) return log(`the background was done after ${Math.round(seconds)} s`);
    if (seconds > waitedSecondsMax) throw new Error("the background does not come to an end");
    before = now;
  }
}
