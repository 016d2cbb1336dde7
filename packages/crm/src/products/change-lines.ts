import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, localToday, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq, sql } from "drizzle-orm";
import {
  type AddLine,
  type ChangeLine,
  type LineById,
  linesMax,
  type OpportunityLines,
  type OrderLines,
} from "../contract";
import { amountMinorMax } from "../fields/opportunity-fields";
import { assertAsRead } from "../records/assert-unchanged";
import { changeRecords } from "../records/change-records";
import { recordById, recordFor } from "../records/find-record";
import type { RecordRow } from "../records/record-table";
import { uuids } from "../records/scope";
import { type EventKind, recordHistory } from "../timeline/record-event";
import { recordEvents } from "../timeline/tables";
import { LineCurrencyDiffers, LinesTooLarge, ProductRetired, TooManyLines } from "./errors";
import { lineText } from "./line-text";
import { lineTotal, lineTotals } from "./line-totals";
import { lineItems, type products } from "./tables";

export type Line = typeof lineItems.$inferSelect;

/**
 * The lines of an opportunity with their sums. Its amount follows the lines for as long as it is their sum: whoever sets another
 * amount by hand keeps it, until they take the lines' sum again.
 */
export async function listLines(ctx: Ctx, input: OpportunityLines) {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "read", "opportunity", input.opportunityId);
    const lines = await linesOf(ctx, tx, record.id);
    const totals = lineTotals(lines);
    return {
      currency: String(record.currency),
      amountMinor: record.amountMinor as number | null,
      follows: isFollowing(record, lines),
      totals,
      lines: lines.map(({ organisationId, ...line }) => ({ ...line, totalMinor: lineTotal(line) })),
    };
  });
}

/** Adds a line at today's price and cost: a new price list changes no old offer. */
export async function addLine(ctx: Ctx, input: AddLine): Promise<{ id: string }> {
  const id = newId(ctx.clock.now().getTime());
  await changing(ctx, input.opportunityId, async (tx, record, lines) => {
    if (lines.length >= linesMax) throw new TooManyLines({ linesMax });
    const product = input.productId ? await soldProduct(ctx, tx, input.productId) : undefined;
    const foreign = product !== undefined && product.currency !== record.currency;
    if (product && foreign && input.unitPriceMinor === undefined)
      throw new LineCurrencyDiffers({ price: product.currency, deal: String(record.currency) }, "unitPriceMinor");
    const cost =
      input.unitCostMinor !== undefined ? input.unitCostMinor : foreign ? null : (product?.costMinor ?? null);
    const line: Line = {
      id,
      organisationId: ctx.organisationId,
      opportunityId: record.id,
      productId: product?.id ?? null,
      description: input.description ?? product?.name ?? "",
      quantity: input.quantity,
      unitPriceMinor: input.unitPriceMinor ?? product?.priceMinor ?? 0,
      discountPercent: input.discountPercent,
      unitCostMinor: cost,
      position: input.position ?? (lines.at(-1)?.position ?? 0) + 1,
    };
    await tx.insert(lineItems).values(line);
    return { kind: "line_added", before: null, after: line };
  });
  return { id };
}

/** Changes a line. With `was`, what somebody else changed since it was read is refused (`crm.ChangedMeanwhile`). */
export async function changeLine(ctx: Ctx, input: ChangeLine): Promise<void> {
  const { id, was, ...given } = input;
  await inTransaction(ctx, async (tx) => {
    const held = await lineById(ctx, tx, id);
    await changing(ctx, held.opportunityId, async (_, __, lines) => {
      const before = lines.find((line) => line.id === id);
      if (!before) throw new NotFound();
      const about = and(eq(recordEvents.subjectId, held.opportunityId), eq(recordEvents.kind, "line_changed"));
      if (was) await assertAsRead(ctx, tx, { now: { ...before }, wanted: given, was, about });
      const after = {
        ...before,
        ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)),
      };
      await tx.update(lineItems).set(after).where(at(ctx, id));
      return { kind: "line_changed", before, after };
    });
  });
}

