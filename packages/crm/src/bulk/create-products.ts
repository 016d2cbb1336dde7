import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { lineItems, products } from "../products/tables";
import { insertRows } from "../records/bulk-rows";
import { namedKeys } from "../records/fold";
import { recordHistory } from "../timeline/record-event";
import { createdEvent } from "./created-event";

export interface BulkProduct {
  id?: string;
  name: string;
  code?: string;
  unit?: string;
  priceMinor?: number;
  costMinor?: number;
  currency: string;
  ownerId: string | null;
  createdAt: Date;
}

/** The price list, in a few statements. For the system alone: no permission, no event. */
export async function createProducts(ctx: Ctx, rows: readonly BulkProduct[]): Promise<string[]> {
  const made = rows.map((row) => ({
    id: row.id ?? newId(row.createdAt.getTime()),
    organisationId: ctx.organisationId,
    name: row.name,
    ...namedKeys([row.name, row.code ?? ""]),
    code: row.code ?? null,
    unit: row.unit ?? null,
    priceMinor: row.priceMinor ?? null,
    costMinor: row.costMinor ?? null,
    currency: row.currency,
    ownerId: row.ownerId,
    tags: [],
    custom: {},
    details: {},
    createdAt: row.createdAt,
    updatedAt: row.createdAt,
  }));
  await inTransaction(ctx, async (tx) => {
    await insertRows(tx, products, made);
    await recordHistory(
      ctx,
      tx,
      made.map((row) => createdEvent("product", row.id, null, row.ownerId, row.createdAt)),
    );
  });
  return made.map((row) => row.id);
}

export interface BulkLine {
  opportunityId: string;
  productId?: string;
  description: string;
  quantity: number;
  unitPriceMinor: number;
  unitCostMinor?: number;
  discountPercent?: number;
  position: number;
}

/** What opportunities are made of. Their amounts are the caller's to keep in step. For the system alone. */
export async function addLines(ctx: Ctx, rows: readonly BulkLine[]): Promise<void> {
  const made = rows.map((row) => ({
    id: newId(),
    organisationId: ctx.organisationId,
    opportunityId: row.opportunityId,
    productId: row.productId ?? null,
    description: row.description,
    quantity: row.quantity,
    unitPriceMinor: row.unitPriceMinor,
    unitCostMinor: row.unitCostMinor ?? null,
    discountPercent: row.discountPercent ?? 0,
    position: row.position,
  }));
  await inTransaction(ctx, (tx) => insertRows(tx, lineItems, made));
}
