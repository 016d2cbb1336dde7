import { type Ctx, DomainError, inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { FilesWaiting } from "../errors";
import { storingEnded } from "../people/storing-ended";
import { type ErasedPlace, erasedPlaces, findLeft } from "./check-erased";
import { eraseRest } from "./erase-rest";
import type { ErasurePhase } from "./erasure-tables";

/** Events, and ids, of one transaction: what a crash can cost, and what others wait for. */
const eventsAtOnce = 2_000;
const idsAtOnce = 100_000;
/** After so long it lets others have their turn and goes on behind them. */
const turnMs = 120_000;

export interface Running {
  id: string;
  phase: ErasurePhase;
  personId: string;
  names: string[];
  reached: string | null;
  askedBy: string | null;
  mentionsLeft: number;
  removed: ErasedPlace[];
}

/**
 * The background's part of an erasure: piece by piece, each in a transaction that also says how far it is. Whatever interrupts it, the
 * queue sends it again, and it goes on behind the last whole piece. Sums change in the last one alone, all at once.
 */
export const erasePerson: JobHandler = async (ctx, data) => {
  const erasureId = String(data["erasureId"]);
  const began = performance.now();
  const again = (startAfter?: Date) =>
    inTransaction(ctx, (tx) => tx.enqueue("telemetry.erasePerson", { erasureId }, startAfter ? { startAfter } : {}));
  const after = (ms: number) => new Date(ctx.clock.now().getTime() + ms);
  try {
    // What was being stored when it began may not have known; before anything is locked.
    if (!(await inTransaction(ctx, storingEnded))) return await again(after(1_000));
    while (await inTransaction(ctx, (tx) => piece(ctx, tx, erasureId)))
      if (performance.now() - began > turnMs) return await again();
  } catch (error) {
    await inTransaction(ctx, (tx) => setErasure(tx, erasureId, { problem: codeOf(error) }));
    if (!(error instanceof FilesWaiting)) throw error;
    await again(after(30_000));
  }
};

/** Does the next piece; false where nothing is left to do, or another worker has it in hand. */
async function piece(ctx: Ctx, tx: Tx, erasureId: string): Promise<boolean> {
  const { rows } = await tx.runSql(
    `select id, phase, person_id as "personId", names, reached, asked_by as "askedBy", mentions_left as "mentionsLeft", removed
     from telemetry.erasures where organisation_id = $1::uuid and id = $2::uuid and state = 'running' for update skip locked`,
    [tx.organisationId, erasureId],
  );
  const held = rows[0] as Running | undefined;
  if (!held) return false;
  // A day of everybody's events is looked through, and whatever one person did on any day is moved.
  await tx.runSql("set local statement_timeout = '10min'");
  return pieces[held.phase](ctx, tx, held);
}

const pieces: Record<ErasurePhase, (ctx: Ctx, tx: Tx, held: Running) => Promise<boolean>> = {
  waiting: async (_ctx, tx, { id, personId, names }) => {
    const found = await findLeft(
      tx,
      personId,
      names.map((name) => name.toLowerCase()),
      { mentions: false },
    );
    const removed = erasedPlaces.filter((place) => found[place] > 0);
    await setErasure(tx, id, { phase: "events", removed });
    return true;
  },
  events: async (_ctx, tx, { id, personId, names }) => {
    const { rows } = await tx.runSql("select telemetry.erase_events($1::uuid, $2::text[], $3::int) as gone", [
      personId,
      names,
      eventsAtOnce,
    ]);
    const over = (rows[0] as { gone: number }).gone < eventsAtOnce;
    await setErasure(tx, id, { problem: null, ...(over && { phase: "ids" }) });
    return true;
  },
  ids: async (_ctx, tx, { id, names, reached }) => {
    const { rows } = await tx.runSql("select telemetry.erase_ids($1::text[], $2, $3::int) as reached", [
      names,
      reached ?? "",
      idsAtOnce,
    ]);
    const next = (rows[0] as { reached: string | null }).reached;
    await setErasure(tx, id, { problem: null, reached: next, ...(next === null && { phase: "mentions" }) });
    return true;
  },
  mentions: async (_ctx, tx, { id, names, reached, mentionsLeft }) => {
    const day = await nextDay(tx, reached);
    if (day === null) {
      await setErasure(tx, id, { problem: null, phase: "rest", reached: null });
      return true;
    }
    const { rows } = await tx.runSql(
      `select telemetry.erase_mentions($1::text[], $2::date::timestamp at time zone 'UTC', ($2::date + 1)::timestamp at time zone 'UTC') as still`,
      [names, day],
    );
    const { still } = rows[0] as { still: number };
    await setErasure(tx, id, { problem: null, reached: day, mentionsLeft: mentionsLeft + still });
    return true;
  },
  rest: async (ctx, tx, held) => {
    await eraseRest(ctx, tx, held);
    return false;
  },
};

/**
 * The next day of UTC on which something may have happened: days are counted in the organisation's time zone, whichever that was, and
 * every one of those lies within a day of it.
 */
async function nextDay(tx: Tx, after: string | null): Promise<string | null> {
  const { rows } = await tx.runSql(
    `select min(d.day + o.days)::text as day from telemetry.event_days d cross join (values (-1), (0), (1)) o(days)
     where d.organisation_id = $1::uuid and ($2::date is null or d.day + o.days > $2::date)`,
    [tx.organisationId, after],
  );
  return (rows[0] as { day: string | null }).day;
}

const columns = {
  phase: "phase",
  reached: "reached",
  problem: "problem",
  removed: "removed",
  mentionsLeft: "mentions_left",
} as const;

async function setErasure(
  tx: Tx,
  id: string,
  values: Partial<Pick<Running, "phase" | "reached" | "removed" | "mentionsLeft"> & { problem: string | null }>,
): Promise<void> {
  const given = Object.entries(values) as [keyof typeof columns, unknown][];
  await tx.runSql(
    `update telemetry.erasures set ${given.map(([key], index) => `${columns[key]} = $${index + 3}`).join(", ")}
     where organisation_id = $1::uuid and id = $2::uuid and state = 'running'`,
    [tx.organisationId, id, ...given.map(([, value]) => value)],
  );
}

/** What stopped it, without a word of what the database said: that could be somebody's name. */
function codeOf(error: unknown): string {
  if (error instanceof DomainError) return error.code;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const { code } = cause as { code?: unknown };
    if (typeof code === "string" && /^[0-9A-Z]{5}$/.test(code)) return code;
  }
  return "unknown";
}
