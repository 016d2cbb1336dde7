import { headingForms } from "../mapping/heading-forms";
import { meaningsOf } from "../mapping/headings";
import { namingOf } from "../mapping/import-targets";
import type { ImportRow } from "../rows/import-row";
import { nameKeyOf } from "./identity";
import type { ImportRun } from "./import-run";
import { headerOf } from "./settle-names";

const charactersMax = 200;

const meansProduct = (header: string): boolean =>
  headingForms("opportunity", header).some((form) =>
    meaningsOf("opportunity", form).some(({ key }) => key === "productId"),
  );

const joined = (words: readonly unknown[]): string => words.filter(Boolean).join(" · ").slice(0, charactersMax);

/** Who buys, or which number it has there, and what is bought. */
function dealName(run: ImportRun, row: ImportRow): string {
  const product = run.facts.columns.find(({ header }) => row.details[header] !== undefined && meansProduct(header));
  return joined([row.names.accountId ?? row.names.contactId ?? row.externalId, product && row.details[product.header]]);
}

function caseSubject(run: ImportRun, row: ImportRow): string {
  const known = joined([row.externalId, row.values.category, row.details[headerOf(run, "category")]]);
  return known || String(row.values.description ?? "").slice(0, charactersMax);
}

/**
 * Whether a row names anybody or anything at all. A case without a subject and a deal without a name are called by what is known of
 * them: such a name is made up, and takes nothing's place.
 */
export function callRow(run: ImportRun, row: ImportRow): "named" | "madeUp" | "nameless" {
  const { type } = run;
  const { values } = row;
  if (type === "contact" || type === "lead")
    return namingOf[type].some((key) => values[key]) || nameKeyOf(type, row) !== "" ? "named" : "nameless";
  const key = type === "case" ? "subject" : "name";
  if (values[key]) return "named";
  const madeUp = type === "case" ? caseSubject(run, row) : type === "opportunity" ? dealName(run, row) : "";
  if (madeUp === "") return "nameless";
  values[key] = madeUp;
  return "madeUp";
}
