import { get, type Session, timed } from "../lib/api";
import type { Bench } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { keptIn } from "../lib/kept";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";
import { featureName, fillUsage, quickUsage, staff, wholeUsage } from "../lib/usage-fill";

/** Milliseconds for three steps over twelve weeks of ten million events; the others follow from it. */
const funnelMax = 1_000;
const pathsMax = 1_000;

/** Three steps, common, less common and rare, and the same events read in the order of time: what the answer cannot do without. */
const steps = [5, 10, 20].map((rank) => ({ event: featureName(rank) }));
const floorSql = `select count(*) from (
  select e.person_id, e.occurred_at from telemetry.events e where e.organisation_id = $1 and e.name = any($2::text[]) and e.person_id is not null
  order by e.person_id, e.occurred_at offset 0) sorted`;

/** Funnels and paths over raw events, over HTTP, signed in: twelve weeks of ten million events (quick: one million). */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await withDatabase(
    async ({ url: databaseUrl, owner }) => {
      const { administrator, organisation } = await keptIn(owner, async () => {
        const somebody = await makeAdministrator(databaseUrl, "Bench");
        const { rows } = await owner.query<{ id: string }>("select organisation_id as id from directory.people");
        const id = rows[0]?.id ?? "";
        const size = quick ? quickUsage : wholeUsage;
        await staff(owner, id, size.people);
        await fillUsage(owner, id, size, log);
        return { administrator: somebody, organisation: id };
      });
      const { rows: days } = await owner.query<{ from: string; until: string }>(
        `select (w.monday - 84)::text as from, (w.monday - 1)::text as until from (
           select date_trunc('week', now() at time zone time_zone)::date as monday from directory.organisations limit 1) w`,
      );
      const stretch = days[0] ?? { from: "", until: "" };
      const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
      try {
        const session: Session = { url: product.url, cookie: await signIn(product.url, administrator) };
        const runs = quick ? 10 : 15;
        const floor = await timed(5, async () =>
          Number(
            (await owner.query<{ count: string }>(floorSql, [organisation, steps.map(({ event }) => event)])).rows[0]
              ?.count,
          ),
        );
        const funnel = (input: object) => async () => {
          const answer = await get<{ steps?: { people: number }[] }>(session, "telemetry.analytics.funnel", {
            ...stretch,
            windowHours: 168,
            steps,
            ...input,
          });
          return answer.steps?.[0]?.people ?? 0;
        };
        const paths = (input: object) => async () => {
          const answer = await get<{ people?: number }>(session, "telemetry.analytics.paths", {
            ...stretch,
            event: featureName(10),
            direction: "after",
            which: "latest",
            steps: 3,
            gapMinutes: 30,
            ...input,
          });
          return answer.people ?? 0;
        };
        const three = await timed(runs, funnel({}));
        report({ name: "three_steps_p95", value: three.p95, unit: "ms", target: funnelMax, better: "lower" });
        report({
          name: "three_steps_p50",
          value: three.p50,
          unit: "ms",
          floor: floor.p50,
          target: 1.5,
          better: "lower",
        });
        const cut = await timed(runs, funnel({ by: "role" }));
        report({ name: "three_steps_by_role_p95", value: cut.p95, unit: "ms", target: funnelMax, better: "lower" });
        const narrowed = steps.map((step) => ({ ...step, filter: { channel: "web" } }));
        const filtered = await timed(Math.min(runs, 5), funnel({ steps: narrowed }));
        report({ name: "three_filtered_steps_p95", value: filtered.p95, unit: "ms" });
        const after = await timed(runs, paths({}));
        report({ name: "paths_after_p95", value: after.p95, unit: "ms", target: pathsMax, better: "lower" });
        const before = await timed(runs, paths({ direction: "before", which: "first" }));
        report({ name: "paths_before_p95", value: before.p95, unit: "ms", target: pathsMax, better: "lower" });
      } finally {
        await product.stop();
      }
    },
    quick ? "funnel-quick" : "funnel-whole",
  );
}
