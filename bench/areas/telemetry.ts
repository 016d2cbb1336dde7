import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Bench } from "../lib/bench";
import { residentBytesOf } from "../lib/cpu";
import { withDatabase } from "../lib/database";
import { measureIngest } from "../lib/measure-ingest";
import { fillOrganisations, measurePages } from "../lib/measure-pages";
import { makeOrganisation } from "../lib/organisation";
import { repository, startProduct } from "../lib/product";
import { makeWriteKey } from "../lib/write-key";

/**
 * Everything usage telemetry promises: events taken over HTTP by the real API beside the same statement run bare, pages at three
 * sizes of history, memory that stays. The funnel's own area is measured with it where it is there.
 */
export async function measure(bench: Bench): Promise<void> {
  const { quick, log, report } = bench;
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const organisation = await makeOrganisation(owner, 240);
    const key = await makeWriteKey(databaseUrl, organisation);
    // Only what answers: what others do with the events afterwards is theirs.
    const answering = { DATABASE_URL: databaseUrl, ARRAIGO_WORKERS: "0" };
    const api = await startProduct(repository, answering);
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
      const filled = await fillOrganisations({ databaseUrl, owner, quick, log });
      await measurePages(api.url, filled, bench);
      log(`  the API holds ${Math.round(residentBytesOf(api.pid) / 1e6)} MB`);
    } finally {
      await api.stop();
    }
  });
  const funnel = join(dirname(fileURLToPath(import.meta.url)), "funnel.ts");
  if (existsSync(funnel)) {
    const { measure: measureFunnel } = (await import(pathToFileURL(funnel).href)) as {
      measure(bench: Bench): Promise<void>;
    };
    await measureFunnel(bench);
  }
}
