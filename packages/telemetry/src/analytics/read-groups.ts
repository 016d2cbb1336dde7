import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Suppressed } from "@arraigo/platform/disclosure";
import { policyOf } from "../retention/policy";
import { protectionOf, protectMembers } from "./cut";
import { byPlace, groupNames } from "./group-names";
import { loadMembers } from "./load-members";
import { type Grouping, groupings, isThere } from "./members";
import { organisationToday } from "./organisation-day";

export interface UsageGroup {
  by: Grouping;
  key: string;
  /** Null for the people who have no unit, location or job role. */
  name: string | null;
  size: { people: number } | Suppressed;
}

export interface UsageGroups {
  minimum: number;
  /** The running day where the organisation is. */
  today: LocalDate;
  /** The first day of which single events are kept: sequences can be asked from then on. */
  rawSince: LocalDate;
  people: number;
  /** Groups in which somebody is employed today, by grouping and name. */
  groups: UsageGroup[];
}

/** The groups figures can be cut by, each with its size or why it is not shown: the decision every figure of today takes too. */
export async function readGroups(ctx: Ctx): Promise<UsageGroups> {
  const today = await organisationToday(ctx);
  const minimum = groupMinimum(ctx.privacyMode);
  return inTransaction(ctx, async (tx) => {
    const there = (await loadMembers(tx)).filter((member) => isThere(member, today, today));
    const { rawDays } = await policyOf(tx);
    const nameOf = await groupNames(tx);
    const protection = protectMembers(there, today, minimum);
    const groups = groupings.flatMap((by) =>
      [...new Set(there.map((member) => member[by]))].map((key): UsageGroup => {
        const is = protectionOf(protection, { by, key });
        const size =
          is === "shown" ? { people: there.filter((member) => member[by] === key).length } : { suppressed: is };
        return { by, key, name: nameOf(by, key), size };
      }),
    );
    return {
      minimum,
      today,
      rawSince: addDays(today, -rawDays),
      people: there.length,
      groups: groups.toSorted((one, other) => byPlace(groupings, one, other)),
    };
  });
}
