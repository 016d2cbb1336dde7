import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Protection } from "@arraigo/platform/disclosure";
import { type SQL, sql } from "drizzle-orm";
import { type Atom, protectGroupings } from "../disclosure/protect-groupings";
import { grouped } from "../grouped";
import { type FigureOrReason, shareOfPeople } from "../measures/figure";
import { recentWindow } from "../standing/behaviour-standing";
import { noGroup } from "./atoms";
import { type Column, columnsRelation } from "./columns";
import { isOpen } from "./protected-table";

interface TeamAtom extends Atom {
  /** The people manager they report to; a team is everybody below somebody. */
  manager: string;
  count: number;
}

export interface TeamSums {
  minimum: number;
  adoption: FigureOrReason;
  behaviours: ReadonlyMap<string, FigureOrReason>;
}

/**
 * A manager's whole team as sums. Teams overlap units, waves and roles, and contain one another, so every manager's team goes through the
 * same protection after the rollout's groups, in the same order for all readers: what one manager sees cannot be set against what another does.
 */
export async function teamAggregates(
  ctx: Ctx,
  tx: Tx,
  {
    rolloutId,
    day,
    computedAt,
    columns,
  }: { rolloutId: string; day: LocalDate; computedAt: string; columns: readonly Column[] },
): Promise<TeamSums> {
  const minimum = groupMinimum(ctx.privacyMode);
  const chains = await chainsOf(ctx, tx);
  const scope = await atomsOf(
    ctx,
    tx,
    sql`''::text as behaviour_id, count(*) filter (where rp.state = 'adopted')::int as count`,
    sql``,
    sql`
    rp.rollout_id = ${rolloutId} and rp.scope_from <= ${day} and (rp.scope_until is null or rp.scope_until >= ${day})`,
  );
  const rows = protectGroupings(scope.get("") ?? [], minimum);
  const today = { from: day, until: day, computedAt };
  const recent = await atomsOf(
    ctx,
    tx,
    sql`c.in_column::text as behaviour_id, count(distinct rp.person_id) filter (where s.recent_count >= s.recent_target)::int as count`,
    sql`join adoption.states s on s.organisation_id = rp.organisation_id and s.rollout_id = rp.rollout_id and s.person_id = rp.person_id and s.recent_expected > 0 join ${columnsRelation(columns)} on c.behaviour = s.behaviour_id`,
    sql`rp.rollout_id = ${rolloutId}`,
  );
  const me = ctx.actor.personId ?? "";
  const adoption = sumOfTeam(scope.get("") ?? [], rows.take, chains, me, today);
  const window = { ...recentWindow(day, "week"), computedAt };
  const behaviours = [...recent].map(([behaviourId, atoms]) => {
    const { take } = protectGroupings(atoms, minimum, isOpen(rows));
    return [behaviourId, "suppressed" in adoption ? adoption : sumOfTeam(atoms, take, chains, me, window)] as const;
  });
  return { minimum, adoption, behaviours: new Map(behaviours) };
}

type Window = { from: LocalDate; until: LocalDate; computedAt: string };

/** Every team is offered in one order, largest first; the answer is only mine. */
function sumOfTeam(
  atoms: readonly TeamAtom[],
  take: (isIn: (atom: Atom) => boolean) => Protection,
  chains: ReadonlyMap<string, ReadonlySet<string>>,
  me: string,
  window: Window,
): FigureOrReason {
  const managers = new Set(atoms.flatMap(({ manager }) => [...(chains.get(manager) ?? [])]));
  const teams = [...managers].map((manager) => {
    const members = new Set<Atom>(atoms.filter((atom) => chains.get(atom.manager)?.has(manager)));
    return { manager, members, people: [...members].reduce((sum, atom) => sum + atom.people, 0) };
  });
  const protections = new Map<string, Protection>();
  for (const { manager, members } of teams.toSorted(
    (one, other) => other.people - one.people || (one.manager < other.manager ? -1 : 1),
  ))
    protections.set(
      manager,
      take((atom) => members.has(atom)),
    );
  const mine = atoms.filter((atom) => chains.get(atom.manager)?.has(me));
  const people = mine.reduce((sum, atom) => sum + atom.people, 0);
  if (people === 0) return { missing: "notLive" };
  const protection = protections.get(me) ?? "complement";
  if (protection !== "shown") return { suppressed: protection };
  return shareOfPeople(
    mine.reduce((sum, atom) => sum + atom.count, 0),
    people,
    window,
  );
}

async function atomsOf(ctx: Ctx, tx: Tx, counted: SQL, joined: SQL, where: SQL): Promise<Map<string, TeamAtom[]>> {
  const { rows } = await tx.execute<{
    manager: string;
    unit: string;
    wave: string;
    role: string;
    people: number;
    behaviour_id: string;
    count: number;
  }>(sql`
    select coalesce(p.manager_id::text, ${noGroup}) as manager, coalesce(p.org_unit_id::text, ${noGroup}) as unit, rp.wave_id::text as wave,
      coalesce(p.job_role_id::text, ${noGroup}) as role, count(distinct rp.person_id)::int as people, ${counted}
    from adoption.rollout_people rp
    join directory.people p on p.organisation_id = rp.organisation_id and p.id = rp.person_id ${joined}
    where ${ofTenant(sql`rp.organisation_id`, ctx.organisationId)} and ${where}
    group by 1, 2, 3, 4, 6`);
  return grouped(
    rows.map(({ behaviour_id: behaviourId, ...atom }) => ({ ...atom, behaviourId })),
    ({ behaviourId }) => behaviourId,
  );
}

/** For each manager: that manager, and everybody above them. */
async function chainsOf(ctx: Ctx, tx: Tx): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { rows } = await tx.execute<{ id: string; manager_id: string | null }>(sql`
    select distinct m.id, m.manager_id from directory.people p
    join directory.people m on m.organisation_id = p.organisation_id and m.id = p.manager_id
    where ${ofTenant(sql`p.organisation_id`, ctx.organisationId)}`);
  const above = new Map(rows.map(({ id, manager_id }) => [id, manager_id]));
  return new Map(
    rows.map(({ id }) => {
      const chain = new Set<string>();
      for (let at: string | null | undefined = id; at && !chain.has(at) && chain.size < 30; at = above.get(at))
        chain.add(at);
      return [id, chain];
    }),
  );
}
