import type pg from "pg";
import type { Statement } from "../servers/bare";
import { type FilledCrm, get, getAll, type Session } from "./filled-crm";
import { recordSql } from "./record-sql";

const pageRows = 50;
/** So many entries of a history the portal asks for at first. */
const entriesAtOnce = 30;

/** One thing measured three ways: through the API, by plain SQL, and by the same SQL behind a bare handler. */
export interface ListedCase {
  name: string;
  kind: "list" | "timeline" | "search";
  /** Asks the API; answers with how many rows came. */
  api(run: number): Promise<number>;
  /** The same rows by hand-written SQL as the owner. */
  sql(run: number): Statement[];
  /** Where the rows themselves may be none, such as a contact without cases. */
  mayBeEmpty?: boolean;
}

/** The columns a list's answer has, and no others. */
const contactSql = `select c.id, c.owner_id, c.custom, c.given_name, c.family_name, c.title, c.account_id, c.email, c.phone, c.street, c.postcode, c.city, c.region, c.country,
  c.born_on, c.tags, c.next_step, c.next_step_on, c.last_activity_at, c.created_at, c.updated_at, a.name as account_name, p.given_name as owner_given, p.family_name as owner_family from crm.contacts c
  left join crm.accounts a on a.organisation_id = c.organisation_id and a.id = c.account_id
  left join directory.people p on p.organisation_id = c.organisation_id and p.id = c.owner_id
  where c.organisation_id = $1 and c.gone_at is null`;

/** A name one letter away from one that many have. */
const misspelt = ["gonzalex", "fernandes", "quirigues", "serransa", "blancerro"];
const names = ["garcía", "moralez", "quirorro", "blancero", "ibáñada", "torrales", "vázosa", "gileda"];
const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "");

