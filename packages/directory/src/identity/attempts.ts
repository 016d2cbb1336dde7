import { createHash } from "node:crypto";
import type { Database } from "@arraigo/db";

/** Wrong passwords in a row before an address is locked. */
export const failuresMax = 8;
export const lockMinutes = 15;
/** After so long without a try, counting starts again. */
const forgetMinutes = 60;

/** An unknown address is counted like a known one, and none is kept in clear. */
export function emailHash(email: string): string {
  return createHash("sha256").update(email.trim().toLowerCase()).digest("hex");
}

export type Try = { allowed: true; failures: number } | { allowed: false; secondsLeft: number };

/**
 * Counts a try before the password is looked at, so that many at once cannot pass together. It counts per account, whatever
 * network address it comes from; a success clears it.
 */
export async function countTry({ pool }: Database, email: string, now: Date): Promise<Try> {
  const hash = emailHash(email);
  const counted = await pool.query<{ failures: number }>(
    `insert into directory.sign_in_attempts as a (email_hash, failures, last_failed_at) values ($1, 1, $2)
     on conflict (email_hash) do update set
       failures = case when a.locked_until is not null or a.last_failed_at < $2::timestamptz - make_interval(mins => $4) then 1 else a.failures + 1 end,
       locked_until = case when a.locked_until is null and a.last_failed_at >= $2::timestamptz - make_interval(mins => $4) and a.failures + 1 >= $3
         then $2::timestamptz + make_interval(mins => $5) end,
       last_failed_at = $2
     where a.locked_until is null or a.locked_until <= $2
     returning failures`,
    [hash, now, failuresMax, forgetMinutes, lockMinutes],
  );
  const [row] = counted.rows;
  if (row) return { allowed: true, failures: row.failures };
  const locked = await pool.query<{ locked_until: Date | null }>(
    "select locked_until from directory.sign_in_attempts where email_hash = $1",
    [hash],
  );
  const until = locked.rows[0]?.locked_until?.getTime() ?? now.getTime();
  return { allowed: false, secondsLeft: Math.max(1, Math.ceil((until - now.getTime()) / 1000)) };
}

/** Takes a counted try back, and the lock it brought, where the password was never looked at: a flood from one address locks nobody. */
export async function giveTryBack({ pool }: Database, email: string): Promise<void> {
  await pool.query(
    "update directory.sign_in_attempts set failures = greatest(failures - 1, 0), locked_until = null where email_hash = $1",
    [emailHash(email)],
  );
}

/** After a successful sign-in or a reset. Takes rows nobody tried for a day along, so the table stays small. */
export async function clearTries({ pool }: Database, email: string, now: Date): Promise<void> {
  await pool.query(
    "delete from directory.sign_in_attempts where email_hash = $1 or last_failed_at < $2::timestamptz - interval '1 day'",
    [emailHash(email), now],
  );
}
