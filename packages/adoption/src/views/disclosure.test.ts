import { newId } from "@arraigo/db/columns";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { smallestExposed } from "../../test/attacker";
import { openPublishers, type Publishers } from "../../test/factories";
import { adoptionModule, recomputeRollout } from "../index";

let world: World<typeof adoptionModule.router>;
let given: Publishers;
beforeAll(async () => {
  world = await openWorld(adoptionModule);
  given = await openPublishers(world);
});
afterAll(async () => {
  await given.close();
  await world.close();
});

const mondays = ["2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09"];
const groupings = ["unit", "wave", "role"] as const;

interface Atom {
  unit: string;
  wave: string;
  role: string;
  people: number;
}

const atoms = fc.uniqueArray(
  fc.record({
    unit: fc.integer({ min: 0, max: 2 }),
    wave: fc.integer({ min: 0, max: 1 }),
    role: fc.integer({ min: 0, max: 1 }),
    people: fc.oneof(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 14 })),
  }),
  { selector: ({ unit, wave, role }) => `${unit}${wave}${role}`, minLength: 2, maxLength: 8 },
);

/** A company of these people, everybody asked for the same two behaviours, with use drawn by lot. */
async function company(
  sizes: readonly { unit: number; wave: number; role: number; people: number }[],
  uses: readonly boolean[],
) {
  const organisation = await world.organisation();
  const id = organisation.id;
  const units = [await organisation.orgUnit(), await organisation.orgUnit(), await organisation.orgUnit()];
  const roles = [await organisation.jobRole(), await organisation.jobRole()];
  const rolloutId = await given.rollout(id);
  const waves = [await given.wave(id, rolloutId, "2026-10-12"), await given.wave(id, rolloutId, "2026-10-12")];
  const behaviours = [
    await given.behaviour(id, rolloutId, { jobRoleId: null, event: "a.one" }),
    await given.behaviour(id, rolloutId, { jobRoleId: roles[0]!, event: "a.two" }),
  ];
  const usage: { personId: string; event: string; day: string; count: number }[] = [];
  let at = 0;
  const lot = () => uses[at++ % uses.length] ?? false;
  for (const { unit, wave, role, people } of sizes) {
    const ids = Array.from({ length: people }, () => newId());
    await given.run(
      `insert into directory.people (organisation_id, id, email, given_name, family_name, starts_on, org_unit_id, job_role_id)
       select $1, p, p || '@example.com', 'Ana', 'Quiroz', '2020-01-01', $3, $4 from unnest($2::uuid[]) p`,
      [id, ids, units[unit], roles[role]],
    );
    await given.enrol(id, rolloutId, waves[wave]!, ids);
    for (const personId of ids)
      for (const event of ["a.one", "a.two"])
        for (const day of mondays) if (lot()) usage.push({ personId, event, day, count: 1 });
  }
  await given.usage(id, usage);
  await recomputeRollout(organisation.system, rolloutId);
  const cristina = await organisation.person({ roles: ["change_manager", "leader", "sponsor"] });
  const given_: Atom[] = sizes.map(({ unit, wave, role, people }) => ({
    unit: units[unit]!,
    wave: waves[wave]!,
    role: roles[role]!,
    people,
  }));
  return { rolloutId, behaviours, cristina, atoms: given_, firstRole: roles[0]! };
}

type Reader = TestPerson<typeof adoptionModule.router>;

/** Every figure the reader gets, as the set of atoms it adds up, by what it is about. */
async function everythingRead(reader: Reader, rolloutId: string, behaviours: readonly string[]) {
  const sets = new Map<string, { by: (typeof groupings)[number] | "all"; key: string }[]>();
  const shown = (about: string, by: (typeof groupings)[number] | "all", key: string) =>
    sets.set(about, [...(sets.get(about) ?? []), { by, key }]);
  const page = await reader.call.rollout({ rolloutId });
  if (page.headline && "share" in page.headline.adoption) shown("adoption", "all", "");
  const drill = await reader.call.drill.adoption({ rolloutId });
  for (const by of groupings) {
    for (const group of drill.groups[by]) if ("share" in group.figure) shown("adoption", by, group.key);
    const map = await reader.call.heatMap({ rolloutId, by });
    for (const { behaviourId, total } of map.columns) if ("share" in total) shown(behaviourId, "all", "");
    for (const row of map.rows) {
      if ("share" in row.adoption) shown("adoption", by, row.key);
      for (const cell of row.cells) if ("share" in cell) shown(cell.behaviourId, by, row.key);
      for (const behaviourId of behaviours) {
        const cell = await reader.call.drill.cell({ rolloutId, by, group: row.key, behaviourId });
        for (const { from, figure } of cell.periods)
          if ("share" in figure) shown(`${behaviourId} ${from}`, by, row.key);
      }
    }
  }
  return sets;
}

