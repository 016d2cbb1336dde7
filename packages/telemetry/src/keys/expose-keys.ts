import { ofTenant } from "@arraigo/db";
import type { Tx } from "@arraigo/platform";
import { and, eq, inArray } from "drizzle-orm";
import { writeKeys } from "./tables";

/** A key a browser has sent with is public from then on, whatever it was made for: whoever opens the page can read it. */
export async function exposeKeys(tx: Tx, seen: readonly { keyId: string; exposed: boolean }[]): Promise<void> {
  const ids = seen.filter(({ exposed }) => exposed).map(({ keyId }) => keyId);
  if (ids.length === 0) return;
  await tx
    .update(writeKeys)
    .set({ trust: "browser" })
    .where(
      and(
        ofTenant(writeKeys.organisationId, tx.organisationId),
        inArray(writeKeys.id, [...new Set(ids)]),
        eq(writeKeys.trust, "server"),
      ),
    );
}
