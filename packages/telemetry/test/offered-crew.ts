import type { TestOrganisation, World } from "@arraigo/directory/testing";
import type { PrivacyMode } from "@arraigo/platform/contract";
import { recordUsage, type telemetryModule } from "../src/index";
import { openRollouts } from "./following";

type Router = typeof telemetryModule.router;

/** Thirteen sellers asked for `deal_won`, six agents asked for nothing; five of the sellers still wait for their wave. */
export async function openCrew(world: World<Router>, privacyMode: PrivacyMode = "team") {
  const company = await world.organisation({ privacyMode });
  const rollouts = openRollouts(world.test.ownerUrl);
  const [selling, serving] = [await company.jobRole("Seller"), await company.jobRole("Agent")];
  const [north, south] = [await company.orgUnit("North"), await company.orgUnit("South")];
  const manager = await company.person({ roles: ["people_manager"], orgUnitId: south });
  const sellers = [];
  for (let at = 0; at < 13; at += 1)
    sellers.push(
      await company.person({ jobRoleId: selling, orgUnitId: north, ...(at < 2 ? { managerId: manager.id } : {}) }),
    );
  const agents = [];
  for (let at = 0; at < 6; at += 1) agents.push(await company.person({ jobRoleId: serving, orgUnitId: south }));
  const reader = await company.person({ roles: ["change_manager"], orgUnitId: south });
  const rolloutId = await rollouts.rollout(company.id, "CRM", reader.id);
  const behaviourId = await rollouts.behaviour(company.id, rolloutId, {
    jobRoleId: selling,
    event: "deal_won",
    name: "Win deals here",
  });
  const states = sellers.map(({ id }, at) => [id, at < 5 ? "waiting" : at < 8 ? "not_started" : "adopted"] as const);
  await rollouts.standing(company.id, rolloutId, behaviourId, Object.fromEntries(states));
  return { company, rollouts, rolloutId, behaviourId, selling, sellers, agents, manager, reader, north, south };
}

export const use = (company: TestOrganisation<Router>, personId: string, name: string, day: string, properties = {}) =>
  recordUsage(company.system, [{ personId, name, occurredAt: new Date(`${day}T10:00:00Z`), properties }]);
