import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { disclose, type Suppressed } from "@arraigo/platform/disclosure";
import type { LicencesInput } from "../analytics-contract";
import { protectMembers } from "./cut";
import { type LicenceState, licenceUse } from "./licences";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, materialFor } from "./question";
import { sameBut } from "./same-but";

const recentDays = 28;
/** How far back something done still tells "dormant" from "never": as long as a person's days are kept. */
const knownDays = 395;

/**
 * Dormant and never look back over everything known, so that two days count the same past. Of an earlier day they are null where a few
 * came or left since: beside the later day they would say whether those few ever did anything.
 */
type Use = Record<LicenceState, number | null> & { people: number; active: number };

export interface Licences {
  minimum: number;
  /** "Active" means: did something from this day on. */
  from: LocalDate;
  until: LocalDate;
  total: Use;
  /** A hidden group's people are not told either: beside the others they would give it away. */
  groups: { key: string; use: Use | Suppressed }[];
  computedAt: string;
}

/** Who uses the access they have: active in the last 28 days, dormant, never; all together and group by group. */
export async function readLicences(ctx: Ctx, input: LicencesInput): Promise<Licences | Hidden> {
  const until = input.until ?? (await organisationYesterday(ctx));
  const from = addDays(until, 1 - recentDays);
  const material = await materialFor(ctx, { from: addDays(until, 1 - knownDays), until, events: [""], counted: [] });
  if (isHidden(material)) return material;
  const { members, days, minimum, computedAt } = material;
  const protection = protectMembers(members, until, minimum);
  const yesterday = await organisationYesterday(ctx);
  const useOf = (some: typeof members): Use => {
    const use = licenceUse(days.get("") ?? [], some, { from, until });
    const people = use.active + use.dormant + use.never;
    const isTold = sameBut(some, [until, yesterday], minimum);
    return isTold ? { ...use, people } : { active: use.active, dormant: null, never: null, people };
  };
  const keys = [...protection.groups[input.by].keys()].toSorted();
  return {
    minimum,
    from,
    until,
    total: useOf(members),
    groups: keys.map((key) => {
      const some = members.filter((member) => member[input.by] === key);
      return { key, use: disclose(protection.groups[input.by].get(key) ?? "complement", useOf(some)) };
    }),
    computedAt,
  };
}
