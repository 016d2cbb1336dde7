import { type Ctx, inTransaction } from "@arraigo/platform";
import type { PrivacyMode } from "@arraigo/platform/contract";
import type { TeamInput } from "../contract";
import type { FigureOrReason } from "../measures/figure";
import { columnsOf } from "./columns";
import { type Behaviour, listBehaviours, listRollouts } from "./published";
import { teamAggregates } from "./team-aggregates";
import { type NamedPage, namedTeam } from "./team-by-name";

export interface TeamHabits {
  privacyMode: PrivacyMode;
  minimum: number | null;
  rollouts: { rolloutId: string; name: string }[];
  rolloutId: string | null;
  computedAt: string | null;
  behaviours: (Pick<Behaviour, "behaviourId" | "name"> & { figure: FigureOrReason | null })[];
  /** By name; null where the privacy mode gives aggregates alone. */
  named: NamedPage | null;
  adoption: FigureOrReason | null;
}

/**
 * A people manager's team: everybody below them. By name in named support and team mode; in works council mode sums over 10 people
 * or more, protected together with the rollout's own groups.
 */
export async function teamHabits(ctx: Ctx, input: TeamInput): Promise<TeamHabits> {
  return inTransaction(ctx, async (tx) => {
    const all = await listRollouts(ctx, tx);
    const rollouts = all.map(({ rolloutId, name }) => ({ rolloutId, name }));
    const rollout =
      all.find(({ rolloutId }) => rolloutId === input.rolloutId) ?? all.find(({ asOfDay }) => asOfDay !== null);
    const nothing = {
      privacyMode: ctx.privacyMode,
      minimum: null,
      rollouts,
      behaviours: [],
      named: null,
      adoption: null,
    };
    if (!rollout?.asOfDay) return { ...nothing, rolloutId: null, computedAt: null };
    const { rolloutId, computedAt } = rollout;
    const columns = columnsOf(await listBehaviours(ctx, tx, rolloutId));
    const behaviours = columns.map(({ behaviourId, name }) => ({
      behaviourId,
      name,
      figure: null,
    }));
    if (ctx.privacyMode !== "works_council") {
      const named = await namedTeam(ctx, tx, { ...input, rolloutId, day: rollout.asOfDay, columns });
      return { ...nothing, rolloutId, computedAt, behaviours, named };
    }
    const sums = await teamAggregates(ctx, tx, {
      rolloutId,
      day: rollout.asOfDay,
      computedAt: computedAt ?? "",
      columns,
    });
    return {
      ...nothing,
      rolloutId,
      computedAt,
      minimum: sums.minimum,
      adoption: sums.adoption,
      behaviours: behaviours.map((behaviour) => ({
        ...behaviour,
        figure: sums.behaviours.get(behaviour.behaviourId) ?? { missing: "noFullPeriod" },
      })),
    };
  });
}
