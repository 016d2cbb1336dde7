import { switchOffTenantWhere } from "@arraigo/db/testing";
import type { RequestContext } from "@arraigo/platform";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Attacker, attack, attackers, mayCall } from "./testing/attackers";
import { type Answer, call } from "./testing/call";
import { arbitraryOf, withoutOptions } from "./testing/generate-input";
import { leavesOf, type Pool } from "./testing/ids";
import { leaks } from "./testing/leaks";
import { type Procedure, procedures } from "./testing/procedures";
import { replay, seedFor } from "./testing/seed";
import { fingerprint } from "./testing/tables";
import { openTwoOrganisations, type TwoOrganisations } from "./testing/two-organisations";

const fences = ["both fences", "row level security alone", "the application's where alone"] as const;
type Fence = (typeof fences)[number];

let world: TwoOrganisations;
let before: Record<string, string>;
const contexts = new Map<Attacker, RequestContext>();
beforeAll(async () => {
  world = await openTwoOrganisations(new Date("2026-11-18T15:00:00Z"));
  for (const who of attackers) contexts.set(who, await attack(world.services, world.ours, who));
  before = await fingerprint(world.owner, world.tables, world.theirs.organisationId);
});
afterAll(() => world.close());

async function behind(fence: Fence, context: RequestContext, procedure: Procedure, input: unknown): Promise<Answer> {
  if (fence === "the application's where alone")
    return call({ ...context, database: world.unfenced }, procedure, input);
  if (fence === "both fences") return call(context, procedure, input);
  const switchOn = switchOffTenantWhere();
  try {
    return await call(context, procedure, input);
  } finally {
    switchOn();
  }
}

/** Their rows of the kind asked for, their rows of any kind, both mixed with ours so that a call gets past its first look-up, ours alone. */
function inputsFor(procedure: Procedure): unknown[] {
  const { input, path } = procedure;
  if (!input) return [undefined];
  const theirs = { ids: world.idsOfTheirs, any: false };
  const ours = { ids: world.idsOfOurs, any: false };
  const mixtures: [number, readonly Pool[]][] = [
    [3, [theirs]],
    [1, [{ ...theirs, any: true }]],
    [2, [theirs, ours]],
    [1, [ours]],
  ];
  const samples = mixtures.flatMap(([numRuns, pools], index) =>
    fc.sample(arbitraryOf(input, leavesOf(path, pools)), { numRuns, seed: seedFor(`${path} ${index}`) }),
  );
  return samples.map((sample, index) => (index % 3 === 0 ? withoutOptions(input, sample) : sample));
}

/** What is wrong with an answer, in words that say how to see it again. */
function wrongWith(procedure: Procedure, who: Attacker, fence: Fence, input: unknown, answer: Answer): string[] {
  const said = (problem: string) =>
    `${procedure.path} as ${who}, ${fence}: ${problem}; input ${JSON.stringify(input)}; ${replay}`;
  const found = leaks(world.idsOfTheirs, input, answer.text).map(said);
  if (answer.status >= 500) found.push(said(`answered ${answer.text}`));
  if (who === "nobody" && !mayCall(procedure, who) && answer.code !== "UNAUTHORIZED")
    found.push(said(`let in nobody: ${answer.status}`));
  else if (who !== "nobody" && !mayCall(procedure, who) && answer.code !== "FORBIDDEN")
    found.push(said(`let in without ${procedure.requires}: ${answer.status}`));
  return found;
}

/** Figures count as well: what a question answers must not depend on which of the two fences keeps the others out. */
function differences(procedure: Procedure, who: Attacker, input: unknown, answers: readonly Answer[]): string[] {
  if (procedure.type === "mutation") return [];
  const bodies = new Set(answers.map(({ text }) => text));
  return bodies.size === 1
    ? []
    : [
        `${procedure.path} as ${who}: the fences answer differently to ${JSON.stringify(input)}; ${replay}\n${[...bodies].map((each) => each.slice(0, 400)).join("\n")}`,
      ];
}

test("both organisations have rows in every table that is worth attacking", async () => {
  const empty = Object.entries(before)
    .filter(([, print]) => print.startsWith("0 rows"))
    .map(([table]) => table);
  expect(empty).toEqual([]);
  // The nil UUID stands for nobody in either of them.
  const shared = [...world.idsOfOurs.all].filter((id) => world.idsOfTheirs.all.has(id));
  expect(shared.filter((id) => id !== "00000000-0000-0000-0000-000000000000")).toEqual([]);
});

test.each(procedures.map((procedure) => [procedure.path, procedure] as const))(
  "%s gives nothing of another organisation away and changes nothing there, whoever asks and whichever fence stands",
  async (_path, procedure) => {
    const found: string[] = [];
    for (const [run, input] of inputsFor(procedure).entries())
      for (const who of attackers) {
        const context = contexts.get(who);
        if (!context) continue;
        const order = fences.map((_, index) => fences[(index + run) % fences.length] ?? fences[0]);
        const answers: Answer[] = [];
        for (const fence of mayCall(procedure, who) ? order : order.slice(0, 1)) {
          const answer = await behind(fence, context, procedure, input);
          found.push(...wrongWith(procedure, who, fence, input, answer));
          answers.push(answer);
        }
        found.push(...differences(procedure, who, input, answers));
      }
    if (found.length > 0) expect.fail(found.slice(0, 5).join("\n"));
    if (procedure.type === "mutation")
      expect(await fingerprint(world.owner, world.tables, world.theirs.organisationId), replay).toEqual(before);
  },
);

test("the attack would see a leak: without either fence most procedures that read give another organisation away", async () => {
  const leaking = new Set<string>();
  const switchOn = switchOffTenantWhere();
  try {
    for (const procedure of procedures.filter(({ type }) => type === "query"))
      for (const who of attackers.filter((each) => mayCall(procedure, each)))
        for (const input of inputsFor(procedure)) {
          const context = contexts.get(who);
          if (!context || leaking.has(procedure.path)) continue;
          const { text } = await call({ ...context, database: world.unfenced }, procedure, input);
          if (leaks(world.idsOfTheirs, input, text).length > 0) leaking.add(procedure.path);
        }
  } finally {
    switchOn();
  }
  expect(leaking.size).toBeGreaterThan(20);
});
