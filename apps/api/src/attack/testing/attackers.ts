import { grantsOf, loadActor } from "@arraigo/directory";
import type { RequestContext, Services } from "@arraigo/platform";
import { type Role, roles } from "@arraigo/platform/contract";
import type { Simulated } from "@arraigo/simulator";
import { modules } from "../../modules";
import type { Procedure } from "./procedures";

export type Attacker = Role | "nobody";
export const attackers: readonly Attacker[] = [...roles, "nobody"];

/** Whether somebody with this role passes the door of a procedure. Everybody who signed in is an employee. */
export function mayCall({ requires }: Procedure, who: Attacker): boolean {
  if (requires === "open") return true;
  if (who === "nobody") return false;
  return requires === "signed-in" || reachOf(requires, who) !== undefined;
}

/** How far the role's permission reaches, in words: the widest of what it and being an employee give. */
export function reachOf(requires: string, role: Role): string | undefined {
  const [module = "", ...name] = requires.split(".");
  const holders = modules.find(({ manifest }) => manifest.id === module)?.manifest.permissions[name.join(".")];
  const reaches = [holders?.[role], holders?.employee];
  return ["organisation", "unit", "team", "own"].find((reach) => reaches.some((each) => each === reach));
}

/** A request of whoever plays this role in the organisation, holding it alone, or of nobody at all. */
export async function attack(
  services: Services,
  { organisationId, personOf }: Simulated,
  who: Attacker,
): Promise<RequestContext> {
  const nobody: RequestContext = {
    ...services,
    requestId: `attack by ${who}`,
    language: "en",
    organisationId: null,
    privacyMode: "team",
    actor: null,
  };
  if (who === "nobody") return nobody;
  const personId = personOf(who.replace("_", " ")).id;
  const loaded = await loadActor(
    services.database,
    modules,
    { organisationId, personId, sessionId: personId },
    services.clock.now(),
  );
  if (!loaded) throw new Error(`${who} is not enrolled`);
  const held = [...new Set<Role>(["employee", who])];
  const grants = grantsOf(
    modules,
    held.map((role) => ({ role, orgUnitId: null })),
  );
  return {
    ...nobody,
    organisationId,
    privacyMode: loaded.privacyMode,
    actor: { ...loaded.actor, roles: held, grants },
  };
}
