import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { contactPoints } from "../contacts/point-tables";
import { contacts } from "../contacts/tables";
import { leads } from "../leads/tables";
import { uuids } from "../records/scope";
import { emailKey } from "./email-key";
import type { OrganisationFacts, PersonFacts } from "./facts";
import type { Facts, MatchableType } from "./matchable";

/** What duplicate detection may know of these records, those that are not gone. A handful of statements, however many records. */
export async function loadFacts(ctx: Ctx, tx: Tx, type: MatchableType, ids: readonly string[]): Promise<Facts[]> {
  if (ids.length === 0) return [];
  if (type === "account") return accountFacts(ctx, tx, ids);
  return type === "contact" ? contactFacts(ctx, tx, ids) : leadFacts(ctx, tx, ids);
}

const place = <T extends typeof accounts | typeof contacts | typeof leads>(table: T) => ({
  street: table.street,
  city: table.city,
  postcode: table.postcode,
  region: table.region,
  country: table.country,
});

async function contactFacts(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<PersonFacts[]> {
  const rows = await tx
    .select({
      id: contacts.id,
      givenName: contacts.givenName,
      familyName: contacts.familyName,
      email: contacts.email,
      phone: contacts.phone,
      company: accounts.name,
      bornOn: contacts.bornOn,
      ...place(contacts),
    })
    .from(contacts)
    .leftJoin(accounts, and(eq(accounts.organisationId, contacts.organisationId), eq(accounts.id, contacts.accountId)))
    .where(
      and(
        ofTenant(contacts.organisationId, ctx.organisationId),
        sql`${contacts.id} = any(${uuids(ids)})`,
        isNull(contacts.goneAt),
      ),
    )
    .orderBy(asc(contacts.id));
  const points = await pointsOf(ctx, tx, "contactId", ids);
  return rows.map(({ email, phone, ...row }) => ({ ...row, ...addresses(points.get(row.id), email, phone) }));
}

async function leadFacts(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<PersonFacts[]> {
  const rows = await tx
    .select({
      id: leads.id,
      givenName: leads.givenName,
      familyName: leads.familyName,
      email: leads.email,
      phone: leads.phone,
      company: leads.company,
      ...place(leads),
    })
    .from(leads)
    .where(
      and(
        ofTenant(leads.organisationId, ctx.organisationId),
        sql`${leads.id} = any(${uuids(ids)})`,
        isNull(leads.goneAt),
      ),
    )
    .orderBy(asc(leads.id));
  const points = await pointsOf(ctx, tx, "leadId", ids);
  return rows.map(({ email, phone, ...row }) => ({ ...row, ...addresses(points.get(row.id), email, phone) }));
}

async function accountFacts(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<OrganisationFacts[]> {
  const rows = await tx
    .select({
      id: accounts.id,
      name: accounts.name,
      website: accounts.website,
      email: accounts.email,
      phone: accounts.phone,
      ...place(accounts),
    })
    .from(accounts)
    .where(
      and(
        ofTenant(accounts.organisationId, ctx.organisationId),
        sql`${accounts.id} = any(${uuids(ids)})`,
        isNull(accounts.goneAt),
      ),
    )
    .orderBy(asc(accounts.id));
  return rows.map(organisationFacts);
}

/** A company without a website is known by the domain it writes from. */
export function organisationFacts<T extends { website?: string | null; email?: string | null; phone?: string | null }>({
  email,
  phone,
  ...row
}: T) {
  return { ...row, website: row.website || emailKey(email ?? "")?.domain || null, phones: phone ? [phone] : [] };
}

interface Points {
  emails: string[];
  phones: string[];
}

async function pointsOf(ctx: Ctx, tx: Tx, of: "contactId" | "leadId", ids: readonly string[]) {
  const owner = contactPoints[of];
  const rows = await tx
    .select({ id: owner, kind: contactPoints.kind, value: contactPoints.value })
    .from(contactPoints)
    .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), sql`${owner} = any(${uuids(ids)})`))
    .orderBy(asc(contactPoints.position), asc(contactPoints.id));
  const points = new Map<string, Points>();
  for (const { id, kind, value } of rows) {
    const held = points.get(id ?? "") ?? { emails: [], phones: [] };
    (kind === "email" ? held.emails : held.phones).push(value);
    points.set(id ?? "", held);
  }
  return points;
}

const addresses = (points: Points | undefined, email: string | null, phone: string | null) => ({
  emails: [...new Set([...(email ? [email] : []), ...(points?.emails ?? [])])],
  phones: [...new Set([...(phone ? [phone] : []), ...(points?.phones ?? [])])],
});
