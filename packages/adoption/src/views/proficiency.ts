import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { groupMinimum, isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import { sql } from "drizzle-orm";
import type { RolloutInput } from "../contract";
import type { Window } from "../measures/figure";
import { recentWindow } from "../standing/behaviour-standing";
import { getRollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

export const proficiencyParts = ["assessments", "dataQuality", "process"] as const;
export type ProficiencyPart = (typeof proficiencyParts)[number];

/** Which evidence fills which part. */
const sources: Record<ProficiencyPart, string> = {
  assessments: "training.assessmentScore",
  dataQuality: "crm.dataQuality",
  process: "crm.processKept",
};

/** A part's mean over the people for whom it is known, 0 to 1; or why there is none. */
export type PartFigure =
  | (Window & { mean: number; people: number })
  | Suppressed
  | { missing: "noSource" | "noReadings" };

export interface Proficiency {
  parts: Record<ProficiencyPart, PartFigure>;
  /** Mean of the parts that exist; null where none does. The missing ones are said, never zero. */
  mean: number | null;
}

/** What other modules know about how well people do it, read through the evidence port, over everybody in scope. */
export async function proficiency(ctx: Ctx, input: RolloutInput): Promise<Proficiency> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    const day = rollout.asOfDay;
    const { rows } = await tx.execute<{ person_id: string }>(sql`
      select person_id from adoption.rollout_people
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rollout.rolloutId}
        and scope_from <= ${day} and (scope_until is null or scope_until >= ${day})`);
    const people = rows.map((row) => row.person_id);
    const recent = recentWindow(day ?? "2000-01-03", "week");
    const window: Window = {
      from: rollout.startedOn ?? recent.from,
      until: day ?? recent.until,
      computedAt: ctx.clock.now().toISOString(),
    };
    const read = (part: ProficiencyPart) => readPart({ ...ctx, tx }, sources[part], people, window);
    const parts = {
      assessments: await read("assessments"),
      dataQuality: await read("dataQuality"),
      process: await read("process"),
    };
    const means = Object.values(parts).flatMap((part) => ("mean" in part ? [part.mean] : []));
    return { parts, mean: means.length > 0 ? means.reduce((sum, mean) => sum + mean, 0) / means.length : null };
  });
}

async function readPart(ctx: Ctx, name: string, people: readonly string[], window: Window): Promise<PartFigure> {
  const source = ctx.evidence.get(name)?.perPerson;
  if (!source) return { missing: "noSource" };
  const readings = people.length > 0 ? await source(ctx, people, { from: window.from, to: window.until }) : new Map();
  const shares = [...readings.values()].flatMap(({ numerator, denominator }) =>
    denominator > 0 ? [numerator / denominator] : [],
  );
  if (shares.length === 0) return { missing: "noReadings" };
  if (isTooSmall(shares.length, groupMinimum(ctx.privacyMode))) return { suppressed: "small" };
  return { ...window, mean: shares.reduce((sum, share) => sum + share, 0) / shares.length, people: shares.length };
}
