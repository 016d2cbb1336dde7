import { enrolPeople, grantsOf, loadActor } from "@arraigo/directory";
import { type RequestContext, systemContext } from "@arraigo/platform";
import { type Reach, reachNames } from "@arraigo/platform/manifest";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../modules";
import { attack, mayCall } from "./testing/attackers";
import { type Answer, call } from "./testing/call";
import { succeed } from "./testing/fill-the-rest";
import { uuidPattern } from "./testing/ids";
import { type Owned, openOwned } from "./testing/owned-records";
import { type Procedure, procedures } from "./testing/procedures";
import { reachInputs } from "./testing/reach-inputs";
import { replay } from "./testing/seed";
import { type OneOrganisation, openOneOrganisation } from "./testing/two-organisations";

const newcomer = "019cd9ab-0000-7000-8000-0000000000aa";
const crm = modules.find(({ manifest }) => manifest.id === "crm");
const byPerson = (crm?.manifest.byPerson ?? []).map((name) => `crm.${name}`);
const narrow = reachNames.filter((reach) => reach !== "organisation");

/** What answers the same however far the asker's permissions reach. */
const reachless: Readonly<Record<string, string>> = {
  ...allOf("makes what is one's own and names no record", [
    "crm.leads.create",
    "crm.imports.start",
    "crm.imports.upload",
    "crm.imports.mappings.save",
  ]),
  ...allOf("is one's own alone, whoever asks", [
    "crm.views.list",
    "crm.views.save",
    "crm.views.rename",
    "crm.views.remove",
    "crm.exports.list",
    "crm.exports.get",
    "crm.exports.piece",
    "crm.activities.agenda",
    "crm.dashboards.activities",
    "crm.today.next",
  ]),
  ...allOf("speaks of how the organisation works and of no record", [
    "crm.customFields.list",
    "crm.stages.list",
    "crm.pipelines.list",
    "crm.owners.list",
    "crm.settings.get",
    "crm.imports.mappings.list",
  ]),
  ...allOf("is published to everybody", ["crm.process.overrideCounts"]),
};

/** What tells of other people's records all the same: what is published, and what hands out that which is nobody's. */
const told: readonly string[] = ["crm.process.overrides", "crm.cases.takeNext"];

/** What is published with the name of its record, what waits for anybody who reads any of its kind, and what a file held. */
const offered: readonly string[] = ["crm.process.overrides", "crm.claims.list", "crm.claims.log", "crm.imports.get"];

function allOf(why: string, paths: readonly string[]): Record<string, string> {
  return Object.fromEntries(paths.map((path) => [path, why]));
}

/** Found in the manifest and on the router: a permission or a procedure added tomorrow is attacked without a line here. */
const attackable = procedures.filter(
  (each) => each.path.startsWith("crm.") && (byPerson.includes(each.requires) || mayCall(each, "employee")),
);
/** Questions first: whatever is made later stands in no answer's way. */
const held = attackable.toSorted((one, other) => Number(one.type === "mutation") - Number(other.type === "mutation"));

let world: OneOrganisation;
let owned: Owned;
let before: Record<string, string>;
const contexts = new Map<Reach, RequestContext>();
/** Who reads activities, runs and whatever else there is of everybody, and no record of theirs. */
let closed: RequestContext;
const isRecordRead = /^crm\.(account|contact|lead|opportunity|case|product)\.read$/u;
beforeAll(async () => {
  world = await openOneOrganisation(new Date("2026-11-18T15:00:00Z"));
  const system = systemContext(
    world.services,
    { id: world.ours.organisationId, privacyMode: "team", language: "en", timeZone: "UTC" },
    "reach",
  );
  await enrolPeople(system, {
    people: [
      { id: newcomer, email: "newcomer@ours.example", givenName: "New", familyName: "Comer", startsOn: "2026-01-01" },
    ],
    roles: [],
  });
  const administrator = await attack(world.services, world.ours, "administrator");
  const [id] = (world.idsOfOurs.byTable.get("crm.accounts") ?? []).slice(-1);
  for (const notes of ["First", "Second"])
    await succeed(administrator, "crm.accounts.update", { id, values: { notes } });
  owned = await openOwned(world);
  before = await owned.prints();
  for (const reach of reachNames) contexts.set(reach, await newcomerWith(reach));
  closed = await newcomerWith("organisation", (permission) => (isRecordRead.test(permission) ? "own" : undefined));
});
afterAll(() => world.close());

