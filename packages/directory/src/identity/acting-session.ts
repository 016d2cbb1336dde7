import type { Database } from "@arraigo/db";
import type { Acting, ActingFacts } from "../access/load-actor";

interface Row extends ActingFacts {
  session_id: string;
  organisation_id: string;
  person_id: string;
}

/**
 * Whose open session this token is, and what decides what they may do, in one round trip: signing out, being locked out and
 * losing a role all hold from the next request on. The statement stays prepared on each connection.
 */
export async function actingSession({ pool }: Database, token: string, now: Date): Promise<Acting | undefined> {
  const { rows } = await pool.query<Row>({
    name: "acting_session",
    text: "select * from directory.acting_session($1, $2)",
    values: [token, now],
  });
  const [row] = rows;
  if (!row) return undefined;
  const { session_id, organisation_id, person_id, ...facts } = row;
  return { sessionId: session_id, organisationId: organisation_id, personId: person_id, facts };
}
