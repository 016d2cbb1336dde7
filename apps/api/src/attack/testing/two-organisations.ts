import { connect, type Database } from "@arraigo/db";
import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import { createMailer } from "@arraigo/directory";
import { type Services, silentLog } from "@arraigo/platform";
import { type Simulated, simulate } from "@arraigo/simulator";
import pg from "pg";
import { assemble } from "../../serve";
import { fillEmptyTables } from "./fill-empty-tables";
import { fillTheRest } from "./fill-the-rest";
import { type Ids, idsOf } from "./ids";
import { markRows } from "./mark-rows";
import { type TenantTable, tenantTables } from "./tables";

/** Stands before every text of the second organisation; nobody else has a word with it. */
export const marker = "QuetzalB ";
export const leakedMarker = /quetzalb/i;

export interface TwoOrganisations {
  test: TestDatabase;
  owner: pg.Client;
  services: Services;
  /** Whose people attack. */
  ours: Simulated;
  /** Who must not notice. */
  theirs: Simulated;
  tables: readonly TenantTable[];
  idsOfOurs: Ids;
  idsOfTheirs: Ids;
  /** A connection that row level security does not hold: the application's own `where` stands alone on it. */
  unfenced: Database;
  close(): Promise<void>;
}

/** One organisation of forty people and six weeks, where nobody else's rows are asked for. */
export interface OneOrganisation {
  owner: pg.Client;
  services: Services;
  ours: Simulated;
  idsOfOurs: Ids;
  close(): Promise<void>;
}

const sizeOf = (now: Date) => ({ people: 40, weeks: 6, now });
const oursOf = (services: Services, now: Date) =>
  simulate(services, { ...sizeOf(now), name: "Ours", seed: 11, mailDomain: "ours.example" });

async function openServices(now: Date) {
  const test = await testDatabase();
  const parts = await assemble({
    databaseUrl: test.ownerUrl,
    url: "http://localhost:3000",
    secret: "a secret for tests, long enough to sign with",
    mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
  });
  const services: Services = { ...parts.services, clock: { now: () => now }, log: silentLog };
  const owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
  const close = async () => {
    await owner.end();
    await parts.stop();
    await test.close();
  };
  return { test, services, owner, close };
}

/** The first of the two alone. */
export async function openOneOrganisation(now: Date): Promise<OneOrganisation> {
  const { services, owner, close } = await openServices(now);
  const ours = await oursOf(services, now);
  await fillTheRest(services, ours);
  const tables = await tenantTables(owner);
  await fillEmptyTables(owner, tables, ours.organisationId);
  return { owner, services, ours, idsOfOurs: await idsOf(owner, tables, ours.organisationId), close };
}

/** Two organisations of forty people and six weeks in one database; every text of the second one is marked. */
export async function openTwoOrganisations(now: Date): Promise<TwoOrganisations> {
  const { test, services, owner, close } = await openServices(now);
  const ours = await oursOf(services, now);
  const theirs = await simulate(services, {
    ...sizeOf(now),
    name: `${marker}Theirs`,
    seed: 12,
    marker,
    mailDomain: "quetzalb.example",
    privacyMode: "named_support",
  });
  for (const organisation of [ours, theirs]) await fillTheRest(services, organisation);

  // Everybody can sign in: the sign-in tables stand outside row level security, so they are worth attacking.
  await owner.query(
    "insert into directory.users (organisation_id, person_id, email, name) select organisation_id, id, email, given_name from directory.people",
  );
  const tables = await tenantTables(owner);
  for (const { organisationId } of [ours, theirs]) await fillEmptyTables(owner, tables, organisationId);
  await markRows(owner, tables, theirs.organisationId, marker);
  const unfenced = connect({ url: test.ownerUrl, role: null, connectionsMax: 4 });
  return {
    test,
    owner,
    services,
    ours,
    theirs,
    tables,
    idsOfOurs: await idsOf(owner, tables, ours.organisationId),
    idsOfTheirs: await idsOf(owner, tables, theirs.organisationId),
    unfenced,
    async close() {
      await unfenced.close();
      await close();
    },
  };
}
