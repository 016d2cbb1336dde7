import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { and, asc, gte, isNull, or, sql } from "drizzle-orm";
import type { PickProducts } from "../contract";
import { searchPatterns } from "../records/fold";
import { ownedBy, ownersInScope } from "../records/scope";
import { products } from "./tables";

const offeredMax = 12;

/** Products still sold whose name or code contains the words, those in the deal's currency first. A price list is thousands at most. */
export async function pickProducts(ctx: Ctx, input: PickProducts) {
  return inTransaction(ctx, async (tx) =>
    tx
      .select({
        id: products.id,
        name: products.name,
        code: products.code,
        unit: products.unit,
        priceMinor: products.priceMinor,
        costMinor: products.costMinor,
        currency: products.currency,
      })
      .from(products)
      .where(
        and(
          ofTenant(products.organisationId, ctx.organisationId),
          isNull(products.goneAt),
          or(isNull(products.retiredOn), gte(products.retiredOn, localToday(ctx))),
          ownedBy(products.ownerId, await ownersInScope(ctx, tx, "crm.product.read")),
          ...(searchPatterns(input.text) ?? []).map((pattern) => sql`${products.searchText} like ${pattern}`),
        ),
      )
      .orderBy(
        sql`${products.currency} is distinct from ${input.currency ?? null}`,
        asc(products.nameKey),
        asc(products.id),
      )
      .limit(offeredMax),
  );
}
