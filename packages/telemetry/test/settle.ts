import type { Ctx } from "@arraigo/platform";
import { telemetryModule } from "../src/index";
import { look } from "./looking";

const { moveNames, recheckPeople } = telemetryModule.jobs;

/** Runs the job that moves the past until nothing is left to move, as a worker would. */
export async function settleMoves(ownerUrl: string, system: Ctx): Promise<void> {
  for (let round = 0; round < 200; round += 1) {
    await moveNames?.(system, {});
    const left = await look(ownerUrl, "select 1 from telemetry.name_moves where organisation_id = $1 limit 1", [
      system.organisationId,
    ]);
    if (left.length === 0) return;
  }
  throw new Error("the past did not settle");
}

/** What happens after somebody's entry in the directory changed, or, without a person, after an import. */
export async function afterDirectoryChange(ownerUrl: string, system: Ctx, personId?: string): Promise<void> {
  await recheckPeople?.(system, personId ? { personId } : {});
  await settleMoves(ownerUrl, system);
}
