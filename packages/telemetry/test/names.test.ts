import { openWorld, type World } from "@arraigo/directory/testing";
import type { PrivacyMode } from "@arraigo/platform/contract";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { telemetryModule } from "../src/index";
import { look } from "./looking";
import { openCrew, use } from "./offered-crew";

type Router = typeof telemetryModule.router;
let world: World<Router>;
beforeAll(async () => {
  world = await openWorld(telemetryModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-20T12:00:00Z"));
const crew = (privacyMode?: PrivacyMode) => openCrew(world, privacyMode);

describe("names behind a figure", () => {
  it("are shown in named support alone to a change manager, in the order of the alphabet, and each look is in the person's record", async () => {
    const { company, sellers, reader } = await crew("named_support");
    await use(company, sellers[9]?.id ?? "", "deal_won", "2026-11-18");
    const { people } = await reader.call.analytics.look({ feature: "deal_won" });
    expect(people.map(({ personId }) => personId).toSorted()).toEqual(sellers.map(({ id }) => id).toSorted());
    expect(new Set(people.map((person) => Object.keys(person).join()))).toEqual(new Set(["personId,name,standing"]));
    expect(people.find(({ personId }) => personId === sellers[9]?.id)?.standing).toBe("habit");
    const looked = await look<{ subject_id: string }>(
      world.test.ownerUrl,
      "select subject_id from directory.audit_entries where organisation_id = $1 and action = 'telemetry.people_looked_at'",
      [company.id],
    );
    expect(looked.map(({ subject_id }) => subject_id).toSorted()).toEqual(sellers.map(({ id }) => id).toSorted());
    for (const mode of ["team", "works_council"] as const) {
      const closed = await crew(mode);
      await expect(closed.reader.call.analytics.look({ feature: "deal_won" })).rejects.toThrow("NotPermitted");
    }
  });

  it("are shown to a people manager of the own team alone, and of nobody where a works council agreed the rules", async () => {
    for (const mode of ["team", "named_support"] as const) {
      const { manager, sellers } = await crew(mode);
      const { people } = await manager.call.analytics.look({ feature: "deal_won" });
      expect(people.map(({ personId }) => personId).toSorted()).toEqual(
        sellers
          .slice(0, 2)
          .map(({ id }) => id)
          .toSorted(),
      );
    }
    const { manager } = await crew("works_council");
    await expect(manager.call.analytics.look({ feature: "deal_won" })).rejects.toThrow("NotPermitted");
  });

  it("stand behind what a rollout asks for and behind nothing else: no leader, no administrator, no measure of how much", async () => {
    const { company, agents, reader } = await crew("named_support");
    for (const { id } of agents.slice(0, 5)) await use(company, id, "note_written", "2026-11-17");
    await expect(reader.call.analytics.look({ feature: "note_written" })).rejects.toThrow("NotFound");
    for (const role of ["leader", "administrator", "sponsor"] as const) {
      const other = await company.person({ roles: [role] });
      await expect(other.call.analytics.look({ feature: "deal_won" })).rejects.toThrow("NotPermitted");
    }
    const names = async (figure: Parameters<typeof reader.call.analytics.people>[0]) => {
      const behind = await reader.call.analytics.people(figure);
      return "names" in behind ? behind.names : null;
    };
    expect(await names({ figure: "offer", feature: "deal_won", part: "recent" })).toBe("rollouts");
    expect(await names({ figure: "licences", state: "never" })).toBe("noBehaviour");
  });

  it("are a change manager's in the rollouts they run alone: another's behaviour, and how far another's has got, stay closed", async () => {
    const { company, rollouts, selling, sellers, reader, manager } = await crew("named_support");
    const other = await company.person({ roles: ["change_manager"] });
    const ids = sellers.map(({ id }) => id);
    await expect(other.call.analytics.look({ feature: "deal_won" })).rejects.toThrow("NotPermitted");
    const behind = await other.call.analytics.people({ figure: "offer", feature: "deal_won", part: "recent" });
    expect("names" in behind && behind.names).toBe("notYours");
    const theirs = await rollouts.rollout(company.id, "Second", other.id);
    const asked = await rollouts.behaviour(company.id, theirs, { jobRoleId: selling, event: "deal_won" });
    await rollouts.standing(company.id, theirs, asked, { [ids[9] ?? ""]: "waiting", [ids[0] ?? ""]: "not_started" });
    const { people } = await other.call.analytics.look({ feature: "deal_won" });
    expect(new Map(people.map(({ personId, standing }) => [personId, standing]))).toEqual(
      new Map([
        [ids[9], "waiting"],
        [ids[0], "never"],
      ]),
    );
    expect((await reader.call.analytics.look({ feature: "deal_won" })).people).toHaveLength(13);
    expect((await manager.call.analytics.look({ feature: "deal_won" })).people).toHaveLength(2);
    const looked = await look<{ subject_id: string }>(
      world.test.ownerUrl,
      "select subject_id from directory.audit_entries where organisation_id = $1 and actor_id = $2 and action = 'telemetry.people_looked_at'",
      [company.id, other.id],
    );
    expect(looked.map(({ subject_id }) => subject_id).toSorted()).toEqual([ids[0], ids[9]].toSorted());
  });
});
