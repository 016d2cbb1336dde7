import type pg from "pg";

/** Inputs for what an id alone does not reach: addresses of people, an earlier value, a stage of the right pipeline. */
export async function pointedQuestions(
  owner: pg.Client,
  organisationId: string,
  idsOf: (table: string) => readonly string[],
): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const rows = async <T extends object>(query: string): Promise<T[]> =>
    (await owner.query<T>(query, [organisationId])).rows;
  const asked = new Map<string, unknown[]>();
  for (const type of ["contact", "lead"] as const) {
    const reached = await rows<{ id: string; value: string }>(
      `select id, email as value from crm.${type}s where organisation_id = $1 and email is not null and gone_at is null and owner_id is not null order by id desc limit 2`,
    );
    const points = reached.map(({ id, value }) => ({ id, kind: "email", value }));
    const at = `crm.${type}s.points`;
    asked.set(
      `${at}.add`,
      points.map((point) => ({ ...point, value: "attack@attack.example" })),
    );
    asked.set(
      `${at}.change`,
      points.map((point) => ({ ...point, label: "Attack" })),
    );
    asked.set(`${at}.makePrimary`, points);
    asked.set(
      `${at}.mark`,
      points.map((point) => ({ ...point, mark: "invalid", on: true })),
    );
    asked.set(`${at}.remove`, points);
    asked.set("crm.duplicates.probe", [
      ...(asked.get("crm.duplicates.probe") ?? []),
      ...points.map(({ value }) => ({ type, values: { email: value } })),
    ]);
  }
  asked.set(
    "crm.contacts.unrelate",
    await rows(
      `select contact_id as "contactId", account_id as "accountId" from crm.account_contacts where organisation_id = $1 order by id limit 3`,
    ),
  );
  asked.set(
    "crm.records.restoreValue",
    await rows(
      `select id as "eventId", changes->0->>'field' as field from crm.record_events
       where organisation_id = $1 and kind = 'changed' and changes <> '[]' order by id desc limit 2`,
    ),
  );
  asked.set(
    "crm.imports.mappings.remove",
    await rows(`select id as "mappingId" from crm.import_mappings where organisation_id = $1 order by id limit 1`),
  );
  const stages = await rows<{ stageId: string }>(
    `select s.id as "stageId" from crm.stages s join crm.pipelines p on p.id = s.pipeline_id
     where s.organisation_id = $1 and p.record_type = 'opportunity' order by p.id, s.position, s.id limit 2`,
  );
  asked.set(
    "crm.stages.moveMany",
    stages.map(({ stageId }) => ({ type: "opportunity", stageId, ids: idsOf("opportunities").slice(0, 20) })),
  );
  asked.set(
    "crm.approvals.ask",
    stages.map(({ stageId }) => ({ type: "opportunity", stageId, id: idsOf("opportunities").at(-1) })),
  );
  asked.set(
    "crm.dashboards.entered",
    stages.map(({ stageId }) => ({ stageId, from: "2026-09-01", to: "2026-11-18", owner: "all" })),
  );
  const [accountId] = idsOf("accounts");
  asked.set("crm.exports.rows", [
    { shown: { list: "activity", filter: { state: "done", record: { type: "account", id: accountId } } } },
    { shown: { list: "activity", filter: { state: "done", owner: "team" } } },
    { shown: { list: "profit", filter: { owner: "all", show: "all" } } },
    { shown: { list: "claim", filter: { why: "abandoned" } } },
    ...stages.map(({ stageId }) => ({
      shown: { list: "entered", filter: { stageId, from: "2026-09-01", to: "2026-11-18", owner: "all" } },
    })),
  ]);
  const pairs = await rows<{ id: string; state: string }>(
    `insert into crm.duplicate_pairs (id, organisation_id, record_type, first_id, second_id, score, reasons, state, found_at)
     select gen_random_uuid(), $1, 'contact', l.id, r.id, 0.9, '[]', s.state, '2026-11-01' from (values ('open', 1), ('dismissed', 3)) s(state, place)
     cross join lateral (select id from crm.contacts where organisation_id = $1 and owner_id is not null order by id desc offset s.place limit 1) r
     cross join lateral (select id from crm.contacts where organisation_id = $1 and owner_id is not null and id < r.id order by id desc limit 1) l
     returning id, state`,
  );
  asked.set("crm.duplicates.dismiss", idsIn(pairs, "open"));
  asked.set("crm.duplicates.undismiss", idsIn(pairs, "dismissed"));
  await owner.query(
    `update crm.approvals set decision = 'approved', decided_at = requested_at, decided_by = requested_by
     where organisation_id = $1 and id = (select max(id::text)::uuid from crm.approvals where organisation_id = $1 and decided_at is null)`,
    [organisationId],
  );
  asked.set("crm.approvals.list", [{ which: "decided" }, { which: "waitingForMe" }]);
  const texts = await rows<{ name: string }>(
    "select name from crm.accounts where organisation_id = $1 and gone_at is null order by id limit 2",
  );
  asked.set(
    "crm.activities.suggest",
    texts.map(({ name }) => ({ text: `Call with ${name}` })),
  );
  return asked;
}

const idsIn = (pairs: readonly { id: string; state: string }[], state: string) =>
  pairs.filter((pair) => pair.state === state).map(({ id }) => ({ id }));
