import { is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import * as schema from "../schema";
import { pointers } from "./pointers";

/** Columns that point at accounts, contacts or leads and do not simply move, each with its own way. */
const otherwise = new Set([
  // Written whole, with the stricter of what is known (`decide-points.ts`).
  "contact_points.contact_id",
  "contact_points.lead_id",
  // Twins stay with the loser (`move-pointers.ts`).
  "account_contacts.account_id",
  "account_contacts.contact_id",
  // Added up (`add-figures.ts`).
  "account_figures.account_id",
  // The journal of a conversion stays with the records it made.
  "conversions.lead_id",
]);

it("everything that points at accounts, contacts and leads moves when they are merged, or has a way of its own", () => {
  const moving = new Set(
    Object.values(pointers)
      .flat()
      .map(({ table, column }) => {
        const config = getTableConfig(table);
        const name = config.columns.find(
          (each) => each === (table as unknown as Record<string, unknown>)[column],
        )?.name;
        return `${config.name}.${name}`;
      }),
  );
  const pointing = Object.values(schema)
    .filter((each) => is(each, PgTable))
    .flatMap((table) => {
      const config = getTableConfig(table);
      return config.foreignKeys.flatMap((key) => {
        const { columns, foreignTable } = key.reference();
        const target = getTableConfig(foreignTable).name;
        if (!["accounts", "contacts", "leads"].includes(target)) return [];
        return columns
          .filter((column) => column.name !== "organisation_id")
          .map((column) => `${config.name}.${column.name}`);
      });
    });
  expect(pointing.length).toBeGreaterThan(10);
  expect(pointing.filter((column) => !moving.has(column) && !otherwise.has(column))).toEqual([]);
});
