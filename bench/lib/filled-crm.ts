import type pg from "pg";
import { ask } from "./ask";
import { fillCrm, quickSize, wholeSize } from "./crm-fill";
import type { BenchDatabase } from "./database";
import { makeAdministrator, repository, signIn, startProduct } from "./product";

/** Who is signed in where. */
export interface Session {
  url: string;
  cookie: string;
}

/** A full CRM, the administrator who holds what is "mine" in it, and how to sign in as them. */
export interface FilledCrm {
  organisation: string;
  me: string;
  administrator: { email: string; password: string };
  /** Seconds until two own fields were indexed on demand; null where they already were, in a kept database. */
  indexedIn: number | null;
}

/** Fills the database through its owner, unless an earlier run left it full; own fields are made and indexed through the product. */
export async function filledCrm(
  { url: databaseUrl, owner }: BenchDatabase,
  quick: boolean,
  log: (line: string) => void,
): Promise<FilledCrm> {
  await owner.query("create table if not exists public.bench_filled (crm jsonb not null)");
  const { rows: kept } = await owner.query<{ crm: FilledCrm }>("select crm from public.bench_filled");
  const [left] = kept;
  if (left) return { ...left.crm, indexedIn: null };
  const administrator = await makeAdministrator(databaseUrl, "Bench");
  const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
    "select id, organisation_id from directory.people",
  );
  const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
  await fillCrm(owner, organisation, me, quick ? quickSize : wholeSize, log);
  const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
  try {
    const session = { url: product.url, cookie: await signIn(product.url, administrator) };
    const indexedIn = await indexFields(session, owner, organisation);
    const crm = { organisation, me, administrator, indexedIn };
    await owner.query("insert into public.bench_filled values ($1)", [JSON.stringify(crm)]);
    return crm;
  } finally {
    await product.stop();
  }
}

/** One query of the portal's, as its client asks it. */
export async function get<T>({ url, cookie }: Session, path: string, input: unknown): Promise<T> {
  const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const answer = await ask(`${url}/trpc/${path}${query}`, { cookie });
  const body = JSON.parse(answer.body) as { result?: { data: T } };
  if (!body.result) throw new Error(`${path} answered ${answer.status}: ${answer.body.slice(0, 500)}`);
  return body.result.data;
}

/** Several at once, in one request, as the portal's client sends what a page asks for. */
export async function getAll({ url, cookie }: Session, asked: [path: string, input: unknown][]): Promise<unknown[]> {
  const inputs = encodeURIComponent(
    JSON.stringify(Object.fromEntries(asked.map(([, input], index) => [index, input]))),
  );
  const paths = asked.map(([path]) => path).join(",");
  const answer = await ask(`${url}/trpc/${paths}?batch=1&input=${inputs}`, { cookie });
  const parts = JSON.parse(answer.body) as { result?: { data: unknown } }[];
  return parts.map((part, index) => {
    if (!part.result) throw new Error(`${asked[index]?.[0]} answered ${JSON.stringify(part).slice(0, 500)}`);
    return part.result.data;
  });
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
