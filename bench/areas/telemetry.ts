import type { Bench } from "../lib/bench";
import { residentBytesOf } from "../lib/cpu";
import { withDatabase } from "../lib/database";
import { measureIngest } from "../lib/measure-ingest";
import { filledOrganisations, measurePages } from "../lib/measure-pages";
import { makeOrganisation } from "../lib/organisation";
import { repository, startProduct } from "../lib/product";
import { untilIdle } from "../lib/until-idle";
import { makeWriteKey } from "../lib/write-key";
import { measure as measureFunnel } from "./funnel";
import { measure as measureSoak } from "./soak";

/** What `--only` takes: each can be measured by itself, in minutes. */
export const parts = ["ingest", "pages", "funnel", "soak"] as const;

/**
 * Everything usage telemetry promises: events taken over HTTP by the real API beside the same statement run bare, pages at three
 * sizes of history, memory that stays, and through ten minutes of kills (quick: one) nothing acknowledged that is not counted. The
 * areas of the funnel and of the soak are measured with it.
 */
export async function measure(bench: Bench): Promise<void> {
  const wants = (part: (typeof parts)[number]) => (bench.only ?? part) === part;
  if (wants("ingest")) await measureArriving(bench);
  if (wants("pages")) await measureAsking(bench);
  if (wants("funnel")) await measureFunnel(bench);
  if (wants("soak")) await measureSoak(bench);
}

/** Only what answers: what others do with the events afterwards is theirs. */
const answering = { ARRAIGO_WORKERS: "0" };

async function measureArriving({ quick, report }: Bench): Promise<void> {
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const organisation = await makeOrganisation(owner, 240);
    const key = await makeWriteKey(databaseUrl, organisation);
    const api = await startProduct(repository, { DATABASE_URL: databaseUrl, ...answering });
    try {
      const target = { url: api.url, key };
      const weights = await measureIngest({ target, pid: api.pid, databaseUrl, owner, organisation, quick, report });
      report({
        name: "memory_after_ingest",
        value: (weights.at(-1) ?? 0) / 1e6,
        unit: "MB",
        floor: (weights[0] ?? 0) / 1e6,
        target: 1.25,
        better: "lower",
      });
    } finally {
      await api.stop();
    }
  });
}

async function measureAsking(bench: Bench): Promise<void> {
  const { quick, log } = bench;
  await withDatabase(
    async ({ url: databaseUrl, owner }) => {
      const filled = await filledOrganisations({ databaseUrl, owner, quick, log });
      const api = await startProduct(repository, { DATABASE_URL: databaseUrl, ...answering });
      try {
        await untilIdle(owner, log);
        await measurePages(api.url, filled, bench);
        log(`  the API holds ${Math.round(residentBytesOf(api.pid) / 1e6)} MB`);
      } finally {
        await api.stop();
      }
    },
    quick ? "pages-quick" : "pages-whole",
  );
}