export async function removeLine(ctx: Ctx, input: LineById): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const held = await lineById(ctx, tx, input.id);
    await changing(ctx, held.opportunityId, async (_, __, lines) => {
      // Somebody may have taken it off while this one waited for the deal.
      const before = lines.find((line) => line.id === input.id);
      if (!before) throw new NotFound();
      await tx.delete(lineItems).where(at(ctx, input.id));
      return { kind: "line_removed", before, after: null };
    });
  });
}

/** Puts the lines into another order: how an offer reads, and no change of what is in it. */
export async function orderLines(ctx: Ctx, input: OrderLines): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "write", "opportunity", input.opportunityId);
    await tx
      .update(lineItems)
      .set({ position: sql`array_position(${uuids(input.ids)}, ${lineItems.id})` })
      .where(
        and(
          ofTenant(lineItems.organisationId, ctx.organisationId),
          eq(lineItems.opportunityId, record.id),
          sql`${lineItems.id} = any(${uuids(input.ids)})`,
        ),
      );
  });
}

/** Takes the lines' sum as the opportunity's amount, which then follows them again. */
export async function takeLinesTotal(ctx: Ctx, input: OpportunityLines): Promise<{ amountMinor: number }> {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "write", "opportunity", input.opportunityId);
    const { totalMinor } = lineTotals(await linesOf(ctx, tx, record.id));
    await changeRecords(ctx, tx, "opportunity", [{ id: record.id, values: { amountMinor: totalMinor } }]);
    return { amountMinor: totalMinor };
  });
}

interface Happened {
  kind: EventKind;
  before: Line | null;
  after: Line | null;
}

type Work = (tx: Tx, record: RecordRow, lines: Line[]) => Promise<Happened>;

/** One change of the lines with its history; the amount follows where it followed before. */
async function changing(ctx: Ctx, opportunityId: string, work: Work): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record, accountId } = await recordFor(ctx, tx, "write", "opportunity", opportunityId);
    const lines = await linesOf(ctx, tx, record.id);
    const follows = isFollowing(record, lines);
    const { kind, before, after } = await work(tx, record, lines);
    const currency = String(record.currency);
    const [from, to] = [before && lineText(before, currency), after && lineText(after, currency)];
    if (from === to) return;
    await recordHistory(ctx, tx, [
      { subjectType: "opportunity", subjectId: record.id, accountId, kind, changes: [{ field: "line", from, to }] },
    ]);
    const now = await linesOf(ctx, tx, record.id);
    const { totalMinor } = lineTotals(now);
    if (totalMinor > amountMinorMax) throw new LinesTooLarge({}, "quantity");
    // An offer without lines has no sum: what the deal is thought to be worth stays.
    if (follows && now.length > 0)
      await changeRecords(ctx, tx, "opportunity", [{ id: record.id, values: { amountMinor: totalMinor } }]);
  });
}

const isFollowing = (record: RecordRow, lines: readonly Line[]) =>
  lines.length === 0 ? record.amountMinor === null : record.amountMinor === lineTotals(lines).totalMinor;

async function linesOf(ctx: Ctx, tx: Tx, opportunityId: string): Promise<Line[]> {
  return tx
    .select()
    .from(lineItems)
    .where(and(ofTenant(lineItems.organisationId, ctx.organisationId), eq(lineItems.opportunityId, opportunityId)))
    .orderBy(asc(lineItems.position), asc(lineItems.id));
}

const at = (ctx: Ctx, id: string) => and(ofTenant(lineItems.organisationId, ctx.organisationId), eq(lineItems.id, id));

async function lineById(ctx: Ctx, tx: Tx, id: string): Promise<Line> {
  const [found] = await tx.select().from(lineItems).where(at(ctx, id));
  if (!found) throw new NotFound();
  return found;
}

/** A product that is still sold. */
async function soldProduct(ctx: Ctx, tx: Tx, id: string) {
  const record = await recordById(ctx, tx, "crm.product.read", "product", id, "key share");
  const product = record as unknown as typeof products.$inferSelect;
  if (product.retiredOn !== null && product.retiredOn < localToday(ctx)) throw new ProductRetired({}, "productId");
  return product;
}
