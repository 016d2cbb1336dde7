import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { CaseById } from "../contract";
import { stages } from "../pipeline/tables";
import { recordById } from "../records/find-record";
import { fold } from "../records/fold";
import { ownerName } from "../records/owner-name";
import { ownedBy, ownersInScope, texts, uuids } from "../records/scope";
import { cases } from "./tables";

const candidatesMax = 50;
const shownMax = 5;
const wordsMax = 6;
const lettersMin = 4;
const common = new Set(
  "with from this that have does when what para como desde esta este cuando tiene porque sobre entre problem problema error".split(
    " ",
  ),
);

/** The words a subject is known by: the longest, because they are the rarest. */
export function tellingWords(subject: string): string[] {
  const words = fold(subject)
    .split(" ")
    .filter((word) => word.length >= lettersMin && !common.has(word));
  return [...new Set(words)].sort((a, b) => b.length - a.length).slice(0, wordsMax);
}

/**
 * Closed cases that were about the same thing, with how each ended: sharing words of the subject, and before others those about the
 * same product, of the same category or the same customer. Says why each is shown.
 */
export async function similarCases(ctx: Ctx, input: CaseById) {
  return inTransaction(ctx, async (tx) => {
    const record = await recordById(ctx, tx, "crm.case.read", "case", input.id);
    const words = tellingWords(String(record.subject));
    if (words.length === 0) return [];
    const owners = await ownersInScope(ctx, tx, "crm.case.read");
    const { rows: near } = await tx.execute<{ id: string; shared: string[] }>(
      sql`select id, shared from crm.cases_resembling(${texts(words)}, ${record.id}::uuid, ${uuids(owners)}, ${candidatesMax})`,
    );
    const shared = new Map(near.map((row) => [row.id, row.shared]));
    const rows = await tx
      .select({
        id: cases.id,
        number: cases.number,
        subject: cases.subject,
        resolution: cases.resolution,
        minutes: cases.minutes,
        closedAt: cases.closedAt,
        accountId: cases.accountId,
        productId: cases.productId,
        category: cases.category,
        stageKind: stages.kind,
        ownerName,
      })
      .from(cases)
      .innerJoin(stages, and(eq(stages.organisationId, cases.organisationId), eq(stages.id, cases.stageId)))
      .leftJoin(people, and(eq(people.organisationId, cases.organisationId), eq(people.id, cases.ownerId)))
      .where(
        and(
          ofTenant(cases.organisationId, ctx.organisationId),
          sql`${cases.id} = any(${uuids([...shared.keys()])})`,
          ownedBy(cases.ownerId, owners),
        ),
      )
      .orderBy(cases.id);
    return rows
      .map(({ accountId, productId, category, ...row }) => {
        const sharedWords = shared.get(row.id) ?? [];
        const same = (key: string, value: unknown) => value !== null && record[key] === value;
        const why = {
          words: sharedWords,
          product: same("productId", productId),
          category: same("category", category),
          customer: same("accountId", accountId),
        };
        // A solution is what one is looking for; a case that was given up helps less.
        const weight =
          sharedWords.length +
          Number(why.product) * 2 +
          Number(why.category) +
          Number(why.customer) +
          Number(row.resolution !== null) * 0.5;
        return { ...row, closedAt: row.closedAt?.toISOString() ?? null, why, weight };
      })
      .sort(
        (a, b) => b.weight - a.weight || (b.closedAt ?? "").localeCompare(a.closedAt ?? "") || a.id.localeCompare(b.id),
      )
      .slice(0, shownMax);
  });
}
