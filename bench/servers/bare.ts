import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";

/*
 * What no HTTP API can beat by much: a bare node:http handler that looks its session up by one indexed query, runs the same
 * hand-written SQL in one transaction and answers with its rows as JSON. No tenancy, no rights, no checks of any input.
 */
const [, , url = "", token = ""] = process.argv;
const pool = new pg.Pool({ connectionString: url, max: 12 });

export interface Statement {
  text: string;
  values: unknown[];
}

async function body(request: IncomingMessage): Promise<Statement[]> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return JSON.parse(Buffer.concat(parts).toString()) as Statement[];
}

const server = createServer(async (request, response) => {
  const statements = await body(request);
  const session = await pool.query(
    "select s.id, u.organisation_id, u.person_id from directory.sessions s join directory.users u on u.id = s.user_id where s.token = $1 and s.expires_at > now()",
    [token],
  );
  if (session.rows.length === 0) {
    response.writeHead(401).end();
    return;
  }
  const client = await pool.connect();
  await client.query("begin");
  const sets: unknown[][] = [];
  for (const { text, values } of statements) sets.push((await client.query(text, values)).rows);
  await client.query("commit");
  client.release();
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(sets));
});
server.listen(0, "127.0.0.1", () =>
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`),
);
