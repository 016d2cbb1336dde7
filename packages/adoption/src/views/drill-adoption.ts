import { type Ctx, inTransaction } from "@arraigo/platform";
import { type Protection, protectPartition, type Suppressed } from "@arraigo/platform/disclosure";
import type { RolloutInput } from "../contract";
import { type Grouping, groupings } from "../disclosure/protect-groupings";
import { type Figure, shareOfPeople } from "../measures/figure";
import { type AdoptionState, adoptionStates } from "../rules/state";
import { noGroup } from "./atoms";
import { groupNames } from "./group-names";
import { protectedTable, sumOf } from "./protected-table";
import { getRollout } from "./published";
import { seesOrganisation } from "./sees-organisation";
import { stateCounts } from "./state-counts";

export interface GroupFigure {
  key: string;
  name: string | null;
  figure: Figure | Suppressed;
}

export interface AdoptionDrill {
  inScope: number | null;
  /** People of each state; those of 1 to k-1 are hidden, and one more with them where needed. Adopted is the figure itself. */
  states: { state: AdoptionState; people: number | null; suppressed: "small" | "complement" | null }[];
  groups: Record<Grouping, GroupFigure[]>;
}

/** What the adoption rate is made of: states, and each grouping's groups, cut from the page's own protected table. */
export async function drillAdoption(ctx: Ctx, input: RolloutInput): Promise<AdoptionDrill> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    const day = rollout.asOfDay;
    if (day === null) return { inScope: null, states: [], groups: { unit: [], wave: [], role: [] } };
    const table = await protectedTable(ctx, tx, rollout.rolloutId, day);
    const window = { from: day, until: day, computedAt: rollout.computedAt ?? "" };
    const groups: AdoptionDrill["groups"] = { unit: [], wave: [], role: [] };
    for (const by of groupings) {
      const names = await groupNames(ctx, tx, rollout.rolloutId, by);
      groups[by] = [...table.rows.groups[by]].map(([key, protection]) => {
        const total = (value: (atom: (typeof table.scope)[number]) => number) =>
          sumOf(table.scope, (atom) => atom[by] === key, value);
        const figure =
          protection === "shown"
            ? shareOfPeople(
                total((atom) => atom.adopted),
                total((atom) => atom.people),
                window,
              )
            : { suppressed: protection };
        return { key, name: key === noGroup ? null : (names.get(key) ?? null), figure };
      });
    }
    const isShown = table.rows.total === "shown";
    const counts = await stateCounts(ctx, tx, rollout.rolloutId, day);
    return {
      inScope: isShown
        ? sumOf(
            table.scope,
            () => true,
            (atom) => atom.people,
          )
        : null,
      states: isShown ? protectedStates(counts, table.minimum) : [],
      groups,
    };
  });
}

/** Adopted is known from the rate, so the others are protected as the parts of those who have not. */
function protectedStates(counts: ReadonlyMap<string, number>, minimum: number): AdoptionDrill["states"] {
  const others = adoptionStates
    .filter((state) => state !== "adopted")
    .map((state) => ({ key: state, people: counts.get(state) ?? 0 }));
  const protections = new Map<string, Protection>(protectPartition(others, minimum)).set("adopted", "shown");
  return adoptionStates.flatMap((state) => {
    const people = counts.get(state) ?? 0;
    const protection = protections.get(state) ?? "complement";
    if (state === "waiting" && people === 0) return [];
    return [
      protection === "shown" ? { state, people, suppressed: null } : { state, people: null, suppressed: protection },
    ];
  });
}