/** Everything a seller asks of a full CRM all day long. */
export async function listedCases(
  session: Session,
  client: pg.PoolClient,
  { organisation, me }: FilledCrm,
  manager: { session: Session; id: string; team: string[] },
): Promise<ListedCase[]> {
  const one = (text: string, ...values: unknown[]): Statement[] => [{ text, values: [organisation, ...values] }];
  const page = (where: string, order: string, ...values: unknown[]) =>
    one(`${contactSql} ${where} order by ${order} limit ${pageRows + 1}`, ...values);
  const list = async (input: object) =>
    (await get<{ rows: unknown[] }>(session, "crm.contacts.list", { limit: pageRows, ...input })).rows.length;
  const { rows: deep } = await client.query<{ name_key: string; id: string }>(
    "select name_key, id from crm.contacts where organisation_id = $1 order by name_key, id offset (select count(*) * 6 / 10 from crm.contacts) limit 1",
    [organisation],
  );
  const place = deep[0] ?? { name_key: "", id: "" };
  const cursor = Buffer.from(JSON.stringify([place.name_key, place.id])).toString("base64url");
  const idsOf = async (table: string) =>
    (
      await client.query<{ id: string }>(
        `select id from crm.${table} where organisation_id = $1 order by id limit 500`,
        [organisation],
      )
    ).rows.map((row) => row.id);
  const [contacts, accounts] = [await idsOf("contacts"), await idsOf("accounts")];
  const contact = (run: number) => contacts[run % contacts.length] ?? "";
  const account = (run: number) => accounts[run % accounts.length] ?? "";
  const wordOf = (run: number) => names[run % names.length] ?? "";
  const wrongWordOf = (run: number) => misspelt[run % misspelt.length] ?? "";
  const entries = async (type: string, id: string) =>
    (await get<{ entries: unknown[] }>(session, "crm.records.timeline", { type, id, limit: entriesAtOnce })).entries
      .length;
  const all = async (text: string) => {
    const found = await get<{ groups: unknown[]; near: unknown[]; activities: { rows: unknown[] } }>(
      session,
      "crm.search.all",
      { text },
    );
    return found.groups.length + found.near.length + found.activities.rows.length;
  };
  const searched = ["contacts", "accounts", "opportunities", "leads", "cases", "products"];
  const matching = searched.map(
    (table) =>
      `(select id from crm.${table} where organisation_id = $1 and gone_at is null and search_text like $2 limit 201)`,
  );
  const closest = searched.map(
    (table) =>
      `(select id from crm.${table} where organisation_id = $1 and gone_at is null and $2 <% search_text order by word_similarity($2, search_text) desc, id limit 6)`,
  );
  // A whole name that somebody has, as one searches for a customer one knows.
  const { rows: called } = await client.query<{ words: string }>(
    "select given_name || ' ' || family_name as words from crm.contacts where organisation_id = $1 and family_name !~ '[0-9]' order by id limit 40",
    [organisation],
  );
  const rareOf = (run: number) => folded(called[run % called.length]?.words ?? "").toLowerCase();
  const record = recordSql(organisation, entriesAtOnce);
  return [
    { name: "list_newest", kind: "list", api: () => list({}), sql: () => page("", "c.created_at desc, c.id desc") },
    {
      name: "list_mine",
      kind: "list",
      api: () => list({ owner: "mine" }),
      sql: () => page("and c.owner_id = $2", "c.created_at desc, c.id desc", me),
    },
    {
      name: "list_filtered",
      kind: "list",
      api: () =>
        list({
          conditions: [
            { field: "city", op: "is", value: "Madrid" },
            { field: "tags", op: "is", value: "vip" },
          ],
        }),
      sql: () => page("and c.city = $2 and c.tags @> array['vip']", "c.created_at desc, c.id desc", "Madrid"),
    },
    {
      name: "list_by_name_deep",
      kind: "list",
      api: () => list({ sort: { field: "name", direction: "asc" }, cursor }),
      sql: () => page("and (c.name_key, c.id) > ($2, $3)", "c.name_key, c.id", place.name_key, place.id),
    },
    {
      name: "list_searched",
      kind: "search",
      api: (run) => list({ search: wordOf(run) }),
      sql: (run) => page("and c.search_text like $2", "c.name_key, c.id", `%${folded(wordOf(run))}%`),
    },
    {
      name: "list_by_own_field",
      kind: "list",
      api: () =>
        list({
          conditions: [{ field: "custom.k1", op: "is", value: "Gold" }],
          sort: { field: "custom.k2", direction: "asc" },
        }),
      sql: () => page("and c.custom ->> 'k1' = $2", "(c.custom ->> 'k2')::numeric, c.id", "Gold"),
    },
    {
      name: "count_capped",
      kind: "list",
      api: async () => (await get<{ count: number }>(session, "crm.contacts.count", { owner: "all" })).count,
      sql: () =>
        one(
          "select count(*) from (select 1 from crm.contacts where organisation_id = $1 and gone_at is null limit 1001) x",
        ),
    },
    {
      name: "activities_of_team",
      kind: "list",
      api: async () =>
        (
          await get<{ rows: unknown[] }>(manager.session, "crm.activities.list", {
            owner: "team",
            state: "done",
            limit: pageRows,
          })
        ).rows.length,
      sql: () =>
        one(
          `select a.*, p.given_name as actor_given, p.family_name as actor_family, c.given_name, c.family_name from crm.activities a
           join crm.contacts c on c.organisation_id = a.organisation_id and c.id = a.contact_id and (c.owner_id = any($2) or a.actor_id = $3)
           left join directory.people p on p.organisation_id = a.organisation_id and p.id = a.actor_id
           where a.organisation_id = $1 and a.actor_id = any($2) and a.withdrawn_at is null and a.done_at is not null
           order by a.occurred_at desc, a.id desc limit ${pageRows + 1}`,
          manager.team,
          manager.id,
        ),
    },
    {
      name: "record",
      kind: "list",
      api: async (run) => {
        await get<{ id: string }>(session, "crm.contacts.get", { id: contact(run) });
        return 1;
      },
      sql: (run) => record.held(contact(run)),
    },
    {
      name: "record_page",
      kind: "list",
      // As the portal does: the record first, then, in one batch, what its page shows beside it.
      api: async (run) => {
        const id = contact(run);
        await get<{ id: string }>(session, "crm.contacts.get", { id });
        const beside = await getAll(session, [
          ["crm.quality.record", { type: "contact", id }],
          ["crm.activities.list", { record: { type: "contact", id }, state: "open", limit: 20 }],
          ["crm.duplicates.list", { type: "contact", recordId: id, limit: 5 }],
          ["crm.merges.list", { type: "contact", id }],
          ["crm.customFields.list", { type: "contact" }],
          ["crm.records.timeline", { type: "contact", id, filter: "all", limit: entriesAtOnce }],
        ]);
        return beside.length;
      },
      sql: (run) => [...record.held(contact(run)), ...record.beside(contact(run))],
    },
    {
      name: "timeline",
      kind: "timeline",
      api: (run) => entries("contact", contact(run)),
      sql: (run) => [record.timeline("subject_id", contact(run))],
    },
    {
      name: "timeline_account",
      kind: "timeline",
      api: (run) => entries("account", account(run)),
      sql: (run) => [record.timeline("account_id", account(run))],
    },
    {
      name: "search_all",
      kind: "search",
      api: (run) => all(wordOf(run)),
      sql: (run) => one(matching.join(" union all "), `%${folded(wordOf(run))}%`),
    },
    {
      name: "search_misspelt",
      kind: "search",
      api: (run) => all(wrongWordOf(run)),
      sql: (run) => one(closest.join(" union all "), wrongWordOf(run)),
    },
    {
      // Few are called so: those are found, and who is called nearly so besides.
      name: "search_rare",
      kind: "search",
      api: (run) => all(rareOf(run)),
      sql: (run) => [
        ...one(matching.join(" union all "), `%${rareOf(run)}%`),
        ...one(closest.join(" union all "), rareOf(run)),
      ],
    },
    {
      name: "search_activities",
      kind: "search",
      api: (run) => all(`renewal budget ${900 + run * 1_000}`),
      sql: (run) =>
        one(
          "select id, text from crm.activities where organisation_id = $1 and to_tsvector('simple', crm.folded(text)) @@ to_tsquery('simple', $2) limit 6",
          `renewal:* & budget:* & ${900 + run * 1_000}:*`,
        ),
    },
  ];
}
