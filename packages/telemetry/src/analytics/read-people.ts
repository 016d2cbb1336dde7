import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { disclose, groupMinimum, type Suppressed } from "@arraigo/platform/disclosure";
import type { BehindInput } from "../uptake-contract";
import { type Behind, type Part, partOf } from "./behind";
import { listFeatures } from "./features";
import { findBehind } from "./find-behind";
import { byPlace, groupNames } from "./group-names";
import { type MayLook, mayLook } from "./may-look";
import { type Grouping, groupings, untoldGroup } from "./members";
import { looksAtTeam, ownAsked } from "./own-asked";
import type { Hidden } from "./question";

export interface PeopleBehind {
  minimum: number;
  /** Everybody the figure is about, and how many of them it counts; not shown to whoever may see names behind it all the same. */
  total: Part | Suppressed;
  /** The groups they are in, by name and never by figure: nobody is ranked. */
  groups: { by: Grouping; key: string; name: string | null; part: Part | Suppressed }[];
  /** Whether whoever asks may see names behind this figure, and if not, why. */
  names: MayLook;
  computedAt: string;
}

/**
 * The people behind a figure, as far as they may be known: the groups they are in, with sizes or why those are not shown. Names are
 * looked at with `lookAtPeople`, which few may do.
 * @throws NotFound for a number that the figure's own page does not have.
 */
export async function readPeople(ctx: Ctx, input: BehindInput): Promise<PeopleBehind | Hidden> {
  const computedAt = ctx.clock.now().toISOString();
  const behind = await findBehind(ctx, input);
  if (behind === null) throw new NotFound();
  if ("hidden" in behind) return behind;
  const minimum = groupMinimum(ctx.privacyMode);
  if (behind.of.length > 0 && behind.protection.total !== "shown") {
    const hidden = { suppressed: behind.protection.total };
    const may = await namesBehind(ctx, input);
    const isNamed = may === "rollouts" || may === "team";
    return isNamed ? { minimum, total: hidden, groups: [], names: may, computedAt } : { hidden, minimum };
  }
  const names = await inTransaction(ctx, groupNames);
  const groups = behind.by.flatMap((by) =>
    keysOf(behind, by)
      .filter((key) => key !== untoldGroup)
      .map((key) => ({
        by,
        key,
        name: names(by, key),
        part: disclose(
          behind.protection.groups[by].get(key) ?? "complement",
          partOf(behind, (member) => member[by] === key),
        ),
      })),
  );
  return {
    minimum,
    total: partOf(behind, () => true),
    groups: groups.toSorted((one, other) => byPlace(groupings, one, other)),
    names: await namesBehind(ctx, input),
    computedAt,
  };
}

/** The groups of those it is about; of a group of one person, that alone would be theirs to know, so that hidden ones are all listed. */
function keysOf({ of, also = [], protection }: Behind, by: Grouping): string[] {
  const hidden = also.filter((member) => (protection.groups[by].get(member[by]) ?? "complement") !== "shown");
  return [...new Set([...of, ...hidden].map((member) => member[by]))];
}

/** Names inside a rollout are for whoever runs it; whoever runs none that asks for this sees their own team at most. */
async function namesBehind(ctx: Ctx, input: BehindInput): Promise<MayLook> {
  const may = mayLook(ctx, input);
  if (may !== "rollouts" || input.figure !== "offer") return may;
  const own = await inTransaction(ctx, async (tx) => {
    const feature = (await listFeatures(tx)).find(({ key }) => key === input.feature);
    return feature ? ownAsked(ctx, tx, feature) : new Map();
  });
  if (own.size > 0) return may;
  return looksAtTeam(ctx) ? "team" : "notYours";
}
