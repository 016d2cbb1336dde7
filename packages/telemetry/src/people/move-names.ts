import { setTimeout as sleep } from "node:timers/promises";
import type { JobHandler, Tx } from "@arraigo/platform";
import { inTransaction } from "@arraigo/platform";
import { tellUsageRecorded } from "../store/tell-usage-recorded";
import { nobody } from "./tables";

/** Events moved in one transaction: a fraction of a second of work, during which the same people's new events may wait. */
const atOnce = 2_000;
const namesAtOnce = 200;
/** Storing a batch takes milliseconds; what takes longer is waited for in a later round. */
const storingMsMax = 3_000;

interface Asked {
  user_ref: string;
  held_by: string;
  asked_by: string;
}

interface Moved {
  moved: number;
  to_person: string;
  events: string[] | null;
  first_day: string | null;
  last_day: string | null;
}

/**
 * Lets the past follow the names: what was stored under a name moves to the person it stands for now, or back to nobody, in the log
 * and both sums, some thousand events a transaction. It can end at any moment and goes on where it was. A name is done when nothing
 * of it is left and nobody can still be storing by what was known before it changed.
 */
export const moveNames: JobHandler = (ctx) =>
  inTransaction(ctx, async (tx) => {
    // One at a time for an organisation: two pieces of one name would count the same events.
    await tx.runSql("select pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || $1::text, 0))", [
      tx.organisationId,
    ]);
    const asked = (
      await tx.runSql(
        "select user_ref, held_by, asked_by from telemetry.name_moves where organisation_id = $1::uuid order by user_ref, held_by limit $2::int",
        [tx.organisationId, namesAtOnce],
      )
    ).rows as unknown as Asked[];
    if (asked.length === 0) return;
    const quiet = await storingEnded(tx);
    let room = atOnce;
    const done: Asked[] = [];
    for (const each of asked) {
      const moved = await moveName(tx, each, room);
      if (moved < room) done.push(each);
      room -= moved;
      if (room <= 0) break;
    }
    const left = quiet ? await forget(tx, done) : true;
    if (!left) return;
    const startAfter = new Date(ctx.clock.now().getTime() + 1_000);
    await tx.enqueue("telemetry.moveNames", {}, quiet ? {} : { startAfter });
  });

/** Waits for whoever is storing right now. Before anything is locked, or they might wait for us. */
async function storingEnded(tx: Tx): Promise<boolean> {
  const until = Date.now() + storingMsMax;
  const storing = async () => {
    const { rows } = await tx.runSql("select telemetry.storing_now() as storing");
    return (rows[0] as { storing: string[] } | undefined)?.storing ?? [];
  };
  let waitingFor = new Set(await storing());
  while (waitingFor.size > 0 && Date.now() < until) {
    await sleep(20);
    waitingFor = new Set((await storing()).filter((each) => waitingFor.has(each)));
  }
  return waitingFor.size === 0;
}

async function moveName(tx: Tx, { user_ref, held_by }: Asked, room: number): Promise<number> {
  const { rows } = await tx.runSql({
    name: "telemetry_move_name",
    text: "select moved, to_person, events, first_day::text, last_day::text from telemetry.move_name($1, $2::uuid, $3::int)",
    values: [user_ref, held_by, room],
  });
  const moved = rows[0] as unknown as Moved;
  if (moved.events)
    await tellUsageRecorded(tx, {
      stored: moved.moved,
      people: [held_by, moved.to_person].filter((person) => person !== nobody).sort(),
      names: moved.events,
      from: moved.first_day,
      to: moved.last_day,
    });
  return moved.moved;
}

/** Takes off the list what is done and was not asked for again meanwhile. Says whether anything is left on it. */
async function forget(tx: Tx, done: readonly Asked[]): Promise<boolean> {
  const { rows } = await tx.runSql(
    `with gone as (
       delete from telemetry.name_moves m using jsonb_to_recordset($2::jsonb) as d(user_ref text, held_by uuid, asked_by text)
       where m.organisation_id = $1::uuid and m.user_ref = d.user_ref and m.held_by = d.held_by and m.asked_by = d.asked_by returning 1)
     select (select count(*) from telemetry.name_moves where organisation_id = $1::uuid) > (select count(*) from gone) as left`,
    [tx.organisationId, JSON.stringify(done)],
  );
  return (rows[0] as { left: boolean } | undefined)?.left ?? false;
}
