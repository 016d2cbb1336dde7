import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import type { MarkPoint, PointMark, ReachableType } from "../contacts-contract";
import { PointOptedOut } from "../errors";
import { recordFor } from "../records/find-record";
import { keptPoint, recordPointHistory, writePoint } from "./keep-points";
import type { PointRow } from "./point";
import { pointRows } from "./read-points";
import { liftSuppression, suppressedAmong } from "./suppress-points";

/** Where each mark stands: since when, who heard it, and where it was said. */
export const markColumns = {
  consent: { at: "consentedAt", by: "consentedBy", from: "consentSource" },
  optOut: { at: "optedOutAt", by: "optedOutBy", from: "optOutSource" },
  invalid: { at: "invalidAt", by: "invalidatedBy", from: "invalidSource" },
} as const satisfies Record<PointMark, { at: keyof PointRow; by: keyof PointRow; from: keyof PointRow }>;

/**
 * Writes down what somebody said about an address, or that it leads nowhere: since when, who heard it, and where it was said. A
 * "no" may be written down by whoever can read the record, because whoever hears it must not have to look for the owner; it stands
 * until it is taken back, and no "yes" is taken before that.
 */
export async function markPoint(ctx: Ctx, type: ReachableType, input: MarkPoint): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const heardNo = input.mark === "optOut" && input.on;
    const { record } = await recordFor(ctx, tx, heardNo ? "read" : "write", type, input.id);
    const rows = await pointRows(ctx, tx, type, record.id);
    const point = await keptPoint(ctx, tx, type, record, rows, input.kind, input.value);
    if (!point) throw new NotFound();
    const address = { kind: input.kind, key: point.key };
    const no = point.optedOutAt !== null || (await suppressedAmong(ctx, tx, [address])).size > 0;
    if (input.mark === "consent" && input.on && no) throw new PointOptedOut({}, "mark");
    const { at, by, from } = markColumns[input.mark];
    if ((input.mark === "optOut" ? no : point[at] !== null) === input.on) return;
    if (input.mark === "optOut" && !input.on) await liftSuppression(ctx, tx, address);
    await writePoint(ctx, tx, point.id, {
      [at]: input.on ? ctx.clock.now() : null,
      [by]: input.on ? ctx.actor.personId : null,
      [from]: input.on ? (input.from ?? null) : null,
    });
    const said = input.from ? `${point.value} · ${input.from}` : point.value;
    await recordPointHistory(ctx, tx, type, record, "point_changed", [
      { field: input.mark, from: input.on ? null : point.value, to: input.on ? said : null },
    ]);
  });
}
