import type pg from "pg";

/** How many of each the measured organisation has. */
export interface CrmSize {
  accounts: number;
  contacts: number;
  activities: number;
}

export const wholeSize: CrmSize = { accounts: 200_000, contacts: 1_000_000, activities: 3_000_000 };
export const quickSize: CrmSize = { accounts: 10_000, contacts: 50_000, activities: 150_000 };
const owners = 200;

/** What names and texts are put together from; imported files are made of the same ones. */
export const words = {
  given:
    "Ana,Luis,Marta,Jorge,Lucía,Pedro,Sofía,Diego,Elena,Pablo,Carmen,Raúl,Irene,Óscar,Nuria,Hugo,Clara,Iván,Alba,Mario,John,Mary,Peter,Susan,Kofi,Amina,Wei,Yuki,Olga,Lars",
  family:
    "Gar,Lóp,Mart,Rodr,Fern,Gonz,Sánch,Pér,Góm,Jimén,Ruiz,Hern,Díaz,Mor,Álv,Rom,Nav,Torr,Dom,Váz,Ram,Gil,Serr,Blanc,Mol,Ort,Del,Cast,Ibáñ,Quir",
  ending: "cía,ez,ínez,íguez,ández,ález,aro,era,ada,ona,il,orro,ales,ero,osa,eda,illa,ete,anza,oz",
  city: "Madrid,Barcelona,Valencia,Sevilla,Bilbao,Bogotá,Lima,Quito,Ciudad de México,Buenos Aires,Santiago,Caracas,London,Berlin,Paris,Lisboa,Roma,Wien,Oslo,Dublin",
  firm: "Aceros,Talleres,Comercial,Industrias,Grupo,Servicios,Transportes,Bodegas,Textiles,Clínica,Consulting,Logistics,Foods,Energy,Systems,Labs",
  verb: "Called about,Met to discuss,Wrote regarding,Sent the offer for,Reviewed,Agreed on,Postponed,Demonstrated,Negotiated,Confirmed",
  matter:
    "the renewal,the delivery dates,a price list,the maintenance contract,their complaint,the new catalogue,training for their team,the pilot,an invoice,spare parts",
  outcome:
    "They will decide next week,Needs approval from finance,Wants a second visit,Very interested,Asked for references,Not before summer,Sent documents afterwards,Will call back on Monday,Happy with the service,Budget is tight",
};

const listOf = (key: keyof typeof words) => `string_to_array('${words[key]}', ',')`;
/** Text as `fold` makes it, for the letters used above. */
const folded = (sql: string) =>
  `trim(regexp_replace(translate(lower(${sql}), 'áéíóúñü', 'aeiounu'), '[^a-z0-9]+', ' ', 'g'))`;

/**
 * Fills an organisation as years of work would: families of names that repeat as names do, owners, cities, texts, and a history
 * row for every record and activity. Indexes are made afterwards, as a restore does it; triggers have nothing to keep yet.
 */
