import { ofTenant } from "@arraigo/db";
import { adoptionEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { AdoptionState } from "../rules/state";
import { loadFacts, organisationDay } from "./load-facts";
import { type MemberStanding, saveStandings } from "./save-standings";
import { standingOf } from "./standing-of";
import { refreshes, rolloutPeople, states } from "./tables";

/** One transaction's worth. More would hold the lock for longer than a page's patience. */
export const peoplePerChunk = 400;

interface Change {
  rolloutId: string;
  behaviourId: string | null;
  personId: string;
  from: AdoptionState;
  to: AdoptionState;
}

/**
 * Works out anew where these people stand, in one rollout or in all of theirs, from facts alone. Doing it twice, late, or at the same
 * time as somebody else changes nothing more. Emits `adoption.state_changed` for those who stand elsewhere than before.
 */
export async function recomputePeople(ctx: Ctx, personIds: readonly string[], rolloutId?: string): Promise<void> {
  if (personIds.length === 0) return;
  await inTransaction(ctx, async (tx) => {
    // One at a time in an organisation: whoever waits here reads what the other one committed.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`adoption ${ctx.organisationId}`}, 0))`);
    const { today, zone } = await organisationDay(ctx, tx);
    const facts = await loadFacts(ctx, tx, { personIds, rolloutId, today, zone });
    const members = facts.memberships.flatMap((membership): MemberStanding[] => {
      const person = facts.people.get(membership.personId);
      if (!person) return [];
      const behaviours = facts.behaviours.get(membership.rolloutId) ?? [];
      const counts = facts.counts.get(membership.personId) ?? new Map();
      return [{ membership, standing: standingOf({ membership, person, behaviours, counts, today }) }];
    });
    const before = await statesBefore(ctx, tx, personIds, rolloutId);
    await saveStandings(ctx, tx, { personIds, rolloutId }, members);
    await touch(ctx, tx, [...new Set(members.map(({ membership }) => membership.rolloutId))]);
    const changes = changesOf(members, before);
    for (let at = 0; at < changes.length; at += 500)
      await emit(tx, adoptionEvents.stateChanged, { changes: changes.slice(at, at + 500) });
  });
}

const keyOf = (rolloutId: string, behaviourId: string | null, personId: string) =>
  `${rolloutId} ${behaviourId} ${personId}`;

async function statesBefore(ctx: Ctx, tx: Tx, personIds: readonly string[], rolloutId: string | undefined) {
  const onBehaviours = await tx
    .select({
      rolloutId: states.rolloutId,
      behaviourId: states.behaviourId,
      personId: states.personId,
      state: states.state,
    })
    .from(states)
    .where(
      and(
        ofTenant(states.organisationId, ctx.organisationId),
        inArray(states.personId, [...personIds]),
        rolloutId ? eq(states.rolloutId, rolloutId) : undefined,
      ),
    );
  const onRollouts = await tx
    .select({ rolloutId: rolloutPeople.rolloutId, personId: rolloutPeople.personId, state: rolloutPeople.state })
    .from(rolloutPeople)
    .where(
      and(
        ofTenant(rolloutPeople.organisationId, ctx.organisationId),
        inArray(rolloutPeople.personId, [...personIds]),
        rolloutId ? eq(rolloutPeople.rolloutId, rolloutId) : undefined,
      ),
    );
  return new Map([
    ...onBehaviours.map((row) => [keyOf(row.rolloutId, row.behaviourId, row.personId), row.state] as const),
    ...onRollouts.map((row) => [keyOf(row.rolloutId, null, row.personId), row.state] as const),
  ]);
}

function changesOf(members: readonly MemberStanding[], before: ReadonlyMap<string, string | null>): Change[] {
  return members.flatMap(({ membership: { rolloutId, personId }, standing }) => {
    const all: { behaviourId: string | null; to: AdoptionState | null }[] = [
      { behaviourId: null, to: standing.state },
      ...standing.behaviours.map(({ behaviour, state }) => ({ behaviourId: behaviour.behaviourId, to: state.state })),
    ];
    return all.flatMap(({ behaviourId, to }) => {
      const from = before.get(keyOf(rolloutId, behaviourId, personId)) as AdoptionState | null | undefined;
      return from && to && from !== to ? [{ rolloutId, behaviourId, personId, from, to }] : [];
    });
  });
}

async function touch(ctx: Ctx, tx: Tx, rolloutIds: readonly string[]): Promise<void> {
  if (rolloutIds.length === 0) return;
  const computedAt = ctx.clock.now();
  await tx
    .insert(refreshes)
    .values(rolloutIds.map((rolloutId) => ({ organisationId: ctx.organisationId, rolloutId, computedAt })))
    .onConflictDoUpdate({ target: [refreshes.organisationId, refreshes.rolloutId], set: { computedAt } });
}
