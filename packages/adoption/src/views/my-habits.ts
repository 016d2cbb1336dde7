import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { PrivacyMode } from "@arraigo/platform/contract";
import { and, eq, sql } from "drizzle-orm";
import { grouped } from "../grouped";
import type { AdoptionState } from "../rules/state";
import { states } from "../standing/tables";
import { type Behaviour, listBehaviours, listRollouts } from "./published";

export interface Habit extends Behaviour {
  state: AdoptionState;
  since: LocalDate | null;
  /** Up to twelve full periods, oldest first; `expected` false: nothing could be asked. */
  periods: { from: LocalDate; until: LocalDate; count: number; expected: boolean; met: boolean }[];
  /** Shown, and never counted. */
  running: { from: LocalDate; until: LocalDate; count: number };
}

export interface MyHabits {
  /** Decides who else may see this. */
  privacyMode: PrivacyMode;
  rollouts: { rolloutId: string; name: string; computedAt: string | null; habits: Habit[] }[];
}

/** A person's own habits, everything that is known about them, for that person alone. */
export async function myHabits(ctx: Ctx): Promise<MyHabits> {
  return inTransaction(ctx, async (tx) => {
    const mine = await tx
      .select()
      .from(states)
      .where(
        and(
          ofTenant(states.organisationId, ctx.organisationId),
          eq(states.personId, ctx.actor.personId ?? ""),
          eq(states.asked, true),
        ),
      );
    if (mine.length === 0) return { privacyMode: ctx.privacyMode, rollouts: [] };
    const byBehaviour = new Map(mine.map((row) => [row.behaviourId, row]));
    const periods = await lastPeriods(ctx, tx);
    const behaviours = (await listBehaviours(ctx, tx)).filter(({ behaviourId }) => byBehaviour.has(behaviourId));
    const rollouts = (await listRollouts(ctx, tx)).map(({ rolloutId, name, computedAt }) => ({
      rolloutId,
      name,
      computedAt,
      habits: behaviours.flatMap((behaviour): Habit[] => {
        const row = byBehaviour.get(behaviour.behaviourId);
        if (!row || behaviour.rolloutId !== rolloutId) return [];
        return [
          {
            ...behaviour,
            state: row.state as AdoptionState,
            since: row.since,
            periods: periods.get(behaviour.behaviourId) ?? [],
            running: { from: row.runningFrom, until: row.runningUntil, count: row.runningCount },
          },
        ];
      }),
    }));
    return { privacyMode: ctx.privacyMode, rollouts: rollouts.filter(({ habits }) => habits.length > 0) };
  });
}

async function lastPeriods(ctx: Ctx, tx: Tx) {
  const { rows } = await tx.execute<{
    behaviour_id: string;
    period_start: string;
    period_end: string;
    count: number;
    expected: boolean;
    met: boolean;
  }>(sql`
    select behaviour_id, period_start, period_end, count, expected, met from (
      select behaviour_id, period_start, period_end, count, expected, met,
        row_number() over (partition by behaviour_id order by period_start desc) as age
      from adoption.person_periods
      where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and person_id = ${ctx.actor.personId}
    ) aged where age <= 12 order by behaviour_id, period_start`);
  return grouped(
    rows.map(({ period_start, period_end, ...row }) => ({ ...row, from: period_start, until: period_end })),
    ({ behaviour_id }) => behaviour_id,
  );
}
