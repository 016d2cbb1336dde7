import type pg from "pg";
import { ask } from "../lib/ask";
import { type Bench, percentile } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const owners = 200;
const pageRows = 50;
const ratioMax = 3;
const warmUps = 150;

/** Contacts number 1 to `count`: two hundred owners, five thousand accounts, names that repeat as names do. */
async function fill(owner: pg.Pool, organisation: string, administrator: string, count: number): Promise<void> {
  await owner.query(
    `insert into directory.people (id, organisation_id, email, given_name, family_name, starts_on)
     select gen_random_uuid(), $1, 'owner' || n || '@example.com', 'Owner', n::text, '2020-01-01' from generate_series(2, $2) n`,
    [organisation, owners],
  );
  await owner.query(
    `insert into crm.accounts (organisation_id, id, name, name_key, search_text)
     select $1, gen_random_uuid(), 'Account ' || n, 'account ' || n, 'account ' || n from generate_series(1, 5000) n`,
    [organisation],
  );
  await owner.query(
    `with who as (select array_agg(id order by (id = $2) desc, id) as ids from directory.people where organisation_id = $1),
      firms as (select array_agg(id) as ids from crm.accounts where organisation_id = $1)
     insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, email, email_key, account_id, owner_id, created_at)
     select $1, gen_random_uuid(), given, family, lower(family || ' ' || given), lower(given || ' ' || family || ' c' || n || ' example com'),
       'c' || n || '@example.com', 'c' || n || '@example.com', firms.ids[1 + n % 5000], who.ids[1 + n % ${owners}], now() - make_interval(secs => n)
     from who, firms, generate_series(1, $3) n, lateral (select 'Given' || n % 997 as given, 'Family' || n::bigint * 7919 % 19997 as family) names`,
    [organisation, administrator, count],
  );
  await owner.query("analyze crm.contacts; analyze crm.accounts; analyze directory.people");
}

interface Timed {
  p50: number;
  p95: number;
}

async function timed(runs: number, work: (run: number) => Promise<number>): Promise<Timed> {
  // As a server is that has been up for a minute: code compiled, statements prepared on its connections.
  for (let run = 0; run < warmUps; run++) await work(run);
  const times: number[] = [];
  for (let run = 0; run < runs; run++) {
    const began = performance.now();
    const rows = await work(run);
    if (rows === 0) throw new Error("an empty page measures nothing");
    times.push(performance.now() - began);
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) };
}

/** The list of contacts over HTTP, signed in, beside the same rows by hand-written SQL on the owner's connection in the same run. */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Bench");
    const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
      "select id, organisation_id from directory.people",
    );
    const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
    await fill(owner, organisation, me, quick ? 100_000 : 1_000_000);
    log(`${quick ? "100,000" : "1,000,000"} contacts written`);
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    try {
      const cookie = await signIn(product.url, administrator);
      const list = async (input: object) => {
        const query = encodeURIComponent(JSON.stringify({ limit: pageRows, ...input }));
        const answer = await ask(`${product.url}/trpc/crm.contacts.list?input=${query}`, { cookie });
        const body = JSON.parse(answer.body) as { result?: { data: { rows: unknown[] } } };
        if (!body.result) throw new Error(`the list answered ${answer.status}`);
        return body.result.data.rows.length;
      };
      const client = await owner.connect();
      const plain = async (where: string, order: string, ...values: unknown[]) => {
        const { rows } = await client.query(
          `select c.*, a.name as account_name, p.given_name as owner_given, p.family_name as owner_family from crm.contacts c
           left join crm.accounts a on a.organisation_id = c.organisation_id and a.id = c.account_id
           left join directory.people p on p.organisation_id = c.organisation_id and p.id = c.owner_id
           where c.organisation_id = $1 ${where} order by ${order} limit ${pageRows + 1}`,
          [organisation, ...values],
        );
        return rows.length;
      };
      const { rows: deep } = await owner.query<{ name_key: string; id: string }>(
        "select name_key, id from crm.contacts where organisation_id = $1 order by name_key, id offset $2 limit 1",
        [organisation, quick ? 60_000 : 600_000],
      );
      const place = deep[0] ?? { name_key: "", id: "" };
      const cursor = Buffer.from(JSON.stringify([place.name_key, place.id])).toString("base64url");
      const words = (run: number) => `family${(run * 37) % 19_997}`;
      const who = async () => {
        const { status } = await ask(`${product.url}/trpc/directory.session.current`, { cookie });
        return status === 200 ? 1 : 0;
      };
      const smallest = await timed(500, who);
      report({ name: "smallest_request_p50", value: smallest.p50, unit: "ms" });
      const cases = [
        { name: "first_page", api: () => list({}), sql: () => plain("", "c.created_at desc, c.id desc") },
        {
          name: "page_deep_inside",
          api: () => list({ sort: "name", cursor }),
          sql: () => plain("and (c.name_key, c.id) > ($2, $3)", "c.name_key, c.id", place.name_key, place.id),
        },
        {
          name: "mine",
          api: () => list({ owner: "mine" }),
          sql: () => plain("and c.owner_id = $2", "c.created_at desc, c.id desc", me),
        },
        {
          name: "search",
          api: (run: number) => list({ search: words(run) }),
          sql: (run: number) => plain("and c.search_text like $2", "c.name_key, c.id", `%${words(run)}%`),
        },
      ];
      for (const { name, api, sql } of cases) {
        const runs = 150;
        const [floor, value] = [await timed(runs, sql), await timed(runs, api)];
        report({
          name: `${name}_p50`,
          value: value.p50,
          unit: "ms",
          floor: floor.p50,
          target: ratioMax,
          better: "lower",
        });
        report({ name: `${name}_p95`, value: value.p95, unit: "ms", floor: floor.p95 });
      }
      client.release();
    } finally {
      await product.stop();
    }
  });
}
