import { ofTenant } from "@arraigo/db";
import { jobRoles, orgUnits } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import type { Grouping } from "../disclosure/protect-groupings";
import { grouped } from "../grouped";
import { listWaves } from "./published";

/** Names of the groups of one grouping, by key. A unit whose name is used more than once carries its parent's: "Sales · Bogotá". */
export async function groupNames(
  ctx: Ctx,
  tx: Tx,
  rolloutId: string,
  by: Grouping,
): Promise<ReadonlyMap<string, string>> {
  if (by === "wave") return new Map((await listWaves(ctx, tx, rolloutId)).map(({ waveId, name }) => [waveId, name]));
  if (by === "role") {
    const roles = await tx
      .select({ id: jobRoles.id, name: jobRoles.name })
      .from(jobRoles)
      .where(ofTenant(jobRoles.organisationId, ctx.organisationId));
    return new Map(roles.map(({ id, name }) => [id, name]));
  }
  const units = await tx
    .select({ id: orgUnits.id, name: orgUnits.name, parentId: orgUnits.parentId })
    .from(orgUnits)
    .where(ofTenant(orgUnits.organisationId, ctx.organisationId));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const uses = grouped(units, ({ name }) => name);
  return new Map(
    units.map(({ id, name, parentId }) => {
      const parent = parentId && byId.get(parentId);
      return [id, parent && (uses.get(name)?.length ?? 0) > 1 ? `${parent.name} · ${name}` : name];
    }),
  );
}
