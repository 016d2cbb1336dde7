import type pg from "pg";
import { ask } from "../lib/ask";
import { type Bench, percentile } from "../lib/bench";
import { fillCrm, quickSize, wholeSize } from "../lib/crm-fill";
import { withDatabase } from "../lib/database";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const pageRows = 50;
const ratioMax = 3;
/** The most that ninety-five of a hundred answers may take, in milliseconds. */
const p95Max = { list: 100, timeline: 50, search: 150 } as const;

interface Case {
  name: string;
  kind: keyof typeof p95Max;
  /** The procedure and what it is asked; answers with how many rows came. */
  api(run: number): Promise<number>;
  /** The same rows by hand-written SQL as the owner. */
  sql(run: number): Promise<number>;
}

async function timed(runs: number, work: (run: number) => Promise<number>) {
  for (let run = 0; run < 5; run++) await work(run + 1_000);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const rows = await work(run);
    if (rows === 0) throw new Error("an empty answer measures nothing");
    times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

const contactSql = `select c.id, c.given_name, c.family_name, c.email, c.phone, c.title, c.city, c.tags, c.custom, c.next_step, c.next_step_on, c.last_activity_at, c.created_at,
  a.name as account_name, p.given_name as owner_given, p.family_name as owner_family from crm.contacts c
  left join crm.accounts a on a.organisation_id = c.organisation_id and a.id = c.account_id
  left join directory.people p on p.organisation_id = c.organisation_id and p.id = c.owner_id
  where c.organisation_id = $1 and c.gone_at is null`;

/** A name one letter away from one that many have. */
const misspelt = ["gonzalex", "fernandes", "quirigues", "serransa", "blancerro"];
const names = ["garcía", "moralez", "quirorro", "blancero", "ibáñada", "torrales", "vázosa", "gileda"];

/** Lists, records, timelines and search of a full CRM over HTTP, signed in, each beside plain SQL in the same run. */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Bench");
    const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
      "select id, organisation_id from directory.people",
    );
    const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
    await fillCrm(owner, organisation, me, quick ? quickSize : wholeSize, log);
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    const client = await owner.connect();
    try {
      const cookie = await signIn(product.url, administrator);
      const session: Session = { url: product.url, cookie };
      const indexed = await indexFields(session, owner, organisation);
      report({ name: "own_fields_indexed", value: indexed, unit: "s" });
      const runs = quick ? 40 : 150;
      const smallest = await timed(runs * 2, async () => {
        await get(session, "directory.session.current", undefined);
        return 1;
      });
      report({ name: "smallest_request_p50", value: smallest.p50, unit: "ms" });
      for (const each of await casesOf(session, client, organisation, me)) {
        const [floor, value] = [await timed(runs, each.sql), await timed(runs, each.api)];
        report({
          name: `${each.name}_p50`,
          value: value.p50,
          unit: "ms",
          floor: floor.p50,
          target: ratioMax,
          better: "lower",
        });
        report({ name: `${each.name}_p95`, value: value.p95, unit: "ms", target: p95Max[each.kind], better: "lower" });
      }
    } finally {
      client.release();
      await product.stop();
    }
  });
}

interface Session {
  url: string;
  cookie: string;
}

async function get<T>({ url, cookie }: Session, path: string, input: unknown): Promise<T> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await ask(`${url}/trpc/${path}${query}`, { cookie });
  const body = JSON.parse(answer.body) as { result?: { data: T } };
  if (!body.result) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  return body.result.data;
}

async function post<T>({ url, cookie }: Session, path: string, input: unknown): Promise<T> {
  const headers = { "content-type": "application/json", origin: url, cookie };
  const answer = await fetch(`${url}/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
  const body = (await answer.json()) as { result?: { data: T } };
  if (!body.result) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body).slice(0, 500)}`);
  return body.result.data;
}

