import type { JobHandler, Tx } from "@arraigo/platform";
import { inTransaction } from "@arraigo/platform";
import { tellUsageRecorded } from "../store/tell-usage-recorded";
import { storingEnded } from "./storing-ended";
import { nobody } from "./tables";

/** Events moved in one transaction: a fraction of a second of work, during which the same people's new events may wait. */
const atOnce = 2_000;
const namesAtOnce = 200;

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
 * and both sums, some thousand events and one name a transaction. It can end at any moment and goes on where it was. A name is done
 * when nothing of it is left and nobody can still be storing by what was known before it changed.
 */
export const moveNames: JobHandler = async (ctx) => {
  const asked = await inTransaction(ctx, listAsked);
  if (asked.length === 0) return;
  const quiet = await inTransaction(ctx, storingEnded);
  let room = atOnce;
  for (const each of asked) {
    room -= await inTransaction(ctx, (tx) => moveName(tx, each, room, quiet));
    if (room <= 0) break;
  }
  await inTransaction(ctx, async (tx) => {
    if ((await listAsked(tx)).length === 0) return;
    const startAfter = new Date(ctx.clock.now().getTime() + 1_000);
    await tx.enqueue("telemetry.moveNames", {}, quiet ? {} : { startAfter });
  });
};

async function listAsked(tx: Tx): Promise<Asked[]> {
  const { rows } = await tx.runSql(
    "select user_ref, held_by, asked_by from telemetry.name_moves where organisation_id = $1::uuid order by user_ref, held_by limit $2::int",
    [tx.organisationId, namesAtOnce],
  );
  return rows as unknown as Asked[];
}

/** Moves a piece of one name: two in one transaction would take their people's sums in an order of their own. */
async function moveName(tx: Tx, asked: Asked, room: number, quiet: boolean): Promise<number> {
  // One at a time for an organisation: two pieces of one name would count the same events.
  await tx.runSql("select pg_advisory_xact_lock(hashtextextended('telemetry.moves ' || $1::text, 0))", [
    tx.organisationId,
  ]);
  const { rows } = await tx.runSql({
    name: "telemetry_move_name",
    text: "select moved, to_person, events, first_day::text, last_day::text from telemetry.move_name($1, $2::uuid, $3::int)",
    values: [asked.user_ref, asked.held_by, room],
  });
  const moved = rows[0] as unknown as Moved;
  if (moved.events)
    await tellUsageRecorded(tx, {
      stored: moved.moved,
      people: [asked.held_by, moved.to_person].filter((person) => person !== nobody).sort(),
      names: moved.events,
      from: moved.first_day,
      to: moved.last_day,
    });
  if (quiet && moved.moved < room) await forget(tx, asked);
  return moved.moved;
}

/** Takes off the list what is done, where it was not asked for again meanwhile. */
async function forget(tx: Tx, { user_ref, held_by, asked_by }: Asked): Promise<void> {
  await tx.runSql(
    "delete from telemetry.name_moves where organisation_id = $1::uuid and user_ref = $2 and held_by = $3::uuid and asked_by = $4",
    [tx.organisationId, user_ref, held_by, asked_by],
  );
}
