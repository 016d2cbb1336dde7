import { setTimeout as sleep } from "node:timers/promises";
import type { Tx } from "@arraigo/platform";

/** Storing a batch takes milliseconds; what takes longer is waited for in a later round. */
const storingMsMax = 3_000;

/**
 * Waits for whoever is storing right now, up to three seconds, and says whether all of them ended. Before anything is locked, or they
 * might wait for us.
 */
export async function storingEnded(tx: Tx): Promise<boolean> {
  const until = Date.now() + storingMsMax;
  const storing = async () => {
    const { rows } = await tx.runSql("select telemetry.storing_now() as storing");
    return (rows[0] as { storing: string[] } | undefined)?.storing ?? [];
  };
  let waitingFor = new Set(await storing());
  while (waitingFor.size > 0 && Date.now() < until) {
    await sleep(20);
    waitingFor = new Set((await storing()).filter((each) => waitingFor.has(each)));
  }
  return waitingFor.size === 0;
}
