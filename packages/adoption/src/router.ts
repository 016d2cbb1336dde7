import type { TRPCRouterRecord } from "@trpc/server";
import { CellInput, HeatMapInput, LookInput, RolloutInput, TeamInput } from "./contract";
import { can } from "./procedures";
import { drillAdoption } from "./views/drill-adoption";
import { drillCell } from "./views/drill-cell";
import { drillSpeed } from "./views/drill-speed";
import { drillUtilisation } from "./views/drill-utilisation";
import { heatMap } from "./views/heat-map";
import { leadership } from "./views/leadership";
import { listRolloutPages } from "./views/list-rollout-pages";
import { lookAtPeople } from "./views/look-at-people";
import { myHabits } from "./views/my-habits";
import { proficiency } from "./views/proficiency";
import { rolloutPage } from "./views/rollout-page";
import { teamHabits } from "./views/team-habits";

export const router = {
  mine: can("own.read").query(({ ctx }) => myHabits(ctx)),
  team: can("team.read")
    .input(TeamInput)
    .query(({ ctx, input }) => teamHabits(ctx, input)),
  rollouts: can("rollout.read").query(({ ctx }) => listRolloutPages(ctx)),
  rollout: can("rollout.read")
    .input(RolloutInput)
    .query(({ ctx, input }) => rolloutPage(ctx, input)),
  heatMap: can("rollout.read")
    .input(HeatMapInput)
    .query(({ ctx, input }) => heatMap(ctx, input)),
  proficiency: can("rollout.read")
    .input(RolloutInput)
    .query(({ ctx, input }) => proficiency(ctx, input)),
  drill: {
    adoption: can("rollout.read")
      .input(RolloutInput)
      .query(({ ctx, input }) => drillAdoption(ctx, input)),
    utilisation: can("rollout.read")
      .input(RolloutInput)
      .query(({ ctx, input }) => drillUtilisation(ctx, input)),
    speed: can("rollout.read")
      .input(RolloutInput)
      .query(({ ctx, input }) => drillSpeed(ctx, input)),
    cell: can("rollout.read")
      .input(CellInput)
      .query(({ ctx, input }) => drillCell(ctx, input)),
  },
  look: can("rollout.read")
    .input(LookInput)
    .mutation(({ ctx, input }) => lookAtPeople(ctx, input)),
  leadership: can("overview.read").query(({ ctx }) => leadership(ctx)),
} satisfies TRPCRouterRecord;
