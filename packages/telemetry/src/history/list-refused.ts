import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import { CursorUnreadable } from "../errors";
import type { RefusedInput } from "../history-contract";
import type { Refusal } from "./progress";
import { refusedRows as refused } from "./tables";

const cursorShape = /^(\d{1,9})_([0-9a-f-]{36})$/;

/** The rows of an uploaded or pulled file that were refused, in its order, each with its reason and as it stood there. */
export async function listRefused(ctx: Ctx, { fileId, cursor, limit }: RefusedInput) {
  const after = cursor === undefined ? undefined : cursorShape.exec(cursor);
  if (after === null) throw new CursorUnreadable({}, "cursor");
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({ id: refused.id, line: refused.line, reason: refused.reason, cells: refused.cells })
      .from(refused)
      .where(
        and(
          ofTenant(refused.organisationId, ctx.organisationId),
          eq(refused.fileId, fileId),
          after && sql`(${refused.line}, ${refused.id}) > (${Number(after[1])}::int, ${after[2]}::uuid)`,
        ),
      )
      .orderBy(asc(refused.line), asc(refused.id))
      .limit(limit + 1);
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      nextCursor: last ? `${last.line}_${last.id}` : null,
      rows: rows.slice(0, limit).map(({ line, reason, cells }) => ({ line, reason: reason as Refusal, cells })),
    };
  });
}
