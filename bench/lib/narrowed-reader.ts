import type pg from "pg";
import type { FilledCrm } from "./filled-crm";

const teamSize = 12;
const narrowed = ["account", "contact", "lead", "opportunity", "case", "activity"];

/**
 * A manager of a dozen owners who reads the team's records and nobody else's, as an administrator may say it: the filters that
 * are free for whoever reads everything cost something then. Signs in with the administrator's password.
 */
export async function narrowedReader(
  owner: pg.Pool,
  { organisation, administrator }: FilledCrm,
): Promise<{ id: string; email: string; password: string; team: string[] }> {
  const { rows } = await owner.query<{ id: string; email: string }>(
    `select id, email from directory.people where organisation_id = $1 and email like 'owner%' order by id limit ${teamSize}`,
    [organisation],
  );
  const [first] = rows;
  if (!first) throw new Error("nobody owns anything here");
  const reports = rows.slice(1).map(({ id }) => id);
  await owner.query("update directory.people set manager_id = $2 where organisation_id = $1 and id = any($3)", [
    organisation,
    first.id,
    reports,
  ]);
  await owner.query(
    `insert into directory.role_assignments (id, organisation_id, person_id, role) values (gen_random_uuid(), $1, $2, 'people_manager') on conflict do nothing`,
    [organisation, first.id],
  );
  await owner.query(
    `insert into directory.permission_reaches (organisation_id, role, permission, reach)
     select $1, r.role, 'crm.' || t.type || '.read', r.reach from unnest($2::text[]) t(type),
       (values ('employee', 'own'), ('people_manager', 'team'), ('administrator', 'organisation')) r(role, reach) on conflict do nothing`,
    [organisation, narrowed],
  );
  await owner.query(
    `with made as (insert into directory.users (name, email, email_verified, organisation_id, person_id) values ('Bench Manager', $3, true, $1, $2)
       on conflict do nothing returning id)
     insert into directory.accounts (user_id, account_id, provider_id, password)
       select made.id, made.id, 'credential', a.password from made, directory.accounts a join directory.users u on u.id = a.user_id where u.email = $4`,
    [organisation, first.id, first.email, administrator.email],
  );
  return { id: first.id, email: first.email, password: administrator.password, team: rows.map(({ id }) => id) };
}
