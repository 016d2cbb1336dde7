import type { Database } from "@arraigo/db";
import type { KeyTrust } from "../contract";
import { hashOfKey } from "../keys/hash";

export interface KnownKey {
  keyId: string;
  organisationId: string;
  /** Undefined: as much as the process allows. */
  perSecondMax: number | undefined;
  /** Undefined: without end. */
  perDayMax: number | undefined;
  /** Until when somebody looks at what arrives. */
  watchedUntil: Date | undefined;
  trust: KeyTrust;
}

interface KeyRow {
  id: string;
  organisation_id: string;
  per_second_max: number | null;
  per_day_max: string | null;
  watched_until: Date | null;
  trust: KeyTrust;
}

const knownOf = (row: KeyRow): KnownKey => ({
  keyId: row.id,
  organisationId: row.organisation_id,
  perSecondMax: row.per_second_max ?? undefined,
  perDayMax: row.per_day_max === null ? undefined : Number(row.per_day_max),
  watchedUntil: row.watched_until ?? undefined,
  trust: row.trust,
});

const rememberedMax = 10_000;
/** A key just made may have been tried a moment too early. */
const unknownMsMax = 1_000;

export interface KnownKeys {
  (key: string): Promise<KnownKey | undefined>;
  /** Whether it was found a moment ago; asks nobody. */
  remembers(key: string): boolean;
}

/**
 * Finds whose key it is, and remembers it for a few seconds: a revoked key stops working within that time in every process.
 * Unknown keys are remembered too, so that guessing does not reach the database.
 */
export function knownKeys(database: Database, keyMsMax: number): KnownKeys {
  const remembered = new Map<string, { known: KnownKey | undefined; until: number }>();
  const find = async (key: string) => {
    const hash = hashOfKey(key);
    const now = Date.now();
    const before = remembered.get(hash);
    if (before && before.until > now) return before.known;
    const { rows } = await database.pool.query<KeyRow>(
      "select id, organisation_id, per_second_max, per_day_max, watched_until, trust from telemetry.key_of($1)",
      [hash],
    );
    const [row] = rows;
    const known = row && knownOf(row);
    remembered.delete(hash);
    if (remembered.size >= rememberedMax) remembered.delete(remembered.keys().next().value ?? "");
    remembered.set(hash, { known, until: now + (known ? keyMsMax : Math.min(unknownMsMax, keyMsMax)) });
    return known;
  };
  return Object.assign(find, {
    remembers: (key: string) => remembered.get(hashOfKey(key))?.known !== undefined,
  });
}

/** The key a request names in Basic authorisation, before its colon. Undefined where there is none. */
export function keyInHeader(request: Request): string | undefined {
  const basic = /^Basic ([A-Za-z0-9+/=_-]{1,400})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  if (!basic) return undefined;
  const [name = ""] = Buffer.from(basic, "base64").toString("utf8").split(":");
  return name || undefined;
}

/** The key in a request's address. Undefined where there is none. */
export function keyInQuery(request: Request): string | undefined {
  const key = new URL(request.url).searchParams.get("writeKey") ?? "";
  return key !== "" && key.length <= 200 ? key : undefined;
}
