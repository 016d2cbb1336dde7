import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, isNull, sql } from "drizzle-orm";
import { queues } from "../../cases/tables";
import { queueAliases } from "../../pipeline/given-names";
import { products } from "../../products/tables";
import { contactKeys, fold } from "../../records/fold";
import { texts } from "../../records/scope";
import { namedPerson } from "../cells/named-person";
import { nameParts } from "../rows/person-name";
import { furtherAddresses } from "./former-keys";
import { survivorsNamed } from "./survivors";

/** What names can point at. */
export type NamedKind = "account" | "contact" | "product" | "queue" | "person";

/** How a name is compared: small letters for addresses and codes, folded for the rest. */
export const nameKey = (kind: NamedKind, name: string): string => {
  const named = kind === "contact" ? namedPerson(name.trim()) : undefined;
  if (named) return named.email.toLowerCase();
  if (kind === "person" || (kind === "contact" && name.includes("@"))) return name.trim().toLowerCase();
  if (kind === "contact") return contactKeys(nameParts(name)).nameKey;
  return fold(name);
};

/** The ids that names stand for, by their keys: one or two reads for all. Of namesakes the oldest. */
export async function findNames(
  ctx: Ctx,
  tx: Tx,
  kind: NamedKind,
  keys: readonly string[],
): Promise<[key: string, id: string][]> {
  const among = sql`any(${texts(keys)})`;
  const oldestFirst = (rows: readonly { key: string | null; id: string }[]) =>
    [...rows].reverse().map((row): [string, string] => [row.key ?? "", row.id]);
  switch (kind) {
    case "account":
      return oldestFirst(await survivorsNamed(ctx, tx, "account", "nameKey", keys));
    case "contact": {
      const emails = keys.filter((key) => key.includes("@"));
      const further = await furtherAddresses(ctx, tx, "contact", emails);
      return oldestFirst([
        ...(await survivorsNamed(ctx, tx, "contact", "emailKey", keys, further)),
        ...(await survivorsNamed(ctx, tx, "contact", "nameKey", keys)),
      ]);
    }
    case "product": {
      // The price list is short: read whole, it answers by code and by name.
      const rows = await tx
        .select({ id: products.id, name: products.nameKey, code: products.code })
        .from(products)
        .where(and(ofTenant(products.organisationId, ctx.organisationId), isNull(products.goneAt)))
        .orderBy(asc(products.createdAt), asc(products.id));
      const wanted = new Set(keys);
      return oldestFirst(
        rows
          .flatMap((row) => [
            { key: row.name, id: row.id },
            { key: fold(row.code ?? ""), id: row.id },
          ])
          .filter((row) => wanted.has(row.key)),
      );
    }
    case "queue": {
      const rows = await tx
        .select({ id: queues.id, name: queues.name })
        .from(queues)
        .where(ofTenant(queues.organisationId, ctx.organisationId))
        .orderBy(sql`${queues.archivedAt} is not null`, asc(queues.position), asc(queues.id));
      // A queue of ours goes by its name in either language; one that is in use before one that is not.
      return oldestFirst(
        rows.flatMap((row) => queueAliases(row.name).map((alias) => ({ key: fold(alias), id: row.id }))),
      );
    }
    case "person": {
      const email = sql<string>`lower(${people.email})`;
      const name = sql<string>`lower(trim(concat(${people.givenName}, ' ', ${people.familyName})))`;
      const read = (key: typeof email) =>
        tx
          .select({ key, id: people.id })
          .from(people)
          .where(and(ofTenant(people.organisationId, ctx.organisationId), sql`${key} = ${among}`))
          .orderBy(asc(people.id));
      return oldestFirst([...(await read(email)), ...(await read(name))]);
    }
  }
}
