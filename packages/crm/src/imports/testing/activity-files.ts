import { withTenant } from "@arraigo/db";
import { sql } from "drizzle-orm";
import { buildAccount, buildContact } from "../../../test/factories";
import { bringIn, type Importer, type ImportWorld } from "./bring-in";

type Organisation = Parameters<typeof bringIn>[1];
/** An activity as it stands in the table. */
export type Stored = {
  kind: string;
  text: string;
  minutes: number | null;
  occurred_at: string;
  done: boolean;
  due_on: string | null;
  actor_id: string | null;
  assignee_id: string | null;
  contact_id: string | null;
  account_id: string | null;
  withdrawn: boolean;
};

export const stored = async (world: ImportWorld, { id }: Organisation): Promise<Stored[]> => {
  const { rows } = await withTenant(world.services.database, id, (db) =>
    db.execute<Stored>(sql`select kind, text, minutes, to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI') as occurred_at,
      done_at is not null as done, due_on::text, actor_id, assignee_id, contact_id, account_id, withdrawn_at is not null as withdrawn
      from crm.activities order by occurred_at, text`),
  );
  return rows;
};

export const csv = (...lines: string[]) => `${lines.join("\n")}\n`;

/** An organisation with an administrator, an account and a contact of it. */
export async function people(world: ImportWorld) {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"], givenName: "Inés", familyName: "Mar" });
  const accountId = await buildAccount(boss, "Lago");
  const contactId = await buildContact(boss, { email: "marta@lago.example", accountId });
  return { org, boss, accountId, contactId };
}

/** Brings in a file of activities the way the screen does. */
export const bringActivities = (
  world: ImportWorld,
  org: Organisation,
  person: Importer,
  content: string,
  more: Partial<Parameters<typeof bringIn>[3]> = {},
) => bringIn(world, org, person, { recordType: "activity", content, ...more });