describe("everything a change manager, leader and sponsor can read", () => {
  it("leaves an attacker who solves all of it together nothing over one to four people", async () => {
    await fc.assert(
      fc.asyncProperty(atoms, fc.array(fc.boolean(), { minLength: 40, maxLength: 80 }), async (sizes, uses) => {
        const { rolloutId, behaviours, cristina, atoms: all, firstRole } = await company(sizes, uses);
        for (const [about, sets] of await everythingRead(cristina, rolloutId, behaviours)) {
          // The second behaviour is asked of the first role alone.
          const asked = about.startsWith(behaviours[1]!) ? all.filter(({ role }) => role === firstRole) : all;
          const rows = [{ by: "all" as const, key: "" }, ...sets].map(({ by, key }) =>
            asked.map((atom) => Number(by === "all" || atom[by] === key)),
          );
          const known = asked.reduce((sum, { people }) => sum + people, 0) < 5 ? rows.slice(1) : rows;
          expect(
            smallestExposed(
              known,
              asked.map(({ people }) => people),
            ),
          ).toBeGreaterThanOrEqual(5);
        }
      }),
      { numRuns: 15 },
    );
  }, 120_000);

  it("sends no number at all for a hidden group", async () => {
    const sizes = [
      { unit: 0, wave: 0, role: 0, people: 20 },
      { unit: 1, wave: 0, role: 0, people: 4 },
      { unit: 2, wave: 0, role: 0, people: 9 },
    ];
    const { rolloutId, behaviours, cristina, atoms: all } = await company(sizes, [true, false, true]);
    const { rows } = await cristina.call.heatMap({ rolloutId, by: "unit" });
    const hidden = rows.filter(({ key }) => key !== all[0]?.unit);
    for (const row of hidden) {
      expect(
        JSON.stringify({ ...row, key: "", name: "", cells: row.cells.map((cell) => ({ ...cell, behaviourId: "" })) }),
      ).not.toMatch(/\d/u);
      const drilled = await cristina.call.drill.cell({
        rolloutId,
        by: "unit",
        group: row.key,
        behaviourId: behaviours[0]!,
      });
      expect(drilled.periods).toEqual([]);
    }
    expect(hidden.map(({ adoption }) => adoption)).toContainEqual({ suppressed: "small" });
    expect(hidden.map(({ adoption }) => adoption)).toContainEqual({ suppressed: "complement" });
  });

  it("never leaves one hidden unit of any size as a column's total less its cells", async () => {
    const sizes = [
      { unit: 0, wave: 0, role: 0, people: 20 },
      { unit: 1, wave: 0, role: 1, people: 4 },
      { unit: 2, wave: 0, role: 0, people: 9 },
    ];
    const { rolloutId, behaviours, cristina } = await company(sizes, [true, false, true]);
    const { columns, rows } = await cristina.call.heatMap({ rolloutId, by: "unit" });
    const left = behaviours.map((behaviourId) => {
      const total = columns.find((column) => column.behaviourId === behaviourId)?.total;
      const people = (figure: object | undefined) =>
        figure && "denominator" in figure ? (figure.denominator as number) : 0;
      const cells = rows.map((row) => row.cells.find((cell) => cell.behaviourId === behaviourId));
      return people(total) - cells.reduce((sum, cell) => sum + people(cell), 0);
    });
    // Both behaviours: the unit of nine is hidden with the four; where those are not asked, with the twenty.
    expect(left).toEqual([13, 29]);
  });
});
