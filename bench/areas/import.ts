import { execFile } from "node:child_process";
import { setInterval } from "node:timers";
import { promisify } from "node:util";
import { bareInsert } from "../lib/bare-insert";
import type { Bench } from "../lib/bench";
import { csvOf } from "../lib/contact-file";
import { workbookOf } from "../lib/contact-workbook";
import { type CrmSize, fillCrm, wholeSize } from "../lib/crm-fill";
import { withDatabase } from "../lib/database";
import { caller, check, run, undo, upload } from "../lib/import-calls";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

interface ImportSize {
  crm: CrmSize;
  /** Rows of the large file, separated text and workbook alike. */
  rows: number;
  /** Rows of the workbook that is checked, brought in and taken back. */
  workbookRows: number;
  /** Rows of the file that changes people the large one brought in, and is taken back. */
  updatingRows: number;
  floorRows: number;
}

const whole: ImportSize = {
  crm: wholeSize,
  rows: 1_000_000,
  workbookRows: 100_000,
  updatingRows: 100_000,
  floorRows: 100_000,
};
const short: ImportSize = {
  crm: { accounts: 10_000, contacts: 100_000, activities: 0 },
  rows: 100_000,
  workbookRows: 20_000,
  updatingRows: 20_000,
  floorRows: 25_000,
};

const thousands = (count: number) => count.toLocaleString("en").replace(",", "_");

/** The most memory a process held while it was watched, in megabytes. */
async function watchMemory<T>(pid: number, work: () => Promise<T>): Promise<[answer: T, megabytes: number]> {
  let most = 0;
  const look = async () => {
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(pid)]);
    most = Math.max(most, Number(stdout) / 1_024);
  };
  const timer = setInterval(() => void look().catch(() => undefined), 250);
  try {
    return [await work(), most];
  } finally {
    clearInterval(timer);
  }
}

/**
 * Files of contacts through the whole product, into an organisation as large as they come: sent, read, tried, written with
 * validation, look-up, the probe for likenesses (every second row has a namesake) and history. Beside the import, in the same run
 * and the same tables, the bare insert of as plain rows with a line of history each over as many connections, before and after. Then a
 * hundred thousand people changed by a later file and taken back, and a workbook of as many brought in and taken back.
 */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  const size = quick ? short : whole;
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Bench");
    const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
      "select id, organisation_id from directory.people",
    );
    const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
    await fillCrm(owner, organisation, me, size.crm, log);
    const bare = async (of: string) => {
      const rate = await bareInsert(owner, organisation, me, size.floorRows, of);
      log(`floor: ${Math.round(rate).toLocaleString("en")} rows/s`);
      return rate;
    };
    const before = await bare("before");
    const alone = await bareInsert(owner, organisation, me, size.floorRows, "alone", 1);
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    const rate = (name: string, rows: number, seconds: number) =>
      report({ name, value: rows / seconds, unit: "rows/s", better: "higher" });
    try {
      const call = caller(product.url, await signIn(product.url, administrator));
      const file = await upload(call, "contacts.csv", csvOf("file", size.rows));
      rate("csv_sent", size.rows, file.secondsSent);
      rate("csv_read", size.rows, file.secondsRead);
      const [seconds, megabytes] = await watchMemory(product.pid, () => run(call, file));
      log(`${size.rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s`);
      // The tables have grown meanwhile: the floor is what it was before and is after, in the middle.
      const floor = (before + (await bare("after"))) / 2;
      const imported = size.rows / seconds;
      report({ name: "rows_per_second", value: imported, unit: "rows/s", target: 8_000, better: "higher" });
      report({ name: "beside_bare_insert", value: imported, unit: "rows/s", floor, target: 0.6, better: "higher" });
      // For comparison: what a bare insert makes of one connection. The ratio above is held to the higher of the two.
      report({ name: "bare_insert_one_connection", value: alone, unit: "rows/s", better: "higher" });
      report({ name: "memory_most", value: megabytes, unit: "MB", better: "lower" });

      const changed = await upload(call, "changed.csv", csvOf("file", size.updatingRows, "later"));
      rate("csv_updated", size.updatingRows, await run(call, changed, "updated"));
      report({
        name: `undo_${thousands(size.updatingRows)}_updates`,
        value: await undo(call, changed, "restored"),
        unit: "s",
        target: 60,
        better: "lower",
      });

      const book = await upload(call, "contacts.xlsx", await workbookOf("book", size.workbookRows));
      rate("xlsx_read", size.workbookRows, book.secondsRead);
      rate("xlsx_checked", size.workbookRows, await check(call, book));
      rate("xlsx_written", size.workbookRows, await run(call, book));
      report({
        name: `undo_${thousands(size.workbookRows)}_rows`,
        value: await undo(call, book),
        unit: "s",
        target: 60,
        better: "lower",
      });

      const bytes = await workbookOf("large", size.rows);
      const [large, held] = await watchMemory(product.pid, () => upload(call, "large.xlsx", bytes));
      if (large.rows !== size.rows) throw new Error(`${large.rows} of ${size.rows} rows of the workbook were found`);
      rate("large_xlsx_read", size.rows, large.secondsRead);
      report({ name: "large_xlsx_memory_most", value: held, unit: "MB", target: 2_048, better: "lower" });
    } finally {
      await product.stop();
    }
  });
}