/** Somebody who owns nothing and leads nobody, whose every permission that is held to people reaches so far. */
async function newcomerWith(
  reach: Reach,
  but: (permission: string) => Reach | undefined = () => undefined,
): Promise<RequestContext> {
  const who = { organisationId: world.ours.organisationId, personId: newcomer, sessionId: newcomer };
  const loaded = await loadActor(world.services.database, modules, who, world.services.clock.now());
  if (!loaded) throw new Error("the newcomer is not enrolled");
  const changes = byPerson.map((permission) => ({
    role: "employee" as const,
    permission,
    reach: but(permission) ?? reach,
  }));
  return {
    ...world.services,
    requestId: "attack",
    language: "en",
    organisationId: who.organisationId,
    privacyMode: loaded.privacyMode,
    actor: { ...loaded.actor, grants: grantsOf(modules, [{ role: "employee", orgUnitId: null }], changes) },
  };
}

const ask = (reach: Reach, procedure: Procedure, input: unknown): Promise<Answer> =>
  call(contexts.get(reach) as RequestContext, procedure, input);

/** An answer with the file it carries as that reads. */
const opened = (text: string) =>
  text.replace(/"content":"([^"]*)"/gu, (_, content: string) => Buffer.from(content, "base64").toString());

/** What of other people's records an answer tells. */
function toldIn({ status, text }: Answer, reach: Reach, input: unknown): string[] {
  if (status !== 200) return [];
  return owned
    .toldBy(opened(text), input)
    .map((what) => `with ${reach}: told ${what}; input ${JSON.stringify(input)}; ${replay}`);
}

/** Which tables' rows of other people are not what they were. */
async function changed(): Promise<string[]> {
  const after = await owned.prints();
  return Object.keys(after)
    .filter((table) => after[table] !== before[table])
    .map((table) => `changed other people's ${table}; ${replay}`);
}

/** An answer without the ids that came into being with it. */
const said = ({ status, text }: Answer) => `${status} ${text.replaceAll(uuidPattern, "·")}`;

/** Whether anything of the organisation's is seen by whoever may: then one of the inputs gets as far as the records. */
async function seenByAll(procedure: Procedure, inputs: readonly unknown[], answers: readonly Answer[]) {
  for (const [index, input] of inputs.entries()) {
    const answer = await ask("organisation", procedure, input);
    const [own, all] = [answers[index] as Answer, answer];
    if (said(own) !== said(all) && !(procedure.type === "mutation" && own.status === 200 && all.status !== 200))
      return true;
  }
  return false;
}

test.each(
  held.flatMap((each) => (each.type === "query" && !offered.includes(each.path) ? [[each.path, each] as const] : [])),
)(
  "%s tells whoever reads none of other people's records no word of them, however far everything else reaches",
  async (_path, procedure) => {
    const found: string[] = [];
    for (const input of reachInputs(procedure, owned, world.idsOfOurs).slice(0, 3))
      found.push(
        ...toldIn(await call(closed, procedure, input), "own", input).filter((each) => each.includes("told “")),
      );
    expect(found.slice(0, 5)).toEqual([]);
  },
);

test.each(held.map((procedure) => [procedure.path, procedure] as const))(
  "%s tells and changes nothing beyond its asker's reach",
  async (path, procedure) => {
    const inputs = reachInputs(procedure, owned, world.idsOfOurs);
    const own: Answer[] = [];
    const found: string[] = [];
    for (const reach of narrow)
      for (const input of reach === "own" ? inputs : inputs.slice(0, 2)) {
        const answer = await ask(reach, procedure, input);
        if (reach === "own") own.push(answer);
        found.push(...toldIn(answer, reach, input));
      }
    if (procedure.type === "mutation") found.push(...(await changed()));
    const seen = await seenByAll(procedure, inputs, own);
    if (procedure.type === "mutation") {
      await owned.takeBack(newcomer);
      before = await owned.prints();
    }
    if (!told.includes(path)) expect(found.slice(0, 5)).toEqual([]);
    expect(seen, `${path} has no attack: no input of it gets as far as a record`).toBe(!(path in reachless));
  },
);

test("what is left out is there", () => {
  const paths = held.map(({ path }) => path);
  expect([...Object.keys(reachless), ...told, ...offered].filter((path) => !paths.includes(path))).toEqual([]);
});
