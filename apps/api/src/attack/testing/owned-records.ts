import { uuidPattern } from "./ids";
import { pointedQuestions } from "./pointed-questions";
import type { OneOrganisation } from "./two-organisations";

/** Tables whose rows are somebody's, or part of a record that is. */
const ownedTables = [
  "accounts",
  "contacts",
  "leads",
  "opportunities",
  "cases",
  "activities",
  "contact_points",
  "line_items",
  "imports",
  "exports",
  "merges",
  "runs",
  "approvals",
  "saved_views",
] as const;

/** Texts that would give a record away where its id is not told. */
const texts = {
  accounts: "name",
  opportunities: "name",
  cases: "subject",
  activities: "text",
  contacts: "email",
  leads: "email",
} as const;

export interface Owned {
  ids: ReadonlyMap<string, readonly string[]>;
  /** Inputs that name what no schema leads to, by procedure: an address, a value of the history, a stage. */
  asked: ReadonlyMap<string, readonly unknown[]>;
  /** A few of each kind. */
  some(): string[];
  /** A hash over every byte of the rows there were, table by table; rows that came since do not count. */
  prints(): Promise<Record<string, string>>;
  /** What an answer holds of these rows that the question did not. */
  toldBy(text: string, input: unknown): string[];
  /** Takes what somebody was given of them away again. */
  takeBack(personId: string): Promise<void>;
}

/** Everything of the CRM that belongs to somebody in the organisation whose newcomer attacks. */
export async function openOwned({ owner, ours }: OneOrganisation): Promise<Owned> {
  const ids = new Map<string, string[]>();
  const { id: employee } = ours.personOf("employee");
  const named = new Map<string, string>();
  for (const table of ownedTables) {
    const { rows } = await owner.query<{ id: string }>(
      `select id from crm.${table} where organisation_id = $1 ${table === "saved_views" ? "and shared_at is null" : ""} order by id`,
      [ours.organisationId],
    );
    ids.set(
      `crm.${table}`,
      rows.map(({ id }) => id),
    );
  }
  for (const [table, column] of Object.entries(texts)) {
    const { rows } = await owner.query<{ text: string }>(
      `select distinct ${column} as text from crm.${table} where organisation_id = $1 and length(${column}) > 9`,
      [ours.organisationId],
    );
    for (const { text } of rows) named.set(text, `crm.${table}`);
  }
  const all = new Set([...ids.values()].flat());
  return {
    ids,
    asked: await pointedQuestions(owner, ours.organisationId, (table) => ids.get(`crm.${table}`) ?? []),
    some: () => [...ids.values()].flatMap((each) => each.slice(0, 3)),
    async prints() {
      const each = [...ids].map(
        ([table], index) =>
          `select '${table}' as name, md5(coalesce(string_agg(t::text, '' order by t.id), '')) as print
           from ${table} t where t.id = any($${index + 1}::uuid[])`,
      );
      const { rows } = await owner.query<{ name: string; print: string }>(each.join(" union all "), [...ids.values()]);
      return Object.fromEntries(rows.map(({ name, print }) => [name, print]));
    },
    async takeBack(personId) {
      for (const table of Object.values(tableOfType))
        await owner.query(`update ${table} set owner_id = $1 where owner_id = $2 and id = any($3)`, [
          employee,
          personId,
          ids.get(table),
        ]);
    },
    toldBy(text, input) {
      const sent = JSON.stringify(input) ?? "";
      const stray = [...new Set(text.match(uuidPattern) ?? [])].filter((id) => all.has(id) && !sent.includes(id));
      const said = [...named].filter(
        ([each]) => text.includes(JSON.stringify(each).slice(1, -1)) && !sent.includes(each),
      );
      return [
        ...stray.slice(0, 2).map((id) => `the id ${id}`),
        ...said.slice(0, 2).map(([each, table]) => `“${each}” of ${table}`),
      ];
    },
  };
}

const naming = /^(id|ids|recordId|recordIds|winnerId|loserIds|otherId)$/;

/** Where an input's `type` says which kind of record its ids are of. */
const tableOfType: Readonly<Record<string, string>> = {
  account: "crm.accounts",
  contact: "crm.contacts",
  lead: "crm.leads",
  opportunity: "crm.opportunities",
  case: "crm.cases",
};

/** Routers and the tables whose rows their bare ids are of. */
const tableOfRouter: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ["accounts", "contacts", "leads", "opportunities", "cases"].map((each) => [each, `crm.${each}`]),
  ),
  activities: "crm.activities",
  lines: "crm.line_items",
  approvals: "crm.approvals",
  views: "crm.saved_views",
  profit: "crm.accounts",
};

/** The same input, with records of the type that it speaks of where it names one: no schema says which table an id is of. */
export function ofTheirType(owned: Owned, path: string, sample: unknown, at: number): unknown {
  if (typeof sample !== "object" || sample === null || Array.isArray(sample)) return sample;
  const given = sample as Record<string, unknown>;
  const table = tableOfType[String(given["type"] ?? given["recordType"])] ?? tableOfRouter[path.split(".")[1] ?? ""];
  const pool = table === undefined ? [] : (owned.ids.get(table) ?? []);
  let next = at * 3;
  const one = () => pool[next++ % pool.length];
  return Object.fromEntries(
    Object.entries(given).map(([field, value]) => {
      if (field === "record") return [field, ofTheirType(owned, path, value, at)];
      if (!naming.test(field) || pool.length === 0) return [field, value];
      return [field, Array.isArray(value) ? value.map(one) : one()];
    }),
  );
}
