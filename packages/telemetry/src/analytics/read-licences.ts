import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { disclose, isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import type { LicencesInput } from "../analytics-contract";
import { protectMembers } from "./cut";
import { assertKept, readBegan, readFirstBefore, readKeptFrom } from "./kept-days";
import { type LicenceState, licenceStateOf, licenceUse } from "./licences";
import { type Grouping, type Member, untoldGroup } from "./members";
import { organisationYesterday } from "./organisation-day";
import { type Hidden, isHidden, materialFor } from "./question";
import { sameBut } from "./same-but";
import { splitLicences } from "./split-licences";

const recentDays = 28;

/**
 * Dormant and never look back over everything known, so that two days count the same past. Of an earlier day they are null where a few
 * came or left since: beside the later day they would say whether those few ever did anything. Where dormant or never is 1 to 4, only
 * both together are told (`inactive`), and where that or active is, nothing is but how many people there are.
 */
type Use = Record<LicenceState | "inactive", number | null> & { people: number };

export interface Licences {
  minimum: number;
  /** "Active" means: did something from this day on. */
  from: LocalDate;
  until: LocalDate;
  /** "Never" means: nothing since this day, on which recording began. Null where nothing was ever recorded. */
  since: LocalDate | null;
  total: Use;
  /** A hidden group's people are not told either: beside the others they would give it away. */
  groups: { key: string; use: Use | Suppressed }[];
  computedAt: string;
}

/**
 * Who uses the access they have: active in the last 28 days, dormant, never; all together and group by group.
 * @throws DaysGone where the 28 days are no longer kept by person.
 */
export async function readLicences(ctx: Ctx, input: LicencesInput): Promise<Licences | Hidden> {
  const until = input.until ?? (await organisationYesterday(ctx));
  const from = addDays(until, 1 - recentDays);
  const keptFrom = await readKeptFrom(ctx);
  assertKept(from, keptFrom);
  const material = await materialFor(ctx, { from: keptFrom, until, events: [""], counted: [] });
  if (isHidden(material)) return material;
  const firstBefore = await readFirstBefore(ctx, "");
  const { members, days, minimum, computedAt } = material;
  const protection = protectMembers(members, until, minimum);
  const yesterday = await organisationYesterday(ctx);
  const facts = { days: days.get("") ?? [], firstBefore, window: { from, until } };
  const depth = splitLicences(members, licenceStateOf(facts), { until, minimum });
  const useOf = (some: readonly Member[], group?: { by: Grouping; key: string }): Use => {
    const use = licenceUse(facts, some);
    const people = use.active + use.dormant + use.never;
    const isFew = [use.dormant, use.never].some((state) => isTooSmall(state, minimum));
    const apart = depth(group) > 1 && !isFew && sameBut(some, [until, yesterday], minimum);
    const all = apart ? use : { active: use.active, dormant: null, never: null };
    // Whoever stands in for somebody erased can make it few after all.
    const isTold = [use.active, people - use.active].every((state) => !isTooSmall(state, minimum));
    if (depth(group) === 0 || !isTold) return { people, active: null, inactive: null, dormant: null, never: null };
    return { ...all, inactive: people - use.active, people };
  };
  const keys = [...protection.groups[input.by].keys()].filter((key) => key !== untoldGroup).toSorted();
  return {
    minimum,
    from,
    until,
    since: await readBegan(ctx),
    total: useOf(members),
    groups: keys.map((key) => {
      const some = members.filter((member) => member[input.by] === key);
      return {
        key,
        use: disclose(protection.groups[input.by].get(key) ?? "complement", useOf(some, { by: input.by, key })),
      };
    }),
    computedAt,
  };
}
