import { randomInt } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Log } from "./log";

/** So often work that lost to somebody else's is begun again before the person hears of it. */
export const begunAgainMax = 3;

/** Whoever lost waits a little, each another while, so that the same two do not meet in the same place again. */
const waitMsMax = 60;

/** SQLSTATE 40P01 (deadlock detected) and 40001 (serialization failure): the database chose this transaction to lose, and nothing of it stands. */
export function lostToAnother(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && (error.code === "40P01" || error.code === "40001")) || lostToAnother(error.cause);
}

/**
 * Does work that opens its own transaction, again from the beginning where the database let another's win, up to three times.
 * Whatever the work wrote is gone with its transaction, so only what it does outside of one would be done twice.
 */
export async function beginningAgain<T>(
  log: Log,
  facts: { path: string; requestId: string },
  work: () => Promise<T>,
): Promise<T> {
  for (let again = 1; ; again++) {
    try {
      return await work();
    } catch (error) {
      if (again > begunAgainMax || !lostToAnother(error)) throw error;
      log.warning("lost to another transaction, begun again", { ...facts, again });
      await sleep(randomInt(waitMsMax * again));
    }
  }
}
