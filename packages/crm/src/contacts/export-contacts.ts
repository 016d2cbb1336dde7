import { grantOf, recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { ContactFilter } from "../contract";
import { ExportTooLong } from "../errors";
import { encodePosition } from "../records/keyset";
import { ownersInScope } from "../records/scope";
import { type ContactRow, contactRows, isByName } from "./contact-rows";
import { csvLine } from "./csv-line";

const rowsPerRead = 5_000;
/** More than this is a job for the background, not for somebody who waits. */
const rowsMax = 100_000;

const columns = [
  "givenName",
  "familyName",
  "email",
  "phone",
  "title",
  "company",
  "owner",
  "tags",
  "nextStep",
  "nextStepOn",
] as const;

function cellsOf(row: ContactRow): (string | null)[] {
  return [
    row.givenName,
    row.familyName,
    row.email,
    row.phone,
    row.title,
    row.accountName,
    row.ownerName,
    row.tags.join(", "),
    row.nextStep,
    row.nextStepOn,
  ];
}

/**
 * The filtered contacts as CSV for a spreadsheet, exactly those within the person's reach. Goes into the audit log: who took how
 * many addresses out is something an organisation must be able to answer.
 */
export async function exportContacts(ctx: Ctx, filter: ContactFilter): Promise<{ csv: string; rows: number }> {
  return inTransaction(ctx, async (tx) => {
    const exported = await ownersInScope(ctx, tx, "crm.record.export", filter.owner);
    // Out must be readable too: where reading is narrower than exporting, the narrower wins.
    const owners = grantOf(ctx, "crm.contact.read").organisation
      ? exported
      : await ownersInScope(ctx, tx, "crm.contact.read", filter.owner);
    const lines = [csvLine(columns.map((column) => ctx.translate(ctx.actor.language, `crm.fields.${column}`)))];
    let cursor: string | undefined;
    for (;;) {
      const rows = await contactRows(ctx, tx, filter, owners, { cursor, rowsMax: filter.search ? 1_001 : rowsPerRead });
      for (const row of rows) lines.push(csvLine(cellsOf(row)));
      if (lines.length - 1 > rowsMax) throw new ExportTooLong({ rowsMax });
      const last = rows.at(-1);
      if (!last || rows.length < (filter.search ? 1_001 : rowsPerRead)) break;
      cursor = encodePosition({ key: isByName(filter) ? last.nameKey : last.createdAt.toISOString(), id: last.id });
    }
    const count = lines.length - 1;
    await recordAudit(ctx, tx, { action: "crm.contacts_exported", facts: { rows: count } });
    // The mark tells spreadsheets that this is UTF-8.
    return { csv: `\uFEFF${lines.join("\r\n")}\r\n`, rows: count };
  });
}
