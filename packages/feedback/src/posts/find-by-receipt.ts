import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { FindByReceipt, Kind, Status } from "../contract";
import { ReceiptUnknown } from "../errors";
import { readResponses } from "./get-post";
import { hashReceipt } from "./submit-anonymously";
import { anonymousPosts } from "./tables";

/** What became of an anonymous post, for whoever holds its receipt. Nothing is written down about the asking. */
export async function findByReceipt(ctx: Ctx, { receipt }: FindByReceipt) {
  return inTransaction(ctx, async (tx) => {
    const [post] = await tx
      .select({
        id: anonymousPosts.id,
        kind: anonymousPosts.kind,
        text: anonymousPosts.text,
        status: anonymousPosts.status,
        postedOn: anonymousPosts.postedOn,
      })
      .from(anonymousPosts)
      .where(
        and(
          ofTenant(anonymousPosts.organisationId, ctx.organisationId),
          eq(anonymousPosts.receiptHash, hashReceipt(receipt)),
        ),
      );
    if (!post) throw new ReceiptUnknown({}, "receipt");
    return { ...post, ...asWords(post), ...(await readResponses(ctx, tx, post.id)) };
  });
}

/** The table's check constraints allow exactly the contract's words. */
const asWords = (row: { kind: string; status: string }) => ({ kind: row.kind as Kind, status: row.status as Status });
