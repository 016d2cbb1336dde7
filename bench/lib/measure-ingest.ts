import type pg from "pg";
import { type Bench, median } from "./bench";
import { cpuSecondsOf, parentOf, residentBytesOf } from "./cpu";
import { insertPlainly, storeBarely } from "./ingest-floors";
import { p99AtRate, sendAll, type Target } from "./ingest-load";

export interface Ingesting extends Pick<Bench, "quick" | "report"> {
  /** The API under load, and the process that answers. */
  target: Target;
  pid: number;
  databaseUrl: string;
  owner: pg.Pool;
  organisation: string;
  /** Requests sent before anything is measured, so that plans are made and code is compiled. */
  warmBatches?: number;
}

interface Run {
  perSecond: number;
  perCpuSecond: number;
}

/** Events a second, and a second of processor time, of the processes named. */
async function timed(pids: readonly number[], events: number, work: () => Promise<number>): Promise<Run> {
  const before = cpuSecondsOf(...pids);
  const seconds = await work();
  return { perSecond: events / seconds, perCpuSecond: events / (cpuSecondsOf(...pids) - before) };
}

/**
 * Events through /v1/batch, beside the same statement run bare, and the same rows inserted plainly, in the same minute. Answers the
 * bytes the API held after each round, from when it was warm.
 */
export async function measureIngest(given: Ingesting): Promise<number[]> {
  const { target, pid, databaseUrl, owner, organisation, quick, report } = given;
  const { rows } = await owner.query<{ pid: number }>("select pg_backend_pid() as pid");
  const database = parentOf(rows[0]?.pid ?? 0);
  const weights: number[] = [];
  for (const [size, total] of [
    [100, quick ? 20_000 : 60_000],
    [15, quick ? 6_000 : 18_000],
  ] as const) {
    const batches = Math.ceil(total / size);
    await sendAll(target, given.warmBatches ?? Math.ceil(batches / 3), size);
    const [http, bare, plain]: [Run[], Run[], Run[]] = [[], [], []];
    // Turn about, so that a busy minute of the machine weighs on all.
    for (let round = 0; round < 3; round += 1) {
      const events = batches * size;
      plain.push(await timed([process.pid], events, () => insertPlainly(owner, organisation, batches, size)));
      bare.push(await timed([process.pid], events, () => storeBarely(databaseUrl, organisation, batches, size)));
      http.push(await timed([pid, database], events, () => sendAll(target, batches, size)));
      weights.push(residentBytesOf(pid));
    }
    const middle = (runs: Run[], key: keyof Run) => median(runs.map((run) => run[key]));
    const name = `ingest_${size}`;
    report({
      name: `${name}_per_cpu_second`,
      value: middle(http, "perCpuSecond"),
      unit: "events/CPU-s",
      ...(size === 100 ? { target: 10_000 } : {}),
    });
    report({
      name: `${name}_beside_statement`,
      value: middle(http, "perCpuSecond"),
      unit: "events/CPU-s",
      floor: middle(bare, "perCpuSecond"),
      target: 0.35,
    });
    report({
      name: `${name}_per_second_beside_statement`,
      value: middle(http, "perSecond"),
      unit: "events/s",
      floor: middle(bare, "perSecond"),
      target: 0.35,
    });
    report({
      name: `${name}_beside_plain_insert`,
      value: middle(http, "perSecond"),
      unit: "events/s",
      floor: middle(plain, "perSecond"),
      ...(size === 100 ? { target: 0.35 } : {}),
    });
    report({
      name: `${name}_p99_at_80_percent`,
      value: await p99AtRate(target, Math.max(batches, 300), size, 0.8 * middle(http, "perSecond")),
      unit: "ms",
      ...(size === 100 ? { target: 100, better: "lower" as const } : {}),
    });
  }
  const { rows: sums } = await owner.query<{ same: boolean }>(
    `select (select count(*) from telemetry.events) = (select count(*) from telemetry.message_ids)
      and (select count(*) from telemetry.events) = (select sum(count) from telemetry.usage_by_person_day) as same`,
  );
  report({ name: "log_equals_rollups", value: sums[0]?.same ? 1 : 0, unit: "yes=1", target: 1 });
  return weights;
}
