import { grantOf } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { Audience } from "../contract";
import { AudienceOutOfReach } from "../errors";

/** A sponsor of some units speaks to those units and what is below them, and to nobody else. */
export async function assertAudienceWithin(ctx: Ctx, tx: Tx, audience: Audience): Promise<void> {
  const grant = grantOf(ctx, "sponsorship.message.send");
  if (grant.organisation) return;
  if (audience.kind !== "org_unit") throw new AudienceOutOfReach({}, "audience");
  const units = sql.param(`{${grant.units.join(",")}}`);
  const { rows } = await tx.execute(
    sql`select 1 from directory.units_below(${ctx.organisationId}, ${units}::uuid[]) as mine(id) where mine.id = ${audience.id}`,
  );
  if (rows.length === 0) throw new AudienceOutOfReach({}, "audience");
}
