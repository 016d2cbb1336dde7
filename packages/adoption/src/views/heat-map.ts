import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { Protection, Suppressed } from "@arraigo/platform/disclosure";
import type { HeatMapInput } from "../contract";
import type { Grouping } from "../disclosure/protect-groupings";
import { type Figure, type FigureOrReason, isFigure, shareOfPeople, type Window } from "../measures/figure";
import { recentWindow } from "../standing/behaviour-standing";
import { askedGroups, noGroup, type RecentAtom } from "./atoms";
import type { Column } from "./columns";
import { groupNames } from "./group-names";
import { type ProtectedTable, protectedTable, rowProtection, sumOf } from "./protected-table";
import { getRollout, type Rollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

/** A group's share on a behaviour, or why there is none: too few, hidden for another's sake, nobody asked, no full week yet. */
export type HeatCell = { behaviourId: string } & (Figure | Suppressed | { notAsked: true } | { notYet: true });

export interface HeatRow {
  key: string;
  /** Null: people without a unit or job role. */
  name: string | null;
  /** Adoption over the group's people in scope. */
  adoption: FigureOrReason;
  cells: HeatCell[];
}

export interface HeatMap {
  by: Grouping;
  minimum: number;
  columns: (Pick<Column, "behaviourId" | "name" | "cadence" | "targetCount" | "required"> & {
    total: FigureOrReason;
  })[];
  rows: HeatRow[];
}

/** Share of people at or above the target over the last four full weeks, group by behaviour. Cut from one protected table. */
export async function heatMap(ctx: Ctx, input: HeatMapInput): Promise<HeatMap> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, async (tx) => {
    const rollout = await getRollout(ctx, tx, input.rolloutId);
    if (rollout.asOfDay === null) return { by: input.by, minimum: 0, columns: [], rows: [] };
    const table = await protectedTable(ctx, tx, rollout.rolloutId, rollout.asOfDay);
    return heatMapOf(ctx, tx, rollout, rollout.asOfDay, table, input.by);
  });
}

/** The same from a table at hand. */
export async function heatMapOf(
  ctx: Ctx,
  tx: Tx,
  rollout: Rollout,
  asOfDay: LocalDate,
  table: ProtectedTable,
  by: Grouping,
): Promise<HeatMap> {
  const names = await groupNames(ctx, tx, rollout.rolloutId, by);
  const behaviours = table.columns;
  const asked = await askedGroups(ctx, tx, rollout.rolloutId, by, behaviours);
  const windowOf = ({ cadence }: Column): Window => ({
    ...recentWindow(asOfDay, cadence),
    computedAt: rollout.computedAt ?? "",
  });
  const today = { from: asOfDay, until: asOfDay, computedAt: rollout.computedAt ?? "" };

  const rows = [...table.rows.groups[by]].map(([key, protection]): HeatRow => {
    const people = sumOf(
      table.scope,
      (atom) => atom[by] === key,
      (atom) => atom.people,
    );
    const adopted = sumOf(
      table.scope,
      (atom) => atom[by] === key,
      (atom) => atom.adopted,
    );
    return {
      key,
      name: key === noGroup ? null : (names.get(key) ?? null),
      adoption: protection === "shown" ? shareOfPeople(adopted, people, today) : { suppressed: protection },
      cells: behaviours.map((behaviour) => ({
        behaviourId: behaviour.behaviourId,
        ...cellOf(table, by, key, behaviour, asked.has(`${key} ${behaviour.behaviourId}`), windowOf(behaviour)),
      })),
    };
  });
  return {
    by,
    minimum: table.minimum,
    columns: behaviours.map((behaviour) => ({
      behaviourId: behaviour.behaviourId,
      name: behaviour.name,
      cadence: behaviour.cadence,
      targetCount: behaviour.targetCount,
      required: behaviour.required,
      total: totalOf(table, behaviour, windowOf(behaviour)),
    })),
    rows: rows.toSorted(shownFirst),
  };
}

function cellOf(table: ProtectedTable, by: Grouping, key: string, behaviour: Column, isAsked: boolean, window: Window) {
  const atoms = (table.recent.get(behaviour.behaviourId) ?? []).filter((atom) => atom[by] === key);
  const row = rowProtection(table.rows, by, key);
  if (atoms.length === 0 && !isAsked) return { notAsked: true } as const;
  if (row !== "shown") return { suppressed: row };
  if (atoms.length === 0) return { notYet: true } as const;
  const protection = table.cells.get(behaviour.behaviourId)?.groups[by].get(key) ?? "complement";
  return figureOf(atoms, protection, window);
}

function totalOf(table: ProtectedTable, { behaviourId }: Column, window: Window): FigureOrReason {
  const atoms = table.recent.get(behaviourId);
  const protection = table.cells.get(behaviourId)?.total;
  return atoms && protection ? figureOf(atoms, protection, window) : { missing: "noFullPeriod" };
}

function figureOf(atoms: readonly RecentAtom[], protection: Protection, window: Window): Figure | Suppressed {
  if (protection !== "shown") return { suppressed: protection };
  const all = () => true;
  return shareOfPeople(
    sumOf(atoms, all, ({ reached }) => reached),
    sumOf(atoms, all, ({ people }) => people),
    window,
  );
}

// Larger groups first; hidden ones last and by name, because their order by size would say something about their size.
function shownFirst(one: HeatRow, other: HeatRow): number {
  const [first, second] = [sizeOf(one), sizeOf(other)];
  return second - first || (one.name ?? "").localeCompare(other.name ?? "");
}

function sizeOf({ adoption }: HeatRow): number {
  return isFigure(adoption) ? adoption.denominator : 0;
}
