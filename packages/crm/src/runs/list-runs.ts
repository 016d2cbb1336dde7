import { grantOf } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { personNames } from "../activities/shown-activity";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import type { ListRuns } from "../runs-contract";
import { recordNames } from "../timeline/record-names";
import { pastChanges } from "./past-changes";
import { pastImports } from "./past-imports";
import { pastMerges } from "./past-merges";
import type { PastAsked } from "./past-run";
import { whatRunsDid } from "./what-runs-did";

/**
 * What was done to many records at once, newest first: imports, changes by hand, handovers and merges, with how far each is, what
 * came of it and whether it can still be taken back. One's own; an administrator sees everybody's.
 */
export async function listRuns(ctx: Ctx, input: ListRuns) {
  return inTransaction(ctx, async (tx) => {
    const { kind, mine, limit } = input;
    const asked: PastAsked = { kind, mine, after: decodeInstantPosition(input.cursor), rowsMax: limit + 1 };
    const found = [
      ...(kind === "import" || kind === "merge" ? [] : await pastChanges(ctx, tx, asked)),
      ...(kind === undefined || kind === "import" ? await pastImports(ctx, tx, asked) : []),
      ...(kind === undefined || kind === "merge" ? await pastMerges(ctx, tx, asked) : []),
    ];
    found.sort((one, other) => (one.at === other.at ? (one.id < other.id ? 1 : -1) : one.at < other.at ? 1 : -1));
    const { rows, next } = pageOf(found, limit, ({ at, id }) => ({ key: at, id }));
    const people = await personNames(
      ctx,
      tx,
      rows.flatMap(({ byId, undoneById }) => [byId, undoneById]),
    );
    const merged = await recordNames(
      ctx,
      tx,
      rows.flatMap(({ recordType, intoId }) => (recordType && intoId ? [{ type: recordType, id: intoId }] : [])),
    );
    const did = await whatRunsDid(ctx, tx, rows);
    return {
      rows: rows.map(({ byId, undoneById, intoId, ...row }) => ({
        ...row,
        mine: byId !== null && byId === ctx.actor.personId,
        byName: byId ? (people.get(byId) ?? null) : null,
        undoneByName: undoneById ? (people.get(undoneById) ?? null) : null,
        /** The record others were merged into, where the reader may read it. */
        into: intoId && merged.has(intoId) ? { id: intoId, name: merged.get(intoId) ?? "" } : null,
        written: did.get(row.id)?.written ?? [],
        types: did.get(row.id)?.types ?? [],
        first: did.get(row.id)?.first ?? null,
      })),
      next,
      /** Whether what others did is within reach. */
      everybodys: Boolean(grantOf(ctx, "crm.run.undo").organisation),
    };
  });
}
