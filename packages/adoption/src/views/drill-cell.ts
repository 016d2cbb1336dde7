import { type Ctx, inTransaction } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import type { Suppressed } from "@arraigo/platform/disclosure";
import type { CellInput } from "../contract";
import { protectColumn } from "../disclosure/protect-groupings";
import { grouped } from "../grouped";
import { type Figure, shareOfPeople } from "../measures/figure";
import { recentWindow } from "../standing/behaviour-standing";
import { periodAtoms } from "./atoms";
import { type HeatCell, heatMapOf } from "./heat-map";
import { isOpen, protectedTable, rowProtection, sumOf } from "./protected-table";
import { getRollout, runsRollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

export interface CellDrill {
  group: string | null;
  behaviour: { name: string; targetCount: number | null; cadence: "day" | "week" | "month" } | null;
  cell: HeatCell | null;
  /** The last periods, oldest first: how many of the people expected to met the target. */
  periods: { from: LocalDate; until: LocalDate; figure: Figure | Suppressed }[];
  /** Whether the reader may look at names behind it. */
  mayLook: boolean;
}

const daysBack = { day: 27, week: 83, month: 366 } as const;

/** The periods behind a cell of the heat map. Each is protected over all groups of that period, as the cell itself is. */
export async function drillCell(ctx: Ctx, input: CellInput): Promise<CellDrill> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    const day = rollout.asOfDay;
    const nothing = { group: null, behaviour: null, cell: null, periods: [], mayLook: false };
    if (day === null) return nothing;
    const table = await protectedTable(ctx, tx, rollout.rolloutId, day);
    const map = await heatMapOf(ctx, tx, rollout, day, table, input.by);
    const column = map.columns.find(({ behaviourId }) => behaviourId === input.behaviourId);
    const row = map.rows.find(({ key }) => key === input.group);
    if (!column || !row) return nothing;
    const answer = {
      group: row.name,
      behaviour: column,
      cell: row.cells.find((cell) => cell.behaviourId === input.behaviourId) ?? null,
    };
    if (rowProtection(table.rows, input.by, input.group) !== "shown") return { ...nothing, ...answer };
    const last = recentWindow(day, column.cadence === "day" ? "week" : column.cadence).until;
    const from = addDays(last, -daysBack[column.cadence]);
    const atoms = await periodAtoms(ctx, tx, {
      rolloutId: rollout.rolloutId,
      behaviourIds: table.columns.find(({ behaviourId }) => behaviourId === input.behaviourId)?.behaviourIds ?? [],
      from,
    });
    const periods = [...grouped(atoms, ({ periodStart }) => periodStart).values()].map((each) => {
      const protection =
        protectColumn(each, table.minimum, isOpen(table.rows)).groups[input.by].get(input.group) ?? "shown";
      const own = each.filter((atom) => atom[input.by] === input.group);
      const [window] = each.map(({ periodStart, periodEnd }) => ({ from: periodStart, until: periodEnd }));
      const people = sumOf(
        own,
        () => true,
        (atom) => atom.people,
      );
      return {
        window,
        people,
        met: sumOf(
          own,
          () => true,
          (atom) => atom.met,
        ),
        protection,
      };
    });
    return {
      ...answer,
      periods: periods.flatMap(({ window, people, met, protection }) => {
        if (!window || people === 0) return [];
        const figure = shareOfPeople(met, people, { ...window, computedAt: rollout.computedAt ?? "" });
        return [{ ...window, figure: protection === "shown" ? figure : { suppressed: protection } }];
      }),
      mayLook: ctx.privacyMode === "named_support" && (await runsRollout(ctx, tx, rollout.rolloutId)),
    };
  });
}
