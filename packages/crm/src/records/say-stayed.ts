import type { Ctx, Tx } from "@arraigo/platform";
import { fieldWords } from "../pipeline/assert-gate";
import { recordNames } from "../timeline/record-names";
import { type Stayed, type StayedRecord, stayedByRecord } from "./stayed";

/** How many of them are said one by one; the count says how many there are. */
export const saidMax = 20;

/** The first of it in the reader's words, one sentence a record and reason. What the reader may not see has no name. */
export const sayStayed = (ctx: Ctx, tx: Tx, stayed: readonly Stayed[]): Promise<string[]> =>
  sayStayedRecords(ctx, tx, stayedByRecord(stayed));

/** The same for what was put together already. */
export async function sayStayedRecords(ctx: Ctx, tx: Tx, stayed: readonly StayedRecord[]): Promise<string[]> {
  const said = stayed.slice(0, saidMax);
  const names = await recordNames(ctx, tx, said);
  const sentences: string[] = [];
  for (const { type, id, fields, reason } of said)
    sentences.push(
      ctx.translate(ctx.actor.language, `crm.importProblems.${reason}`, {
        name: names.get(id) ?? ctx.translate(ctx.actor.language, "crm.importProblems.keptUnnamed"),
        fields: (await fieldWords(ctx, tx, type, fields)).join(", "),
      }),
    );
  return sentences;
}