/** Two own fields, as an administrator makes them, and their index on demand. Answers how long that took, in seconds. */
async function indexFields(session: Session, owner: pg.Pool, organisation: string): Promise<number> {
  const fields = [
    { label: { en: "Grade" }, kind: "choice", choices: ["Gold", "Silver", "Bronze", "None"] },
    { label: { en: "Points" }, kind: "integer" },
  ];
  const began = performance.now();
  for (const field of fields) {
    const { id } = await post<{ id: string }>(session, "crm.customFields.create", { type: "contact", ...field });
    await post(session, "crm.customFields.index", { id });
  }
  for (;;) {
    const held = await get<{ index: string }[]>(session, "crm.customFields.list", { type: "contact" });
    if (held.every((field) => field.index === "ready")) break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const seconds = (performance.now() - began) / 1_000;
  await owner.query("analyze crm.custom_keys");
  // The floor's own index on the JSON, as somebody would make it by hand for one organisation.
  await owner.query(
    `create index floor_points on crm.contacts ((custom ->> 'k1'), ((custom ->> 'k2')::numeric), id) where organisation_id = '${organisation}'`,
  );
  return seconds;
}

async function casesOf(session: Session, client: pg.PoolClient, organisation: string, me: string): Promise<Case[]> {
  const plain = async (text: string, ...values: unknown[]) =>
    (await client.query(text, [organisation, ...values])).rows.length;
  const page = (where: string, order: string, ...values: unknown[]) =>
    plain(`${contactSql} ${where} order by ${order} limit ${pageRows + 1}`, ...values);
  const list = async (input: object) =>
    (await get<{ rows: unknown[] }>(session, "crm.contacts.list", { limit: pageRows, ...input })).rows.length;
  const count = async (input: object) => (await get<{ count: number }>(session, "crm.contacts.count", input)).count;
  const { rows: deep } = await client.query<{ name_key: string; id: string }>(
    "select name_key, id from crm.contacts where organisation_id = $1 order by name_key, id offset (select count(*) * 6 / 10 from crm.contacts) limit 1",
    [organisation],
  );
  const place = deep[0] ?? { name_key: "", id: "" };
  const cursor = Buffer.from(JSON.stringify([place.name_key, place.id])).toString("base64url");
  const { rows: some } = await client.query<{ id: string }>(
    "select id from crm.contacts where organisation_id = $1 limit 500",
    [organisation],
  );
  const contact = (run: number) => some[run % some.length]?.id ?? "";
  const wordOf = (run: number) => names[run % names.length] ?? "";
  const folded = (text: string) => text.normalize("NFKD").replace(/\p{M}/gu, "");
  const all = async (text: string) => {
    const answer = await get<{ groups: unknown[]; activities: { rows: unknown[] } }>(session, "crm.search.all", {
      text,
    });
    return answer.groups.length + answer.activities.rows.length;
  };
  const matchingOf = (table: string) =>
    `(select id, name_key from crm.${table} where organisation_id = $1 and gone_at is null and search_text like $2 limit 201)`;
  const closestOf = (table: string) =>
    `(select id from crm.${table} where organisation_id = $1 and gone_at is null and $2 <% search_text order by word_similarity($2, search_text) desc, id limit 6)`;
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
      api: () => count({ owner: "all" }),
      sql: async () =>
        plain(
          "select count(*) from (select 1 from crm.contacts where organisation_id = $1 and gone_at is null limit 1001) x",
        ),
    },
    {
      name: "record",
      kind: "list",
      api: async (run) => {
        await get<{ id: string }>(session, "crm.contacts.get", { id: contact(run) });
        return 1;
      },
      sql: (run) => plain(`${contactSql} and c.id = $2`, contact(run)),
    },
    {
      name: "timeline",
      kind: "timeline",
      api: async (run) =>
        (await get<{ entries: unknown[] }>(session, "crm.records.timeline", { type: "contact", id: contact(run) }))
          .entries.length,
      sql: (run) =>
        plain(
          `select e.*, a.kind as activity_kind, a.text, a.minutes, p.given_name, p.family_name from crm.record_events e
           left join crm.activities a on a.organisation_id = e.organisation_id and a.id = e.activity_id
           left join directory.people p on p.organisation_id = e.organisation_id and p.id = e.actor_id
           where e.organisation_id = $1 and e.subject_id = $2 order by e.occurred_at desc, e.id desc limit 51`,
          contact(run),
        ),
    },
    {
      name: "search_all",
      kind: "search",
      api: (run) => all(wordOf(run)),
      sql: (run) => plain(`${matchingOf("contacts")} union all ${matchingOf("accounts")}`, `%${folded(wordOf(run))}%`),
    },
    {
      name: "search_misspelt",
      kind: "search",
      api: (run) => all(misspelt[run % misspelt.length] ?? ""),
      sql: (run) =>
        plain(`${closestOf("contacts")} union all ${closestOf("accounts")}`, misspelt[run % misspelt.length]),
    },
    {
      name: "search_activities",
      kind: "search",
      api: (run) => all(`renewal budget ${900 + run * 1_000}`),
      sql: (run) =>
        plain(
          "select id, text from crm.activities where organisation_id = $1 and to_tsvector('simple', crm.folded(text)) @@ to_tsquery('simple', $2) limit 6",
          `renewal:* & budget:* & ${900 + run * 1_000}:*`,
        ),
    },
  ];
}
