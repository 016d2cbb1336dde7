import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { filed, recordAudit } from "@arraigo/directory";
import { jobRoles } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { asc, sql } from "drizzle-orm";
import type { SetRates } from "../profit-contract";
import { settingsOf } from "../settings/read-settings";
import { hourRates } from "./tables";

export interface Rates {
  currency: string;
  /** What an hour of somebody costs whose job role has no rate of its own. */
  everybodyElse: number | null;
  roles: { jobRoleId: string; name: string; perHourMinor: number | null }[];
}

export async function readRates(ctx: Ctx): Promise<Rates> {
  return inTransaction(ctx, (tx) => ratesOf(ctx, tx));
}

async function ratesOf(ctx: Ctx, tx: Tx): Promise<Rates> {
  const roles = await tx
    .select({ id: jobRoles.id, name: jobRoles.name })
    .from(jobRoles)
    .where(ofTenant(jobRoles.organisationId, ctx.organisationId))
    .orderBy(asc(filed(jobRoles.name)), asc(jobRoles.id));
  const rates = await tx.select().from(hourRates).where(ofTenant(hourRates.organisationId, ctx.organisationId));
  const rateOf = (jobRoleId: string | null) => rates.find((rate) => rate.jobRoleId === jobRoleId)?.perHourMinor ?? null;
  return {
    currency: rates[0]?.currency ?? (await settingsOf(ctx, tx)).currency,
    everybodyElse: rateOf(null),
    roles: roles.map(({ id, name }) => ({ jobRoleId: id, name, perHourMinor: rateOf(id) })),
  };
}

/** Says what an hour of each job role costs: replaces all rates at once, in one currency, so that none is ever converted. */
export async function setRates(ctx: Ctx, input: SetRates): Promise<Rates> {
  return inTransaction(ctx, async (tx) => {
    const before = await ratesOf(ctx, tx);
    const known = new Set(before.roles.map((role) => role.jobRoleId));
    if (input.roles.some((role) => !known.has(role.jobRoleId))) throw new NotFound();
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('crm.hour_rates'), hashtext(${ctx.organisationId}))`);
    await tx.delete(hourRates).where(ofTenant(hourRates.organisationId, ctx.organisationId));
    const now = ctx.clock.now();
    const perRole = new Map<string | null, number | null>([
      ...input.roles.map((role) => [role.jobRoleId, role.perHourMinor] as const),
      [null, input.everybodyElse],
    ]);
    const rows = [...perRole].flatMap(([jobRoleId, perHourMinor]) =>
      perHourMinor === null
        ? []
        : [
            {
              id: newId(now.getTime()),
              organisationId: ctx.organisationId,
              jobRoleId,
              currency: input.currency,
              perHourMinor,
              setBy: ctx.actor.personId,
              setAt: now,
            },
          ],
    );
    if (rows.length > 0) await tx.insert(hourRates).values(rows);
    const after = await ratesOf(ctx, tx);
    await recordAudit(ctx, tx, { action: "crm.rates_set", facts: { before, after } });
    return after;
  });
}