export async function fillCrm(
  owner: pg.Pool,
  organisation: string,
  administrator: string,
  size: CrmSize,
  log: (line: string) => void,
): Promise<void> {
  const client = await owner.connect();
  const run = (text: string, ...values: unknown[]) => client.query(text, values);
  try {
    await run("set session_replication_role = replica");
    await run("set maintenance_work_mem = '1GB'");
    const { rows: indexes } = await run(
      `select i.indexdef, i.indexname from pg_indexes i where i.schemaname = 'crm' and i.tablename in ('contacts', 'accounts', 'activities', 'record_events')
        and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    );
    for (const { indexname } of indexes as { indexname: string }[]) await run(`drop index crm."${indexname}"`);
    await run(
      `insert into directory.people (id, organisation_id, email, given_name, family_name, starts_on)
       select gen_random_uuid(), $1, 'owner' || n || '@example.com', 'Owner', n::text, '2020-01-01' from generate_series(2, ${owners}) n`,
      organisation,
    );
    await run(
      "create temp table who as select row_number() over (order by (id = $2) desc, id) - 1 as n, id from directory.people where organisation_id = $1",
      organisation,
      administrator,
    );
    await run(
      "create temp table ids as select n, gen_random_uuid() as id from generate_series(0, $1::int - 1) n",
      size.accounts,
    );
    await run(
      `insert into crm.accounts (organisation_id, id, owner_id, name, name_key, search_text, city, employees, relation, created_at, updated_at, last_activity_at)
       select $1, i.id, w.id, x.name, ${folded("x.name")}, ${folded("x.name || ' ' || x.city")}, x.city, i.n % 500, 'customer', x.at, x.at, x.at
       from ids i join who w on w.n = i.n % ${owners}, lateral (select
         (${listOf("firm")})[1 + i.n % 16] || ' ' || (${listOf("family")})[1 + i.n / 16 % 30] || (${listOf("ending")})[1 + i.n / 480 % 20] || ' ' || i.n as name,
         (${listOf("city")})[1 + i.n * 7 % 20] as city, now() - make_interval(secs => i.n * 90) as at) x`,
      organisation,
    );
    await run("create unique index on ids (n)");
    await run(
      "create temp table people_ids as select n, gen_random_uuid() as id from generate_series(0, $1::int - 1) n",
      size.contacts,
    );
    await run(
      `insert into crm.contacts (organisation_id, id, owner_id, account_id, given_name, family_name, name_key, search_text, email, email_key, phone, city, tags, custom, created_at, updated_at, last_activity_at)
       select $1, p.id, w.id, i.id, x.given, x.family, ${folded("x.family || ' ' || x.given")}, ${folded("x.given || ' ' || x.family || ' c' || p.n || ' example com'")} || ' 6' || lpad(p.n::text, 8, '0'),
         'c' || p.n || '@example.com', 'c' || p.n || '@example.com', '6' || lpad(p.n::text, 8, '0'), x.city, case when p.n % 50 = 0 then array['vip'] else '{}' end,
         jsonb_build_object('k1', (array['Gold', 'Silver', 'Bronze', 'None'])[1 + p.n % 4], 'k2', p.n::bigint * 7919 % 100003), x.at, x.at, case when p.n % 3 = 0 then null else x.at end
       from people_ids p join who w on w.n = p.n % ${owners} join ids i on i.n = p.n % ${size.accounts}, lateral (select
         (${listOf("given")})[1 + p.n % 30] as given,
         (${listOf("family")})[1 + p.n / 30 % 30] || (${listOf("ending")})[1 + p.n / 900 % 20] || ' ' || (${listOf("family")})[1 + p.n / 18000 % 30] || (${listOf("ending")})[1 + p.n / 540000 % 20] as family,
         (${listOf("city")})[1 + p.n * 7 % 20] as city, now() - make_interval(secs => p.n * 60) as at) x`,
      organisation,
    );
    await run("create unique index on people_ids (n)");
    log(`${size.accounts.toLocaleString("en")} accounts and ${size.contacts.toLocaleString("en")} contacts written`);
    await run(
      `create temp table done as select n, gen_random_uuid() as id, now() - make_interval(secs => n * 30) as at,
         (${listOf("verb")})[1 + n % 10] || ' ' || (${listOf("matter")})[1 + n / 10 % 10] || '. ' || (${listOf("outcome")})[1 + n / 100 % 10] || '. Ref. ' || n as text
       from generate_series(0, ${size.activities} - 1) n`,
    );
    await run(
      `insert into crm.activities (organisation_id, id, kind, text, minutes, occurred_at, done_at, actor_id, account_id, contact_id, created_at)
       select $1, d.id, (array['call', 'email', 'meeting', 'note'])[1 + d.n % 4], d.text, d.n % 60, d.at, d.at, w.id, i.id, p.id, d.at
       from done d join who w on w.n = d.n % ${owners} join people_ids p on p.n = d.n % ${size.contacts} join ids i on i.n = p.n % ${size.accounts}`,
      organisation,
    );
    await run(
      `insert into crm.record_events (organisation_id, id, subject_type, subject_id, account_id, kind, actor_id, source, occurred_at, activity_id)
       select $1::uuid, gen_random_uuid(), 'contact', p.id, i.id, 'activity', w.id, 'screen', d.at, d.id
       from done d join who w on w.n = d.n % ${owners} join people_ids p on p.n = d.n % ${size.contacts} join ids i on i.n = p.n % ${size.accounts}
       union all
       select $1::uuid, gen_random_uuid(), 'contact', p.id, i.id, 'created', w.id, 'import', now() - interval '5 years', null
       from people_ids p join who w on w.n = p.n % ${owners} join ids i on i.n = p.n % ${size.accounts}`,
      organisation,
    );
    log(`${size.activities.toLocaleString("en")} activities and their history written`);
    // The search for duplicates has been through: it is another area's, and would work beside what is measured.
    await run(
      `insert into crm.duplicate_scans (organisation_id, record_type, scanned_up_to, finished_at, counted_at)
       select $1, type, now() + interval '1 day', now(), now() from unnest(array['account', 'contact', 'lead']) type`,
      organisation,
    );
    for (const { indexdef } of indexes as { indexdef: string }[]) await run(indexdef);
    await run("analyze");
    log("indexes made");
  } finally {
    client.release(true);
  }
}
