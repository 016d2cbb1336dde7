import { idColumn, organisationIdColumn } from "@arraigo/db/columns";
import { people } from "@arraigo/directory/schema";
import { sql } from "drizzle-orm";
import { bigint, check, date, foreignKey, index, integer, numeric, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { crm } from "../namespace";
import { opportunities } from "../opportunities/tables";
import { recordColumns } from "../records/record-columns";

/** The price list. Written by administrators and managers; hundreds of rows, thousands at most. */
export const products = crm.table(
  "products",
  {
    ...recordColumns(),
    name: text("name").notNull(),
    nameKey: text("name_key").notNull(),
    code: text("code"),
    description: text("description"),
    unit: text("unit"),
    priceMinor: bigint("price_minor", { mode: "number" }),
    /** What one unit costs us. Null: not known, which is not zero. */
    costMinor: bigint("cost_minor", { mode: "number" }),
    currency: text("currency").notNull(),
    retiredOn: date("retired_on", { mode: "string" }),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    // Serves forgetting what has been gone for long enough.
    index("products_gone").on(t.organisationId, t.goneAt).where(sql`${t.goneAt} is not null and ${t.purgedAt} is null`),
    foreignKey({ columns: [t.organisationId, t.ownerId], foreignColumns: [people.organisationId, people.id] }),
    // Serves the list by name and the picker.
    index("products_name").on(t.organisationId, t.nameKey, t.id),
    // Serves the list newest first.
    index("products_newest").on(t.organisationId, t.createdAt, t.id),
    // Serves an import's look-up by code.
    index("products_code").on(t.organisationId, t.code),
    check("products_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** What an opportunity is made of. The price and cost are those of the day it was added: a new price list changes no old offer. */
export const lineItems = crm.table(
  "line_items",
  {
    id: idColumn(),
    organisationId: organisationIdColumn(),
    opportunityId: uuid("opportunity_id").notNull(),
    productId: uuid("product_id"),
    description: text("description").notNull(),
    quantity: numeric("quantity", { precision: 14, scale: 3, mode: "number" }).notNull(),
    unitPriceMinor: bigint("unit_price_minor", { mode: "number" }).notNull(),
    /** Percent off, 0 to 100. */
    discountPercent: numeric("discount_percent", { precision: 5, scale: 2, mode: "number" }).notNull().default(0),
    unitCostMinor: bigint("unit_cost_minor", { mode: "number" }),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.organisationId, t.id] }),
    foreignKey({
      columns: [t.organisationId, t.opportunityId],
      foreignColumns: [opportunities.organisationId, opportunities.id],
    }),
    foreignKey({ columns: [t.organisationId, t.productId], foreignColumns: [products.organisationId, products.id] }),
    // Serves the lines of an opportunity, in order.
    index("line_items_opportunity").on(t.organisationId, t.opportunityId, t.position, t.id),
    check("line_items_quantity", sql`${t.quantity} > 0`),
    check("line_items_discount", sql`${t.discountPercent} between 0 and 100`),
  ],
);
