import { type Ctx, DomainError, type Tx } from "@arraigo/platform";
import { AccountCircle } from "../errors";
import type { RecordType } from "../record-types";
import { type Changed, changeRecords, type RecordChange } from "./change-records";
import type { Doing } from "./doing";
import { lockWritable } from "./lock-records";
import { siftRestoring } from "./sift-restoring";
import type { Stayed } from "./stayed";

interface Restored {
  done: Changed[];
  stayed: Stayed[];
}

/**
 * Gives records old values back, as far as that is possible, and never throws because of one of them: what a record cannot hold any
 * more stays as it is and is said, the rest goes back. One change a record. Set-based; only what is refused all the same is tried
 * in halves.
 */
export async function restoreValues(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  asked: readonly RecordChange[],
  doing: Doing,
): Promise<Restored> {
  if (asked.length === 0) return { done: [], stayed: [] };
  const ids = asked.map(({ id }) => id);
  const rows = new Map((await lockWritable(ctx, tx, type, ids)).map((row) => [row.id, row]));
  const away = asked.filter(({ id }) => !rows.has(id));
  const within = asked.flatMap((change) => {
    const row = rows.get(change.id);
    return row ? [{ change, row }] : [];
  });
  const { possible, stayed } = await siftRestoring(ctx, tx, type, within);
  const written = await writePossible(ctx, tx, type, possible, doing);
  const notYours = away.map(({ id }): Stayed => ({ type, id, field: null, reason: "keptNotYours" }));
  return { done: written.done, stayed: [...notYours, ...stayed, ...written.stayed] };
}

/** Whatever is refused says so before anything is written, so that the others can go on in the same transaction. */
async function writePossible(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  changes: readonly RecordChange[],
  doing: Doing,
): Promise<Restored> {
  if (changes.length === 0) return { done: [], stayed: [] };
  try {
    return { done: await changeRecords(ctx, tx, type, changes, doing), stayed: [] };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const [only] = changes;
    if (changes.length === 1 && only) return writeWithout(ctx, tx, type, only, error, doing);
  }
  const middle = Math.ceil(changes.length / 2);
  const first = await writePossible(ctx, tx, type, changes.slice(0, middle), doing);
  const second = await writePossible(ctx, tx, type, changes.slice(middle), doing);
  const both = { done: [...first.done, ...second.done], stayed: [...first.stayed, ...second.stayed] };
  return retried(ctx, tx, type, changes, both, doing);
}

/** One record without the value that was refused; as a whole it stays where nothing says which that is. */
async function writeWithout(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  { id, values, custom }: RecordChange,
  error: DomainError,
  doing: Doing,
): Promise<Restored> {
  const field = error.field;
  const reason = error instanceof AccountCircle ? "keptCircle" : "keptField";
  if (field === undefined || !(field in values)) return { done: [], stayed: [{ type, id, field: null, reason }] };
  const { [field]: _, ...rest } = values;
  const left = Object.keys({ ...rest, ...custom }).length > 0 ? [{ id, values: rest, custom }] : [];
  const written = await writePossible(ctx, tx, type, left, doing);
  return { done: written.done, stayed: [{ type, id, field, reason }, ...written.stayed] };
}

/** What stood in a circle may not once the others are back: whoever belonged to whom goes back in any order. */
async function retried(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  changes: readonly RecordChange[],
  { done, stayed }: Restored,
  doing: Doing,
): Promise<Restored> {
  const circling = new Set(stayed.filter(({ reason }) => reason === "keptCircle").map(({ id }) => id));
  if (circling.size === 0 || circling.size === changes.length) return { done, stayed };
  const again = changes
    .filter(({ id }) => circling.has(id))
    .map(({ id, values: { parentId } }) => ({ id, values: { parentId } }));
  const others = stayed.filter(({ reason }) => reason !== "keptCircle");
  const second = await writePossible(ctx, tx, type, again, doing);
  return { done: [...done, ...second.done], stayed: [...others, ...second.stayed] };
}
